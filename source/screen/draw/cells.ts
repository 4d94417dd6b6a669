// A painted line as cells of the screen, and panes over one another as rows of them.
import {cellWidth} from '../../text/cells.ts';
import {changed, plainStyle, type Style} from './styles.ts';

/**
 * One entry for each column: a character and its style, of blanks what is seen of it. What a wide character fills behind
 * its first cell is empty.
 */
export type Cells = {readonly texts: string[]; readonly styles: Style[]};

export function blankCells(columns: number): Cells {
  return {texts: Array<string>(columns).fill(' '), styles: Array<Style>(columns).fill(plainStyle)};
}

const ascii = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Writes the line over what is there, from the column on and not beyond the edge. */
export function write({texts, styles}: Cells, left: number, line: string): void {
  let style = plainStyle;
  let column = left;
  const put = (text: string, width: number): void => {
    if (column + width > texts.length) return;
    texts[column] = text;
    styles[column] = text === ' ' ? style.blank : style;
    for (let further = 1; further < width; further++) {
      texts[column + further] = '';
      styles[column + further] = style;
    }
    column += width;
  };
  // A wide character of which only a half is left over is gone.
  if (texts[left] === '') texts[left - 1] = ' ';
  for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
    if (part.startsWith('\x1b')) style = changed(style, part.slice(2, -1));
    else if (ascii.test(part)) for (const character of part) put(character, 1);
    else for (const {segment} of graphemes.segment(part)) put(segment, Math.max(1, cellWidth(segment)));
  }
  if (texts[column] === '') texts[column] = ' ';
}
