// A hole in a layout: the place of one value, where each line of the layout has its own.
import {parseBounded} from '../json.ts';
import type {ByteMemo, Remembered} from './byte-memo.ts';
import {type Bytes, decode, type Extent, isSame, scanNested, scanNumber, scanText, scanWord} from './bytes.ts';

/** How a value is written; a text is what stands between its quotes. */
export type Kind = 'text' | 'number' | 'word' | 'nested';

/** The value of the line under the eye: its extent, and what the memo made of it. */
export type Hole = Remembered<unknown> & {
  /** The bytes before it, which are the same in all lines of the layout. */
  readonly before: Bytes;
  readonly kind: Kind;
  /** Makes `undefined` of what is not JSON. Without one, the bytes stay what they are. */
  readonly memo: ByteMemo | undefined;
  /** No field is in it: it need only be JSON. */
  readonly isUnread: boolean;
  readonly extent: Extent;
};

export function createHole({before, kind, memo, isUnread}: Pick<Hole, 'before' | 'kind' | 'memo' | 'isUnread'>): Hole {
  const extent = {start: 0, end: 0, hash: 0, isPlain: true};
  return {before, kind, memo, isUnread, extent, value: undefined, held: undefined, from: 0, length: 0};
}

/** Takes in the value that begins at `start`: the index behind it, or -1 where somebody else must read the line. */
export function fillHole(hole: Hole, line: Bytes, start: number, to: number): number {
  const {extent, memo, kind} = hole;
  if (isRepeated(hole, line, start, to)) {
    extent.start = start;
    extent.end = start + hole.length;
    return extent.end;
  }
  if (scanValue(kind, line, start, to, extent) < 0) return -1;
  if (memo !== undefined) {
    memo(line, extent, hole);
    return hole.value === undefined ? -1 : extent.end;
  }
  return extent.isPlain || (hole.isUnread && isText(line, extent)) ? extent.end : -1;
}

export function scanValue(kind: Kind, line: Bytes, start: number, to: number, extent: Extent): number {
  switch (kind) {
    case 'text':
      return scanText(line, start, to, extent);
    case 'number':
      return scanNumber(line, start, to, extent);
    case 'word':
      return scanWord(line, start, to, extent);
    case 'nested':
      return scanNested(line, start, to, extent);
  }
}

/** Is it the value of the line before? Comparing costs less than looking for its end. */
function isRepeated({held, value, from, length, kind}: Hole, line: Bytes, start: number, to: number): boolean {
  // What is not JSON is remembered, too, and is no better the second time.
  if (held === undefined || value === undefined || start + length >= to) return false;
  // A nested value ends where its brackets do, a text at its closing quote.
  if (kind === 'text' && line.each[start + length] !== quote) return false;
  return isSame(held, from, line, start, length);
}

const quote = 0x22;

function isText(line: Bytes, {start, end}: Extent): boolean {
  return parseBounded(`"${decode(line, start, end)}"`).ok;
}
