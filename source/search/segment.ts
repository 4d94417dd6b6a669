// A segment: the events of one resource and day as columns, in the order of time, then blob, then offset.
import type {Instant, Outcome} from '../event/audit-event.ts';
import {type FieldName, type FieldType, fields} from '../event/fields.ts';
import {type IdColumn, idAt} from './id-column.ts';
import {type IdSketch, sketchOf} from './id-sketch.ts';

export type Codes = Uint8Array | Uint16Array | Uint32Array;
export type Numbers = Codes | Float64Array;

/** Distinct values and, per row, which of them it has. Code 0 is "none"; `values[0]` is the empty text and never meant. */
export type TextColumn = {readonly codes: Codes; readonly values: readonly string[]};

/** Numbers in the narrowest type that holds them; `missing`, one more than the greatest (NaN among floats), where a row has none. */
export type NumberColumn = {readonly numbers: Numbers; readonly missing: number};

/** Ascending milliseconds, `first + since[row]`: within seven weeks, as nearly always, four bytes a row are enough. */
export type TimeColumn = {readonly first: number; readonly last: number; readonly since: Uint32Array | Float64Array};

type FieldsOfType<Type extends FieldType> = Extract<(typeof fields)[number], {readonly type: Type}>['name'];
export type TextField = FieldsOfType<'text' | 'address'>;
export type NumberField = FieldsOfType<'number'>;
export type IdField = FieldsOfType<'id'>;

export const textFields = fields
  .filter(field => field.type === 'text' || field.type === 'address')
  .map(field => field.name) as readonly TextField[];
export const idFields = fields.filter(field => field.type === 'id').map(field => field.name) as readonly IdField[];
export const numberFields = fields
  .filter(field => field.type === 'number')
  .map(field => field.name) as readonly NumberField[];

/** Codes of the outcome column. */
export const outcomes = ['ok', 'failed', 'challenge', 'unknown', 'unreadable'] as const satisfies readonly Outcome[];

export type Ids = {
  /** They take more memory than all else. With `once`, they are only there until the next ones are asked for. */
  readonly fetch: (how?: 'once') => IdColumn;
  /** Tells most ids that are not among them. */
  readonly sketch: IdSketch;
};

/** Its index file, or what that would hold, in memory that threads share. */
export type SegmentOrigin = string | SharedArrayBuffer;

/** Columns and dictionaries of an index file are read when they are asked for. */
export type Segment = {
  /** Source, resource and day: what it is replaced by. */
  readonly name: string;
  readonly rows: number;
  /** Where another thread may have it from, unless it was only just made. */
  readonly origin?: SegmentOrigin;
  readonly time: TimeColumn;
  readonly ticks: Codes;
  /** 1 where the record has no time of its own and took its neighbour's. */
  readonly assumed: Codes;
  /** Index into `outcomes`. */
  readonly outcome: Codes;
  /** Why a line is unreadable. */
  readonly problem: TextColumn;
  /** The blob's name; codes ascend with the names. */
  readonly blob: TextColumn;
  /** Where the record begins in its blob, and its length, in bytes. */
  readonly offset: NumberColumn;
  readonly length: NumberColumn;
  readonly text: {readonly [field in TextField]: TextColumn};
  readonly number: {readonly [field in NumberField]: NumberColumn};
  readonly id: {readonly [field in IdField]: Ids};
};

/** Ids that are all at hand. */
export function idsOf(column: IdColumn): Ids {
  return {fetch: () => column, sketch: sketchOf(column)};
}

/** A place in the order of events. */
export type Place = Instant & {readonly blob: string; readonly offset: number};

export function placeOf(segment: Segment, row: number): Place {
  return {
    milliseconds: millisecondsAt(segment, row),
    ticks: segment.ticks[row]!,
    blob: textOf(segment.blob, row) ?? '',
    offset: segment.offset.numbers[row]!,
  };
}

export function millisecondsAt({time}: Pick<Segment, 'time'>, row: number): number {
  return time.first + time.since[row]!;
}

/** The times of the oldest and the newest row of a segment that has any. */
export function segmentSpan({time: {first, last}}: Pick<Segment, 'time'>): {
  readonly first: number;
  readonly last: number;
} {
  return {first, last};
}

/** Negative where a is older than b. */
export function comparePlaces(a: Place, b: Place): number {
  return (
    a.milliseconds - b.milliseconds ||
    a.ticks - b.ticks ||
    (a.blob < b.blob ? -1 : a.blob > b.blob ? 1 : 0) ||
    a.offset - b.offset
  );
}

/** Negative where the row is older. The blob's name is only looked up where the times are the same. */
export function compareToPlace(segment: Segment, row: number, place: Place): number {
  const earlier = millisecondsAt(segment, row) - place.milliseconds || segment.ticks[row]! - place.ticks;
  return earlier || comparePlaces(placeOf(segment, row), place);
}

export function textOf(column: TextColumn, row: number): string | undefined {
  const code = column.codes[row]!;
  return code === 0 ? undefined : column.values[code];
}

export function numberOf(column: NumberColumn, row: number): number | undefined {
  const number = column.numbers[row]!;
  return number === column.missing || Number.isNaN(number) ? undefined : number;
}

/** What a row says in a field other than the time. */
export function valueAt(segment: Segment, name: Exclude<FieldName, 'time'>, row: number): string | number | undefined {
  if (isTextField(name)) return textOf(segment.text[name], row);
  if (isIdField(name)) return idAt(segment.id[name].fetch(), row);
  return numberOf(segment.number[name as NumberField], row);
}

/** The first row whose time is not before `milliseconds`. */
export function rowAtTime(segment: Pick<Segment, 'rows' | 'time'>, milliseconds: number): number {
  // Often the rows need not be read for it.
  if (milliseconds <= segment.time.first) return 0;
  if (milliseconds > segment.time.last) return segment.rows;
  return lowerBound(segment.rows, row => millisecondsAt(segment, row) >= milliseconds);
}

/** The first row that is not before `place`. */
export function rowAtPlace(segment: Segment, place: Place): number {
  if (place.milliseconds < segment.time.first) return 0;
  if (place.milliseconds > segment.time.last) return segment.rows;
  return lowerBound(segment.rows, row => compareToPlace(segment, row, place) >= 0);
}

/** The row of the record that begins at a byte of a blob. */
export function rowOfRecord(segment: Segment, blob: string, offset: number): number | undefined {
  const code = segment.blob.values.indexOf(blob, 1);
  const {numbers} = segment.offset;
  const {codes} = segment.blob;
  for (let row = 0; row < segment.rows; row++) if (numbers[row] === offset && codes[row] === code) return row;
  return undefined;
}

/** The first of `count` sorted rows that `reached` accepts, else `count`. */
function lowerBound(count: number, reached: (row: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Does the field have a dictionary? */
export function isTextField(field: FieldName): field is TextField {
  return (textFields as readonly string[]).includes(field);
}

/** Does nearly every event have a value of its own? */
export function isIdField(field: FieldName): field is IdField {
  return (idFields as readonly string[]).includes(field);
}

/** A record of the same kind of thing for each of some fields. */
export function perField<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): {readonly [name in Name]: Value} {
  return Object.fromEntries(names.map(name => [name, make(name)])) as {[name in Name]: Value};
}
