// What has to be sent so that a row of the screen shows other cells: moves of the cursor, styles, and text.
import type {Cells} from './cells.ts';
import {plainStyle, type Style, switching} from './styles.ts';

/** Where the terminal's cursor is, and in which style it writes. */
export type Pen = {sent: string; style: Style; x: number | undefined; y: number};

export const createPen = (): Pen => ({sent: '', style: plainStyle, x: undefined, y: -1});

/** Cells that are sent again rather than skipped: a move costs about as much. */
const shortGap = 5;

/** Characters of whose width no terminal is in doubt: those of one cell, and the wide ones of East Asia. */
const certain =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203a\u2190-\u2193\u2400-\u2421\u2500-\u259f\u25b2\u25bc\u25c6\u25cf\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]$/;

export function sendRow(pen: Pen, y: number, before: Cells, after: Cells): void {
  const columns = after.texts.length;
  const blankFrom = blankEnd(after);
  let x = 0;
  let spills = false;
  while (x < blankFrom) {
    if (isSame(before, after, x)) {
      x++;
      continue;
    }
    const end = Math.min(changeEnd(before, after, x), blankFrom);
    // What is wider than we reckon spills over what comes behind it.
    spills = after.texts.slice(x, end).some(isDoubtful);
    sendCells(pen, y, after, x, spills ? blankFrom : end);
    x = spills ? blankFrom : end;
  }
  while (!spills && x < columns && isSame(before, after, x)) x++;
  if (x === columns) return;
  moveTo(pen, x, y);
  switchFor(pen, ' ', plainStyle);
  pen.sent += '\x1b[K';
}

const isDoubtful = (text: string): boolean => text !== '' && !certain.test(text);

/** The first column from which on all is blank. */
function blankEnd({texts, styles}: Cells): number {
  let from = texts.length;
  while (from > 0 && texts[from - 1] === ' ' && styles[from - 1] === plainStyle) from--;
  return from;
}

function isSame(before: Cells, after: Cells, x: number): boolean {
  return before.texts[x] === after.texts[x] && before.styles[x] === after.styles[x];
}

/** Where the change that begins there ends; what follows it by little belongs to it. */
function changeEnd(before: Cells, after: Cells, from: number): number {
  const columns = after.texts.length;
  let end = from + 1;
  for (let next = end; next < Math.min(end + shortGap, columns); next++) {
    if (after.texts[next] !== '' && isSame(before, after, next)) continue;
    if (next > end && switchesWithin(after, end - 1, next) > 1) return end;
    end = next + 1;
  }
  return end;
}

/** How often the style changes from the one column to the other: each time costs more than a move. */
function switchesWithin({texts, styles}: Cells, from: number, to: number): number {
  let style = styles[from]!;
  let switches = 0;
  for (let x = from + 1; x <= to; x++) {
    if (looksAlike(style, texts[x]!, styles[x]!)) continue;
    style = styles[x]!;
    switches++;
  }
  return switches;
}

/** Does the text look in the one style as in its own? */
const looksAlike = (style: Style, text: string, own: Style): boolean =>
  style === own || (text === ' ' && style.blank === own);

function sendCells(pen: Pen, y: number, {texts, styles}: Cells, from: number, to: number): void {
  // Within a wide character there is nothing to begin with.
  let x = from;
  while (x > 0 && texts[x] === '') x--;
  const blanks = blanksAtEnd(texts, styles, x, to);
  const last = blanks >= worthErasing ? to - blanks : to;
  moveTo(pen, x, y);
  while (x < last) {
    if (isDoubtful(texts[x]!)) x = sendDoubtful(pen, texts, styles, x, last);
    else {
      switchFor(pen, texts[x]!, styles[x]!);
      pen.sent += texts[x];
      x++;
    }
  }
  pen.x = x;
  if (last === to) return;
  switchFor(pen, ' ', plainStyle);
  // Erased where they are; the cursor stays before them.
  pen.sent += `\x1b[${blanks}X`;
}

/** Fewer blanks are sent as they are. */
const worthErasing = 5;

function blanksAtEnd(texts: readonly string[], styles: readonly Style[], from: number, to: number): number {
  let first = to;
  while (first > from && texts[first - 1] === ' ' && styles[first - 1] === plainStyle) first--;
  return to - first;
}

/** Room is made first, and afterwards the cursor is put where it has to be, however far the terminal has moved it. */
function sendDoubtful(pen: Pen, texts: readonly string[], styles: readonly Style[], from: number, to: number): number {
  let end = from + 1;
  while (end < to && (texts[end] === '' || isDoubtful(texts[end]!))) end++;
  switchTo(pen, styles[from]!);
  pen.sent += `${' '.repeat(end - from)}\x1b[${from + 1}G`;
  for (let x = from; x < end; x++) {
    if (texts[x] === '') continue;
    switchTo(pen, styles[x]!);
    pen.sent += texts[x];
  }
  pen.sent += `\x1b[${end + 1}G`;
  return end;
}

function moveTo(pen: Pen, x: number, y: number): void {
  if (pen.y !== y) pen.sent += x === 0 ? `\x1b[${y + 1}H` : `\x1b[${y + 1};${x + 1}H`;
  else if (pen.x !== x) pen.sent += `\x1b[${x + 1}G`;
  pen.x = x;
  pen.y = y;
}

/** The style that the text needs, where it needs another one. */
function switchFor(pen: Pen, text: string, style: Style): void {
  if (!looksAlike(pen.style, text, style)) switchTo(pen, style);
}

export function switchTo(pen: Pen, style: Style): void {
  if (pen.style === style) return;
  pen.sent += switching(pen.style, style);
  pen.style = style;
}
