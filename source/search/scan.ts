// Scans: one pass over a column makes a bitmap.
import {type Bitmap, emptyBitmap} from './bitmap.ts';
import type {Codes, NumberColumn} from './segment.ts';

/** The rows whose code is marked in `hits` (1 = wanted). */
export function scanCodes(codes: Codes, hits: Uint8Array): Bitmap {
  const rows = codes.length;
  const bits = emptyBitmap(rows);
  for (let word = 0; word < bits.length; word++) {
    const start = word << 5;
    const end = Math.min(32, rows - start);
    let mask = 0;
    for (let bit = 0; bit < end; bit++) mask |= hits[codes[start + bit]!]! << bit;
    bits[word] = mask;
  }
  return bits;
}

/** The rows whose number is accepted; a missing number never is. */
export function scanNumbers(column: NumberColumn, accepts: (number: number) => boolean): Bitmap {
  const {numbers, missing} = column;
  const bits = emptyBitmap(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    if (number !== missing && !Number.isNaN(number) && accepts(number)) bits[row >>> 5]! |= 1 << (row & 31);
  }
  return bits;
}
