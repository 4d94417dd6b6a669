// Scans: one pass over a column makes a bitmap, or counts how often each code occurs.
import {textMatcher} from '../query/match-value.ts';
import type {Value} from '../query/syntax.ts';
import {fold} from '../text/fold.ts';
import {type Bitmap, emptyBitmap} from './bitmap.ts';
import {guidPrefix, type IdColumn, idAt, isGuid} from './id-column.ts';
import type {Codes, NumberColumn, Numbers} from './segment.ts';

/*
 * The inner loops stand here once per width of a column: a loop that meets several kinds of arrays runs four times
 * slower. They take 32 rows at a time, and load the codes of several rows as one number.
 */

/** The rows whose code is marked in `hits` (1 = wanted). */
export function scanCodes(codes: Codes, hits: Uint8Array): Bitmap {
  const bits = emptyBitmap(codes.length);
  const whole = codes.length >>> 5;
  if (codes instanceof Uint8Array) scanBytes(loads(codes, whole * 8), hits, bits, whole);
  else if (codes instanceof Uint16Array) scanPairs(loads(codes, whole * 16), hits, bits, whole);
  else scanWords(codes, hits, bits, whole);
  let rest = 0;
  for (let row = whole << 5; row < codes.length; row++) rest |= hits[codes[row]!]! << (row & 31);
  if (codes.length & 31) bits[whole] = rest;
  return bits;
}

/** The rows whose number is accepted; a missing number never is. */
export function scanNumbers({numbers, missing}: NumberColumn, accepts: (number: number) => boolean): Bitmap {
  if (isTabled(numbers)) {
    // There are fewer numbers than rows: each is looked at once.
    const hits = new Uint8Array(missing + 1);
    for (let number = 0; number < missing; number++) hits[number] = accepts(number) ? 1 : 0;
    return scanCodes(numbers, hits);
  }
  const bits = emptyBitmap(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    if (number !== missing && !Number.isNaN(number) && accepts(number)) bits[row >>> 5]! |= 1 << (row & 31);
  }
  return bits;
}

/** The rows whose id a value accepts. GUIDs are compared as numbers; only patterns need their texts. */
export function scanIds(column: IdColumn, rows: number, value: Value): Bitmap {
  const bits = emptyBitmap(rows);
  const matches = textMatcher(value, 'id');
  const isAsked = value.type === 'equal' ? guidPrefix(fold(value.text)) : undefined;
  const isAny = value.type === 'glob' && value.pattern === '*';
  for (let row = 0; row < rows; row++) {
    if (column.kinds[row] === 0) continue;
    const accepts =
      isAny ||
      (isAsked !== undefined && isGuid(column, row) ? isAsked(column, row) : matches(fold(idAt(column, row)!)));
    if (accepts) bits[row >>> 5]! |= 1 << (row & 31);
  }
  return bits;
}

/** Are there so few numbers that a table may have a place for each? */
export function isTabled(numbers: Numbers): numbers is Uint8Array | Uint16Array {
  return numbers instanceof Uint8Array || numbers instanceof Uint16Array;
}

/** How many of the rows have each code; only those in `also` too, where it is given. */
export function countCodes(codes: Codes, distinct: number, bits: Bitmap, also?: Bitmap): Uint32Array {
  const counts = new Uint32Array(distinct);
  if (codes instanceof Uint8Array) countBytes(codes, bits, also ?? bits, counts);
  else if (codes instanceof Uint16Array) countPairs(codes, bits, also ?? bits, counts);
  else countWords(codes, bits, also ?? bits, counts);
  return counts;
}

function loads({buffer, byteOffset}: Uint8Array | Uint16Array, count: number): Uint32Array {
  return new Uint32Array(buffer as ArrayBuffer, byteOffset, count);
}

function scanBytes(four: Uint32Array, hits: Uint8Array, bits: Bitmap, whole: number): void {
  for (let word = 0, at = 0; word < whole; word++) {
    let mask = 0;
    for (let shift = 0; shift < 32; shift += 4) {
      const load = four[at++]!;
      mask |=
        (hits[load & 0xff]! |
          (hits[(load >>> 8) & 0xff]! << 1) |
          (hits[(load >>> 16) & 0xff]! << 2) |
          (hits[load >>> 24]! << 3)) <<
        shift;
    }
    bits[word] = mask;
  }
}

function scanPairs(two: Uint32Array, hits: Uint8Array, bits: Bitmap, whole: number): void {
  for (let word = 0, at = 0; word < whole; word++) {
    let mask = 0;
    for (let shift = 0; shift < 32; shift += 2) {
      const load = two[at++]!;
      mask |= (hits[load & 0xffff]! | (hits[load >>> 16]! << 1)) << shift;
    }
    bits[word] = mask;
  }
}

function scanWords(codes: Uint32Array, hits: Uint8Array, bits: Bitmap, whole: number): void {
  for (let word = 0, at = 0; word < whole; word++) {
    let mask = 0;
    for (let shift = 0; shift < 32; shift++) mask |= hits[codes[at++]!]! << shift;
    bits[word] = mask;
  }
}

function countBytes(codes: Uint8Array, bits: Bitmap, also: Bitmap, counts: Uint32Array): void {
  for (let word = 0; word < bits.length; word++) {
    const start = word << 5;
    let rest = bits[word]! & also[word]!;
    if (rest === -1) for (let row = start; row < start + 32; row++) counts[codes[row]!]!++;
    else for (; rest !== 0; rest &= rest - 1) counts[codes[start + 31 - Math.clz32(rest & -rest)]!]!++;
  }
}

function countPairs(codes: Uint16Array, bits: Bitmap, also: Bitmap, counts: Uint32Array): void {
  for (let word = 0; word < bits.length; word++) {
    const start = word << 5;
    let rest = bits[word]! & also[word]!;
    if (rest === -1) for (let row = start; row < start + 32; row++) counts[codes[row]!]!++;
    else for (; rest !== 0; rest &= rest - 1) counts[codes[start + 31 - Math.clz32(rest & -rest)]!]!++;
  }
}

function countWords(codes: Uint32Array, bits: Bitmap, also: Bitmap, counts: Uint32Array): void {
  for (let word = 0; word < bits.length; word++) {
    const start = word << 5;
    for (let rest = bits[word]! & also[word]!; rest !== 0; rest &= rest - 1) {
      counts[codes[start + 31 - Math.clz32(rest & -rest)]!]!++;
    }
  }
}
