// In which order records are read from their blobs, and in which stretches of bytes.
import {longestRecord} from '../feed/raw-record.ts';
import {type Bitmap, countRange, forEachRow} from './bitmap.ts';
import type {Segment} from './segment.ts';

/** Rows of one blob, in the order of their bytes. */
export type BlobRows = {readonly blob: string; readonly rows: Uint32Array};

/** Bytes `[from, until)` that are read in one go, and the rows whose records begin there. */
export type Stretch = {readonly from: number; readonly until: number; readonly rows: Uint32Array};

/** About a frame's bytes, so that searching stops soon when nobody wants the answer any more. */
const stretchLength = 256 * 1024;
/** Reading over so many bytes costs as much as a second read. */
const nearGap = 16 * 1024;
/** What parts of one long record share: a text that is looked for lies whole in one of them. */
const overlap = 64 * 1024;

export function rowsByBlob({rows, blob, offset}: Segment, candidates: Bitmap): readonly BlobRows[] {
  const ends = new Uint32Array(blob.values.length + 1);
  forEachRow(candidates, row => ends[blob.codes[row]! + 1]!++);
  for (let code = 0; code + 1 < ends.length; code++) ends[code + 1]! += ends[code]!;
  const grouped = new Uint32Array(countRange(candidates, 0, rows));
  const next = ends.slice();
  forEachRow(candidates, row => {
    grouped[next[blob.codes[row]!]!++] = row;
  });
  return blob.values
    .map((name, code) => ({blob: name, rows: byOffset(grouped.subarray(ends[code], ends[code + 1]), offset.numbers)}))
    .filter(group => group.rows.length > 0);
}

/** Numbers alone are sorted natively, and each row then finds its place: a tenth of what comparing rows would take. */
function byOffset(rows: Uint32Array, offsets: ArrayLike<number>): Uint32Array {
  const sorted = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) sorted[index] = offsets[rows[index]!]!;
  sorted.sort();
  const ordered = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    ordered[lastNotAfter(sorted, offsets[row]!)] = row;
  }
  return ordered;
}

/** Neighbours are read together, what lies far from any row is not read, and a record longer than others in parts. */
export function* stretchesOf(rows: Uint32Array, {offset, length}: Segment): Generator<Stretch> {
  const startOf = (index: number) => offset.numbers[rows[index]!]!;
  const endOf = (index: number) => startOf(index) + length.numbers[rows[index]!]!;
  for (let first = 0; first < rows.length; ) {
    const from = startOf(first);
    let until = endOf(first);
    if (until - from > longestRecord) {
      yield* partsOf(rows.subarray(first, first + 1), from, until);
      first++;
      continue;
    }
    let next = first + 1;
    while (next < rows.length && startOf(next) - until <= nearGap && endOf(next) - from <= stretchLength) {
      until = endOf(next);
      next++;
    }
    yield {from, until, rows: rows.subarray(first, next)};
    first = next;
  }
}

function* partsOf(rows: Uint32Array, from: number, until: number): Generator<Stretch> {
  for (let at = from; ; at += stretchLength - overlap) {
    yield {from: at, until: Math.min(until, at + stretchLength), rows};
    if (at + stretchLength >= until) return;
  }
}

/** The index of the last of the ascending numbers that is not after `value`, or -1. */
export function lastNotAfter(numbers: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
