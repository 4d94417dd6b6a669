// A line of editable text: a pure reducer over whole characters (graphemes), with the keys of readline.

/** `cursor` is a UTF-16 offset that always lies between two characters. */
export type TextField = {
  readonly text: string;
  readonly cursor: number;
  /** What was deleted last, unless by the character. */
  readonly killed?: string;
};

export type TextEdit =
  | {readonly type: 'inserted'; readonly text: string}
  | {readonly type: 'deleted'; readonly to: TextPlace}
  | {readonly type: 'moved'; readonly to: TextPlace}
  /** What was deleted is put back, here. */
  | {readonly type: 'yanked'};

/** A word is letters and digits; a term is what stands between blanks. */
export type TextPlace = 'left' | 'right' | 'word-left' | 'word-right' | 'term-left' | 'start' | 'end';

export const emptyField: TextField = {text: '', cursor: 0};

export function editText(field: TextField, edit: TextEdit): TextField {
  switch (edit.type) {
    case 'inserted':
      return inserted(field, oneLine(edit.text));
    case 'yanked':
      return inserted(field, field.killed ?? '');
    case 'moved':
      return {...field, cursor: places[edit.to](field)};
    case 'deleted':
      return deleted(field, edit.to);
  }
}

export function charactersOf(text: string): readonly Intl.SegmentData[] {
  return Array.from(graphemes.segment(text));
}

const places: {readonly [place in TextPlace]: (field: TextField) => number} = {
  left: ({text, cursor}) => boundaries(text).findLast(boundary => boundary < cursor) ?? 0,
  right: ({text, cursor}) => boundaries(text).find(boundary => boundary > cursor) ?? text.length,
  'word-left': field => before(field, /[\p{L}\p{N}\p{M}_]*[^\p{L}\p{N}\p{M}_]*$/u),
  'word-right': field => behind(field, /^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*/u),
  'term-left': field => before(field, /\S*\s*$/),
  start: () => 0,
  end: ({text}) => text.length,
};

function before({text, cursor}: TextField, pattern: RegExp): number {
  return onBoundary(text, text.slice(0, cursor).replace(pattern, '').length);
}

function behind({text, cursor}: TextField, pattern: RegExp): number {
  return onBoundary(text, cursor + (pattern.exec(text.slice(cursor))?.[0].length ?? 0));
}

function inserted({text, cursor, ...rest}: TextField, addition: string): TextField {
  const longer = text.slice(0, cursor) + addition + text.slice(cursor);
  return {...rest, text: longer, cursor: onBoundary(longer, cursor + addition.length)};
}

function deleted(field: TextField, to: TextPlace): TextField {
  const place = places[to](field);
  const [start, end] = [Math.min(place, field.cursor), Math.max(place, field.cursor)];
  const text = field.text.slice(0, start) + field.text.slice(end);
  const isKilled = to !== 'left' && to !== 'right' && start < end;
  return {
    ...field,
    text,
    cursor: onBoundary(text, start),
    ...(isKilled && {killed: field.text.slice(start, end)}),
  };
}

/** What was typed may have joined its neighbour: the cursor then stands behind the whole character. */
function onBoundary(text: string, place: number): number {
  return boundaries(text).find(boundary => boundary >= place) ?? text.length;
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
  return [...charactersOf(text).map(({index}) => index), text.length];
}
