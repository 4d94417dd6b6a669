// The formats of `hsmscope export`: a format is one record here.
import type {Engine, Row} from '../../engine/engine.ts';
import {cellsOf} from './columns.ts';
import {eventColumns} from './event-columns.ts';
import {jsonFormat} from './json.ts';

/** Pages of events, newest first, to what is written, piece by piece. */
export type Exporter = (pages: AsyncIterable<readonly Row[]>, engine: Engine) => AsyncGenerator<string | Uint8Array>;

type ExportFormat = {
  /** Loads what only this format needs. */
  readonly load: () => Promise<Exporter>;
  /** Why a terminal does not get it. */
  readonly unfitForTerminal: string | undefined;
};

export const exportFormats = {
  parquet: {
    load: async () => (await import('./parquet.ts')).exportParquet,
    unfitForTerminal: 'Parquet is nothing to read on a terminal.',
  },
  json: {load: async () => exportJson, unfitForTerminal: undefined},
  raw: {
    load: async () => (await import('./raw.ts')).exportRaw,
    unfitForTerminal: 'Raw records may hold control characters that a terminal would act on.',
  },
} as const satisfies {readonly [name: string]: ExportFormat};

export type ExportFormatName = keyof typeof exportFormats;

async function* exportJson(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  const print = jsonFormat(eventColumns);
  for await (const rows of pages) yield print(rows.map(row => cellsOf(eventColumns, row, false)));
}
