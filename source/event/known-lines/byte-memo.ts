// Remembers what was made of a stretch of bytes: the few texts of a log recur, and comparing them costs less than decoding.
import {type Bytes, decode, type Extent, isSame, viewBytes} from './bytes.ts';

/** What some bytes were made into, and where the memory holds these bytes; `held` is undefined where it does not. */
export type Remembered<Result> = {value: Result | undefined; held: Bytes | undefined; from: number; length: number};

/** Fills in what the bytes of the extent are made into. */
export type ByteMemo = (bytes: Bytes, extent: Readonly<Extent>, into: Remembered<unknown>) => void;

/** Entries and bytes held; when they are full, the memory starts anew. */
const mostEntries = 1 << 15;
const mostBytes = 1 << 23;
/** Longer texts are made anew each time. */
const longest = 1 << 14;
/** Looked at in a row: texts that collide on purpose must not slow down the rest. */
const mostProbes = 16;

/** A table with open addressing, small at first: what stays in the processor's cache is found fastest. */
type Table<Result> = {
  /** Per place, the number of an entry, from 1 on. */
  readonly places: Uint32Array;
  /** Per entry: its hash, where its bytes lie in `held`, how many they are. */
  readonly facts: Int32Array;
  readonly results: Result[];
  held: Bytes;
  used: number;
};

export function rememberBytes<Result>(make: (text: string) => Result): ByteMemo {
  let table = createTable<Result>(128);
  return (bytes, extent, into) => {
    const place = placeOf(table, bytes, extent);
    let entry = place < 0 ? 0 : table.places[place]!;
    if (entry === 0) {
      into.value = make(decode(bytes, extent.start, extent.end));
      into.held = undefined;
      if (place < 0 || extent.end - extent.start > longest) return;
      if (isFull(table)) table = grown(table);
      entry = keep(table, bytes, extent, into.value);
      if (entry === 0) return;
    }
    into.value = table.results[entry - 1]!;
    into.held = table.held;
    into.from = table.facts[entry * factsEach + 1]!;
    into.length = table.facts[entry * factsEach + 2]!;
  };
}

function createTable<Result>(entries: number): Table<Result> {
  return {
    places: new Uint32Array(entries * 2),
    facts: new Int32Array((entries + 1) * factsEach),
    results: [],
    held: viewBytes(Buffer.alloc(entries * 64)),
    used: 0,
  };
}

const factsEach = 3;

/** Where the bytes are, or would be; -1 where too many others are in the way. */
function placeOf<Result>({places, facts, held}: Table<Result>, bytes: Bytes, {start, end, hash}: Extent): number {
  const mask = places.length - 1;
  for (let probe = 0; probe < mostProbes; probe++) {
    const place = (hash + probe) & mask;
    const entry = places[place]!;
    if (entry === 0) return place;
    const fact = entry * factsEach;
    const isLike = facts[fact] === hash && facts[fact + 2] === end - start;
    if (isLike && isSame(held, facts[fact + 1]!, bytes, start, end - start)) return place;
  }
  return -1;
}

/** The entry's number; 0 where there is no place for it. */
function keep<Result>(table: Table<Result>, bytes: Bytes, extent: Readonly<Extent>, result: Result): number {
  const {start, end, hash} = extent;
  const length = end - start;
  const place = placeOf(table, bytes, extent);
  if (place < 0) return 0;
  const entry = table.results.push(result);
  table.facts.set([hash, table.used, length], entry * factsEach);
  table.places[place] = entry;
  if (table.used + length > table.held.each.length) {
    const larger = Buffer.alloc(2 * (table.used + length));
    larger.set(table.held.each.subarray(0, table.used));
    table.held = viewBytes(larger);
  }
  table.held.each.set(bytes.each.subarray(start, end), table.used);
  table.used += length;
  return entry;
}

function isFull({results, places, used}: Table<unknown>): boolean {
  return results.length * 2 >= places.length || used > mostBytes;
}

/** Twice as large, with the same entries; or empty, where it must not grow any more. Bytes held by others stay as they are. */
function grown<Result>(table: Table<Result>): Table<Result> {
  const count = table.results.length;
  if (count >= mostEntries || table.used > mostBytes) return createTable(128);
  const larger = {...createTable<Result>(count * 2), results: table.results, held: table.held, used: table.used};
  larger.facts.set(table.facts);
  for (let entry = 1; entry <= count; entry++) {
    const hash = larger.facts[entry * factsEach]!;
    const start = larger.facts[entry * factsEach + 1]!;
    const end = start + larger.facts[entry * factsEach + 2]!;
    const place = placeOf(larger, larger.held, {start, end, hash, isPlain: true});
    if (place >= 0) larger.places[place] = entry;
  }
  return larger;
}
