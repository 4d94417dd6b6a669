// Builds a segment: records come in blob by blob, columns go out in the order of time.
import type {Instant, Outcome, ParsedRecord} from '../event/audit-event.ts';
import {findField} from '../event/fields.ts';
import {
  type Codes,
  type NumberColumn,
  type NumberField,
  type Numbers,
  numberFields,
  outcomes,
  perField,
  type Segment,
  type TextColumn,
  type TextField,
  type TimeColumn,
  textFields,
} from '../search/segment.ts';

export type IndexBuilder = {
  /** Adds a record of the blob begun last. Rows without a time take that of the row before, else `startOfBlob`. */
  readonly add: (record: {readonly offset: number; readonly length: number}, parsed: ParsedRecord) => void;
  /** Begins a blob, in the order of their names; `startOfBlob` in milliseconds is the best guess of its time. */
  readonly beginBlob: (name: string, startOfBlob: number) => void;
  readonly rows: () => number;
  readonly unreadable: () => number;
  readonly finish: (name: string) => Segment;
  /** Forgets all rows and keeps the memory that they took, as getting it anew costs more than filling it. */
  readonly clear: () => void;
};

export function createIndexBuilder(): IndexBuilder {
  const milliseconds = createNumbers(Float64Array);
  const ticks = createNumbers(Uint16Array);
  const assumed = createNumbers(Uint8Array);
  const outcome = createNumbers(Uint8Array);
  const blob = createNumbers(Uint32Array);
  const offset = createNumbers(Float64Array);
  const length = createNumbers(Float64Array);
  const problem = createTexts();
  const text = perField(textFields, createTexts);
  const number = perField(numberFields, () => createNumbers(Float64Array));
  const columns = [
    ...[milliseconds, ticks, assumed, outcome, blob, offset, length, problem],
    ...Object.values(text),
    ...Object.values(number),
  ];
  let blobNames: string[] = [];
  let unreadable = 0;
  let last: Instant = {milliseconds: 0, ticks: 0};

  return {
    rows: () => outcome.count(),
    unreadable: () => unreadable,
    beginBlob: (name, startOfBlob) => {
      blobNames.push(name);
      last = {milliseconds: startOfBlob, ticks: 0};
    },
    add: (record, parsed) => {
      const time = parsed.readable ? parsed.time : undefined;
      last = time ?? last;
      if (!parsed.readable) unreadable++;
      milliseconds.push(last.milliseconds);
      ticks.push(last.ticks);
      assumed.push(time === undefined ? 1 : 0);
      outcome.push(outcomes.indexOf(parsed.readable ? parsed.outcome : ('unreadable' satisfies Outcome)));
      blob.push(blobNames.length);
      offset.push(record.offset);
      length.push(record.length);
      problem.push(parsed.readable ? undefined : parsed.reason);
      for (const field of textFields) text[field].push(readText(field, parsed));
      for (const field of numberFields) number[field].push(readNumber(field, parsed));
    },
    finish: name => {
      const order = timeOrder(milliseconds.values(), ticks.values());
      return {
        name,
        rows: order.length,
        time: narrowTimes(milliseconds.values(), order),
        ticks: narrowCodes(ticks.values(), order),
        assumed: narrowCodes(assumed.values(), order),
        outcome: narrowCodes(outcome.values(), order),
        problem: problem.column(order),
        blob: {codes: narrowCodes(blob.values(), order), values: ['', ...blobNames]},
        offset: narrowNumbers(offset.values(), order),
        length: narrowNumbers(length.values(), order),
        text: perField(textFields, field => text[field].column(order)),
        number: perField(numberFields, field => narrowNumbers(number[field].values(), order)),
      };
    },
    clear: () => {
      for (const column of columns) column.clear();
      blobNames = [];
      unreadable = 0;
    },
  };
}

const textReaders = perField(textFields, field => findField(field)!.read);
const numberReaders = perField(numberFields, field => findField(field)!.read);

function readText(field: TextField, parsed: ParsedRecord): string | undefined {
  return parsed.readable ? (textReaders[field](parsed) as string | undefined) : undefined;
}

function readNumber(field: NumberField, parsed: ParsedRecord): number {
  return parsed.readable ? ((numberReaders[field](parsed) as number | undefined) ?? Number.NaN) : Number.NaN;
}

type GrowingNumbers = {
  readonly push: (value: number) => void;
  readonly count: () => number;
  readonly values: () => Numbers;
  readonly clear: () => void;
};

function createNumbers(Type: ArrayOf): GrowingNumbers {
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

type GrowingTexts = {
  readonly push: (value: string | undefined) => void;
  readonly column: (order: Uint32Array) => TextColumn;
  readonly clear: () => void;
};

function createTexts(): GrowingTexts {
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
function timeOrder(milliseconds: Numbers, ticks: Numbers): Uint32Array {
  const order = new Uint32Array(milliseconds.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  return order.sort((a, b) => milliseconds[a]! - milliseconds[b]! || ticks[a]! - ticks[b]! || a - b);
}

function narrowTimes(milliseconds: Numbers, order: Uint32Array): TimeColumn {
  const start = Math.floor(milliseconds[order[0] ?? 0] ?? 0);
  const isNarrow = order.every(row => Number.isInteger(milliseconds[row]) && milliseconds[row]! - start <= 0xffffffff);
  const since = new (isNarrow ? Uint32Array : Float64Array)(order.length);
  for (let row = 0; row < order.length; row++) since[row] = milliseconds[order[row]!]! - start;
  return {start, since};
}

function narrowCodes(values: Numbers, order: Uint32Array): Codes {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  return inOrder(codesFor(largest), values, order) as Codes;
}

/** Whole numbers from 0 take the narrowest unsigned type that has room for "missing" behind them; others stay floats. */
function narrowNumbers(values: Numbers, order: Uint32Array): NumberColumn {
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
