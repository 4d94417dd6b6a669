// Builds a segment: records come in blob by blob, columns go out in the order of time.
import type {AuditEvent, Instant, Outcome, ParsedRecord} from '../event/audit-event.ts';
import {type FieldName, findField} from '../event/fields.ts';
import {createIdBuilder} from '../search/id-column.ts';
import {idFields, idsOf, numberFields, outcomes, perField, type Segment, textFields} from '../search/segment.ts';
import {createNumbers, createTexts, narrowCodes, narrowNumbers, narrowTimes, timeOrder} from './growing-columns.ts';

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
  const {milliseconds, ticks, assumed, outcome, blob, offset, length, problem, text, number, id} = createColumns();
  const columns = [
    ...[milliseconds, ticks, assumed, outcome, blob, offset, length, problem],
    ...[text, number, id].flatMap((fields: object) => Object.values(fields) as readonly {readonly clear: () => void}[]),
  ];
  let blobNames: string[] = [];
  let unreadable = 0;
  let last: Instant = {milliseconds: 0, ticks: 0};

  const texts = textFields.map(field => ({column: text[field], read: textReaders[field]}));
  const numbers = numberFields.map(field => ({column: number[field], read: numberReaders[field]}));
  const ids = idFields.map(field => ({column: id[field], read: idReaders[field]}));
  const addFields = (parsed: ParsedRecord): void => {
    for (const {column, read} of texts) column.push(parsed.readable ? read(parsed) : undefined);
    for (const {column, read} of numbers) column.push((parsed.readable ? read(parsed) : undefined) ?? Number.NaN);
    for (const {column, read} of ids) column.push(parsed.readable ? read(parsed) : undefined);
  };
  const clear = (): void => {
    for (const column of columns) column.clear();
    blobNames = [];
    unreadable = 0;
  };

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
      addFields(parsed);
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
        id: perField(idFields, field => idsOf(id[field].column(order))),
      };
    },
    clear,
  };
}

/** Two types of number only: with more of them, the loops that fill and read them would take thrice the time. */
function createColumns() {
  return {
    milliseconds: createNumbers(Float64Array),
    ticks: createNumbers(Uint32Array),
    assumed: createNumbers(Uint32Array),
    outcome: createNumbers(Uint32Array),
    blob: createNumbers(Uint32Array),
    offset: createNumbers(Float64Array),
    length: createNumbers(Float64Array),
    problem: createTexts(),
    text: perField(textFields, createTexts),
    number: perField(numberFields, () => createNumbers(Float64Array)),
    id: perField(idFields, createIdBuilder),
  };
}

const textReaders = perField(textFields, field => readerOf<string>(field));
const numberReaders = perField(numberFields, field => readerOf<number>(field));
const idReaders = perField(idFields, field => readerOf<string>(field));

function readerOf<Value>(field: FieldName): (event: AuditEvent) => Value | undefined {
  return findField(field)!.read as (event: AuditEvent) => Value | undefined;
}
