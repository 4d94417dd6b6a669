// Columns in the making: they grow row by row, and end in the order of time and the narrowest type that holds them.
import type {Codes, NumberColumn, Numbers, TextColumn, TimeColumn} from '../search/segment.ts';

export type GrowingNumbers = {
  readonly push: (value: number) => void;
  readonly count: () => number;
  readonly values: () => Numbers;
  readonly clear: () => void;
};

export function createNumbers(Type: ArrayOf): GrowingNumbers {
  let values = new Type(4096);
  let count = 0;
  return {
    count: () => count,
    values: () => values.subarray(0, count),
    clear: () => {
      count = 0;
    },
    push: value => {
      if (count === values.length) {
        const larger = new Type(count * 2);
        larger.set(values);
        values = larger;
      }
      values[count++] = value;
    },
  };
}

export type GrowingTexts = {
  readonly push: (value: string | undefined) => void;
  readonly column: (order: Uint32Array) => TextColumn;
  readonly clear: () => void;
};

export function createTexts(): GrowingTexts {
  const codes = createNumbers(Uint32Array);
  let known = new Map<string, number>([['', 0]]);
  let lastValue: string | undefined;
  let lastCode = 0;
  const codeOf = (value: string): number => {
    const before = known.get(value);
    if (before === undefined) known.set(value, known.size);
    return before ?? known.size - 1;
  };
  return {
    push: value => {
      // Many a field is the same from row to row: comparing costs less than looking it up.
      if (value !== lastValue) {
        lastValue = value;
        lastCode = value === undefined ? 0 : codeOf(value);
      }
      codes.push(lastCode);
    },
    column: order => ({codes: narrowCodes(codes.values(), order), values: [...known.keys()]}),
    clear: () => {
      codes.clear();
      known = new Map([['', 0]]);
      lastValue = undefined;
      lastCode = 0;
    },
  };
}

/** Rows by time; rows of the same time stay as they came: by blob, then offset. */
export function timeOrder(milliseconds: Numbers, ticks: Numbers): Uint32Array {
  const order = new Uint32Array(milliseconds.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  return order.sort((a, b) => milliseconds[a]! - milliseconds[b]! || ticks[a]! - ticks[b]! || a - b);
}

export function narrowTimes(milliseconds: Numbers, order: Uint32Array): TimeColumn {
  const [first = 0, last = 0] = [order[0], order.at(-1)].map(row => milliseconds[row ?? 0]);
  const isNarrow = order.every(
    row => Number.isInteger(milliseconds[row]! - first) && milliseconds[row]! - first <= 0xffffffff,
  );
  const since = new (isNarrow ? Uint32Array : Float64Array)(order.length);
  for (let row = 0; row < order.length; row++) since[row] = milliseconds[order[row]!]! - first;
  return {first, last, since};
}

export function narrowCodes(values: Numbers, order: Uint32Array): Codes {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  return inOrder(codesFor(largest), values, order) as Codes;
}

/** Whole numbers from 0 take the narrowest unsigned type that has room for "missing" behind them; others stay floats. */
export function narrowNumbers(values: Numbers, order: Uint32Array): NumberColumn {
  let largest = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value) || value < 0 || value >= 0xffffffff) {
      return {numbers: inOrder(Float64Array, values, order), missing: Number.NaN};
    }
    largest = Math.max(largest, value);
  }
  const Type = codesFor(largest + 1);
  const missing = largest + 1;
  const numbers = inOrder(Type, values, order);
  for (let row = 0; row < order.length; row++) if (Number.isNaN(values[order[row]!]!)) numbers[row] = missing;
  return {numbers, missing};
}

type ArrayOf = Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

function inOrder(Type: ArrayOf, values: Numbers, order: Uint32Array): Numbers {
  const ordered = new Type(order.length);
  for (let row = 0; row < order.length; row++) ordered[row] = values[order[row]!]!;
  return ordered;
}

function codesFor(largest: number): Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor {
  return largest <= 0xff ? Uint8Array : largest <= 0xffff ? Uint16Array : Uint32Array;
}
