// Parquet, for those who go on in DuckDB, Spark or pandas: the columns of the JSON under the same names.
import {zstdCompressSync} from 'node:zlib';
import {ByteWriter, ParquetWriter, type SchemaElement} from 'hyparquet-writer';
import type {Row} from '../../engine/engine.ts';
import {type Field, type FieldName, fields} from '../../event/fields.ts';
import {formatInstant} from '../../event/instant.ts';
import type {Exporter} from './export-formats.ts';

/** A column's place in the schema, and its value in a row. */
type ParquetColumn = {
  readonly element: SchemaElement;
  readonly read: (row: Row) => string | number | bigint | boolean | undefined;
};

/** What is held in memory at once. */
const rowsPerGroup = 50_000;

/** Fields of whole numbers that fit; others are floats. */
const wholeNumbers: ReadonlySet<FieldName> = new Set(['status']);

const text = {type: 'BYTE_ARRAY', converted_type: 'UTF8'} as const;
const whole = {type: 'INT32'} as const;
const float = {type: 'DOUBLE'} as const;
/** Nanoseconds would hold all seven decimals, but Spark refuses them, and they end in 2262. */
const timestamp = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: {type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS'},
} as const;

const columns: readonly ParquetColumn[] = [
  {
    element: {name: 'time', ...timestamp, repetition_type: 'REQUIRED'},
    read: ({time}) => BigInt(time.milliseconds) * 1000n + BigInt(Math.floor(time.ticks / 10)),
  },
  // All seven decimals, as the JSON has them.
  {
    element: {name: 'timeText', ...text, repetition_type: 'REQUIRED'},
    read: ({time}) => formatInstant(time),
  },
  {
    element: {name: 'timeAssumed', type: 'BOOLEAN', repetition_type: 'REQUIRED'},
    read: ({time}) => time.assumed,
  },
  {element: {name: 'outcome', ...text, repetition_type: 'REQUIRED'}, read: ({outcome}) => outcome},
  {element: {name: 'problem', ...text, repetition_type: 'OPTIONAL'}, read: ({problem}) => problem},
  // Ids wait for their column in the index.
  ...fields.filter(({type}) => type !== 'time' && type !== 'id').map(fieldColumn),
  {element: {name: 'blob', ...text, repetition_type: 'REQUIRED'}, read: ({id}) => id.blob},
  {
    element: {name: 'offset', type: 'INT64', repetition_type: 'REQUIRED'},
    read: ({id}) => BigInt(id.offset),
  },
];

const schema: readonly SchemaElement[] = [
  {name: 'root', num_children: columns.length},
  ...columns.map(({element}) => element),
];

export const exportParquet: Exporter = async function* (pages) {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({
    writer: bytes,
    schema: [...schema],
    codec: 'ZSTD',
    compressors: {ZSTD: zstdCompressSync},
    createdBy: 'hsmscope',
  });
  for await (const data of groups(pages)) {
    const columnData = columns.map(({element}, index) => ({name: element.name, data: data[index]!}));
    file.write({columnData, rowGroupSize: rowsPerGroup});
    yield take(bytes);
  }
  file.finish();
  yield take(bytes);
};

/** The values of each column, a row group at a time. */
async function* groups(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly unknown[][]> {
  let data: readonly unknown[][] = columns.map(() => []);
  for await (const rows of pages) {
    columns.forEach(({read}, index) => {
      for (const row of rows) data[index]!.push(read(row));
    });
    if (data[0]!.length < rowsPerGroup) continue;
    yield data;
    data = columns.map(() => []);
  }
  if (data[0]!.length > 0) yield data;
}

function fieldColumn({name, type}: Pick<Field, 'name' | 'type'>): ParquetColumn {
  const kind = type === 'text' || type === 'address' ? text : wholeNumbers.has(name) ? whole : float;
  return {element: {name, ...kind, repetition_type: 'OPTIONAL'}, read: ({values}) => values[name]};
}

/** What was written since the last time; the writer goes on behind it. */
function take(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
