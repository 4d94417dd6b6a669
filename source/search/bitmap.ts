// Sets of rows as bits, 32 to a word: what a scan makes and every answer is read from.

export type Bitmap = Int32Array;

const wordsPerBlock = 16;

export function emptyBitmap(rows: number): Bitmap {
  return new Int32Array((rows + 31) >>> 5);
}

/** All rows of `[from, until)`. */
export function rangeBitmap(rows: number, from: number, until: number): Bitmap {
  const bits = emptyBitmap(rows);
  for (let word = from >>> 5; word <= (until - 1) >>> 5 && from < until; word++) bits[word] = maskOf(word, from, until);
  return bits;
}

export function intersect(target: Bitmap, other: Bitmap): Bitmap {
  for (let word = 0; word < target.length; word++) target[word]! &= other[word]!;
  return target;
}

export function unite(target: Bitmap, other: Bitmap): Bitmap {
  for (let word = 0; word < target.length; word++) target[word]! |= other[word]!;
  return target;
}

export function complement(target: Bitmap, rows: number): Bitmap {
  for (let word = 0; word < target.length; word++) target[word] = ~target[word]!;
  if (rows & 31) target[target.length - 1]! &= (1 << (rows & 31)) - 1;
  return target;
}

export function bitAt(bits: Bitmap, row: number): boolean {
  return ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1;
}

export function setBit(bits: Bitmap, row: number): void {
  bits[row >>> 5]! |= 1 << (row & 31);
}

export function clearBit(bits: Bitmap, row: number): void {
  bits[row >>> 5]! &= ~(1 << (row & 31));
}

/** How many rows of `[from, until)` are in the set, and, where given, in `also` too. */
export function countRange(bits: Bitmap, from: number, until: number, also?: Bitmap): number {
  let count = 0;
  if (from >= until) return 0;
  const last = (until - 1) >>> 5;
  for (let word = from >>> 5; word <= last; word++) {
    const both = also === undefined ? bits[word]! : bits[word]! & also[word]!;
    if (both !== 0) count += ones(both & maskOf(word, from, until));
  }
  return count;
}

/** Visits the rows of the set, and, where given, only those that are in `also` too; ascending. */
export function forEachRow(bits: Bitmap, visit: (row: number) => void, also?: Bitmap): void {
  for (let word = 0; word < bits.length; word++) {
    let rest = also === undefined ? bits[word]! : bits[word]! & also[word]!;
    for (; rest !== 0; rest &= rest - 1) visit((word << 5) + 31 - Math.clz32(rest & -rest));
  }
}

/** Running totals per block of words, so that a row's rank needs no scan from the start. */
export function blockTotals(bits: Bitmap): Uint32Array {
  const totals = new Uint32Array(Math.ceil(bits.length / wordsPerBlock) + 1);
  for (let block = 0; block + 1 < totals.length; block++) {
    let count = 0;
    const end = Math.min(bits.length, (block + 1) * wordsPerBlock);
    for (let word = block * wordsPerBlock; word < end; word++) count += ones(bits[word]!);
    totals[block + 1] = totals[block]! + count;
  }
  return totals;
}

/** How many rows before `row` are in the set. */
export function rankOfRow(bits: Bitmap, totals: Uint32Array, row: number): number {
  const block = Math.min(totals.length - 1, Math.floor((row >>> 5) / wordsPerBlock));
  return totals[block]! + countRange(bits, block * wordsPerBlock * 32, row);
}

/** The nearest row of the set at or before `row`, or -1. */
export function previousRow(bits: Bitmap, row: number): number {
  if (row < 0) return -1;
  let word = row >>> 5;
  let rest = bits[word]! & maskOf(word, 0, row + 1);
  while (rest === 0) {
    if (--word < 0) return -1;
    rest = bits[word]!;
  }
  return (word << 5) + 31 - Math.clz32(rest);
}

/** The bits of `[from, until)` that fall into a word. */
function maskOf(word: number, from: number, until: number): number {
  const start = word << 5;
  let mask = -1;
  if (from > start) mask &= from - start >= 32 ? 0 : -1 << (from - start);
  if (until < start + 32) mask &= until <= start ? 0 : (1 << (until - start)) - 1;
  return mask;
}

function ones(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
