// A line of editable text: a pure reducer over whole characters (graphemes), with the keys of readline.

/** `cursor` is a UTF-16 offset that always lies between two characters. */
export type TextField = {readonly text: string; readonly cursor: number};

export type TextEdit =
  | {readonly type: 'inserted'; readonly text: string}
  | {readonly type: 'deleted'; readonly to: TextPlace}
  | {readonly type: 'moved'; readonly to: TextPlace};

export type TextPlace = 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end';

export const emptyField: TextField = {text: '', cursor: 0};

export function editText(field: TextField, edit: TextEdit): TextField {
  switch (edit.type) {
    case 'inserted':
      return inserted(field, oneLine(edit.text));
    case 'moved':
      return {...field, cursor: places[edit.to](field)};
    case 'deleted': {
      const place = places[edit.to](field);
      const [start, end] = [Math.min(place, field.cursor), Math.max(place, field.cursor)];
      return settled({text: field.text.slice(0, start) + field.text.slice(end), cursor: start});
    }
  }
}

const places: {readonly [place in TextPlace]: (field: TextField) => number} = {
  left: ({text, cursor}) => boundaries(text).findLast(boundary => boundary < cursor) ?? 0,
  right: ({text, cursor}) => boundaries(text).find(boundary => boundary > cursor) ?? text.length,
  'word-left': ({text, cursor}) => text.slice(0, cursor).replace(/\S*\s*$/, '').length,
  'word-right': ({text, cursor}) => cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0),
  start: () => 0,
  end: ({text}) => text.length,
};

function inserted({text, cursor}: TextField, addition: string): TextField {
  return settled({text: text.slice(0, cursor) + addition + text.slice(cursor), cursor: cursor + addition.length});
}

/** What was typed may have joined its neighbour: the cursor then stands behind the whole character. */
function settled(field: TextField): TextField {
  const cursor = boundaries(field.text).find(boundary => boundary >= field.cursor) ?? field.text.length;
  return {...field, cursor};
}

/** Line ends and tabs become blanks; other controls are nothing that one types. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/\p{Cc}/gu, '');
}

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

function boundaries(text: string): readonly number[] {
  return [...Array.from(graphemes.segment(text), ({index}) => index), text.length];
}
