// The text of CSV rows to values, and the heading that tells a CSV export from other files.
import {CsvError, type Options, parse} from 'csv-parse/sync';
import {isKnownHeader} from '../event/written-names.ts';
import {byteOrderMark, comma, isBlank, newline, openBrace, openBracket, startsWithMark} from './bytes.ts';
import type {RawRecord} from './raw-record.ts';

type Content = RawRecord['content'];

/** Column names, and the offset behind their line. */
export type Header = {readonly names: readonly string[]; readonly end: number};

/** Bytes within which the heading must lie. */
const longestHeader = 65_536;

const options: Options = {relax_column_count: true, record_delimiter: ['\n', '\r\n']};

/** The heading, where the first line is one: no JSON, and at least two names that Log Analytics writes. */
export function findHeader(blobStart: Uint8Array): Header | undefined {
  const bytes = Buffer.from(blobStart.buffer, blobStart.byteOffset, Math.min(blobStart.length, longestHeader + 1));
  const start = firstVisible(bytes);
  if (start === undefined || isJsonStart(bytes[start])) return undefined;
  const found = bytes.indexOf(newline, start);
  const end = found < 0 ? bytes.length : found;
  if (end > longestHeader || bytes.subarray(start, end).indexOf(comma) < 0) return undefined;
  const names = parseLines(bytes.toString('utf8', start, end).trimEnd())?.[0];
  return names === undefined || !isKnownHeader(names) ? undefined : {names, end};
}

/** Can `findHeader` tell from these bytes, or may more of them change its answer? */
export function isEnoughForHeader(bytes: Buffer): boolean {
  if (bytes.length > longestHeader) return true;
  const start = firstVisible(bytes);
  return start !== undefined && (isJsonStart(bytes[start]) || bytes.indexOf(newline, start) >= 0);
}

/** One row; unreadable where it is no CSV or does not fit its heading. */
export function readRow(header: readonly string[], text: string): Content {
  try {
    const rows = parse(text, options) as string[][];
    return rows.length === 1 ? fit(header, rows[0]!) : {type: 'unreadable', reason: 'not CSV: more than one row'};
  } catch (error) {
    return {type: 'unreadable', reason: `not CSV: ${describe(error)}`};
  }
}

/** Many whole rows. */
export function readRows(header: readonly string[], texts: readonly string[]): readonly Content[] {
  const rows = parseLines(texts.join('\n'));
  return rows?.length === texts.length ? rows.map(row => fit(header, row)) : texts.map(text => readRow(header, text));
}

function parseLines(text: string): string[][] | undefined {
  try {
    return parse(text, options) as string[][];
  } catch {
    return undefined;
  }
}

function fit(header: readonly string[], row: readonly string[]): Content {
  if (row.length === header.length) return {type: 'row', header, row};
  const values = row.length === 1 ? '1 value' : `${row.length} values`;
  return {type: 'unreadable', reason: `not CSV: ${values} where the heading has ${header.length}`};
}

function describe(error: unknown): string {
  const code = error instanceof CsvError ? error.code : undefined;
  return code === 'CSV_QUOTE_NOT_CLOSED' ? 'ends in the middle of a quoted value' : 'a quote in the wrong place';
}

function isJsonStart(byte: number | undefined): boolean {
  return byte === openBrace || byte === openBracket;
}

/** The index of the first byte that is neither the byte order mark nor white space. */
function firstVisible(bytes: Uint8Array): number | undefined {
  let i = startsWithMark(bytes, 0) ? byteOrderMark.length : 0;
  while (isBlank(bytes[i]) || bytes[i] === newline) i += 1;
  return i < bytes.length ? i : undefined;
}
