// Text measured in terminal cells: width, cut and pad, wrap. Text that comes in is already safe (see safe-text.ts).
import stringWidth from 'string-width';
import {narrow} from './narrow.ts';

const ascii = /^[\x20-\x7e]*$/;

/** Made when it is needed: making it takes longer than starting a small program. */
let graphemes: Intl.Segmenter | undefined;

function segmentsOf(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
  return graphemes.segment(text);
}

/** How many terminal cells the text fills. */
export function cellWidth(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text);
}

/** The text in exactly `width` cells: padded with blanks, or cut with `…` at its end. */
export function fit(text: string, width: number): string {
  if (width <= 0) return '';
  if (ascii.test(text) || narrow.test(text)) {
    return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
  }
  const own = stringWidth(text);
  return own > width ? `${pad(head(text, width - 1), width - 1)}…` : text + ' '.repeat(width - own);
}

/** As `fit`, but cut in the middle: for names of which the ends tell them apart. */
export function fitMiddle(text: string, width: number): string {
  if (width < 5 || cellWidth(text) <= width) return fit(text, width);
  const end = tail(text, Math.floor((width - 1) / 2));
  return fit(text, width - cellWidth(end)) + end;
}

/** As `fit`, but the blanks stand before the text: for numbers. */
export function fitRight(text: string, width: number): string {
  const own = cellWidth(text);
  return own > width ? fit(text, width) : ' '.repeat(width - own) + text;
}

/** The lines of the text, none wider than `width` cells: broken after a blank where one is near, else anywhere. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let column = 0;
  for (const character of charactersOf(text)) {
    const own = cellWidth(character);
    if (column + own > width && line !== '') {
      const blank = line.lastIndexOf(' ');
      const end = blank > line.length / 2 ? blank + 1 : line.length;
      lines.push(line.slice(0, end).trimEnd());
      line = line.slice(end);
      column = cellWidth(line);
    }
    line += character;
    column += own;
  }
  return [...lines, line];
}

function charactersOf(text: string): Iterable<string> {
  return narrow.test(text) ? text : Array.from(segmentsOf(text), ({segment}) => segment);
}

/** As many whole characters from the start as fit into `width` cells. */
function head(text: string, width: number): string {
  if (narrow.test(text)) return text.slice(0, width);
  let end = 0;
  let column = 0;
  for (const {segment} of segmentsOf(text)) {
    column += stringWidth(segment);
    if (column > width) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

/** As many whole characters from the end as fit into `width` cells. */
function tail(text: string, width: number): string {
  let end = '';
  for (const {segment} of [...segmentsOf(text)].reverse()) {
    if (cellWidth(segment + end) > width) break;
    end = segment + end;
  }
  return end;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - cellWidth(text));
}
