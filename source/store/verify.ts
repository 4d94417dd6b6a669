// Proves that the cache is what it claims: each blob whole by its hashes, each index in agreement with the records.
import type {ParsedRecord} from '../event/audit-event.ts';
import {findField} from '../event/fields.ts';
import {createSplitter, type RawRecord} from '../feed/records.ts';
import {
  idFields,
  millisecondsAt,
  numberFields,
  numberOf,
  outcomes,
  type Segment,
  textFields,
  textOf,
  valueAt,
} from '../search/segment.ts';
import {parseRecord} from './blob-reading.ts';
import type {Range, StoredBlob, StoredSource} from './catalog.ts';
import {loadIndex} from './load-index.ts';
import {createRangeHashes} from './range-hashes.ts';
import {readKept, type Store} from './store.ts';

export type Verification = {
  readonly blobs: number;
  readonly bytes: number;
  readonly records: number;
  readonly problems: readonly string[];
  /** What is known to be missing, and is no fault of the cache. */
  readonly notes: readonly string[];
};

/** Reads every byte that the catalog speaks for. A problem is a sentence that names the blob or index file. */
export async function verifySource(store: Store, source: string): Promise<Verification> {
  const stored = store.catalog.read(source);
  const problems: string[] = [];
  const {rows, unusable} = indexedRows(stored);
  for (const file of unusable) problems.push(`${file} is missing or damaged. Open ${source} again to build it anew.`);
  let bytes = 0;
  let records = 0;
  for (const blob of stored.blobs.values()) {
    if (restsOnIndex(blob)) continue;
    const ranges = stored.segments.flatMap(segment => segment.ranges.filter(range => range.blob === blob.name));
    const mine = unusable.length > 0 ? undefined : (rows.get(blob.name) ?? new Map<number, IndexedRow>());
    const proof = await verifyBlob(
      store,
      source,
      blob,
      ranges.sort((a, b) => a.start - b.start),
      mine,
    ).catch((error: Error) => ({
      bytes: 0,
      records: 0,
      problems: [`${blob.name} cannot be read from ${blob.path}: ${error.message}`],
    }));
    bytes += proof.bytes;
    records += proof.records;
    problems.push(...proof.problems);
  }
  return {blobs: stored.blobs.size, bytes, records, problems, notes: notesOn(stored)};
}

/** A plain file that went or became shorter: its rows are there, and nothing to prove them by. */
function restsOnIndex({framed, gone, lesser}: StoredBlob): boolean {
  return !framed && (gone || lesser !== null);
}

function notesOn({blobs}: StoredSource): readonly string[] {
  const all = [...blobs.values()];
  const unproven = all.filter(restsOnIndex).length;
  return [
    ...all.flatMap(({problem}) => problem ?? []),
    ...(unproven > 0
      ? [`${unproven} plain ${unproven === 1 ? 'file is' : 'files are'} gone or shorter than when read: not proven.`]
      : []),
  ];
}

export type IndexedRow = {readonly segment: Segment; readonly row: number};
type Rows = ReadonlyMap<string, Map<number, IndexedRow>>;

/** The rows of all indexes by blob and offset, and the index files that cannot be used. */
export function indexedRows({segments}: Pick<StoredSource, 'segments'>): {
  readonly rows: Rows;
  readonly unusable: readonly string[];
} {
  const rows = new Map<string, Map<number, IndexedRow>>();
  const unusable: string[] = [];
  for (const {file} of segments) {
    const segment = loadIndex(file, 'checked');
    if (segment === undefined) {
      unusable.push(file);
      continue;
    }
    for (let row = 0; row < segment.rows; row++) {
      const blob = textOf(segment.blob, row)!;
      const known = rows.get(blob) ?? new Map<number, IndexedRow>();
      rows.set(blob, known.set(segment.offset.numbers[row]!, {segment, row}));
    }
  }
  return {rows, unusable};
}

type Proof = Omit<Verification, 'blobs' | 'notes'>;

async function verifyBlob(
  store: Store,
  source: string,
  blob: StoredBlob,
  ranges: readonly Range[],
  rows: Map<number, IndexedRow> | undefined,
): Promise<Proof> {
  const problems: string[] = [];
  let [bytes, records] = [0, 0];
  const hashes = createRangeHashes(ranges);
  const splitter = createSplitter(record => {
    records++;
    const found = rows?.get(record.offset);
    const differs = found === undefined ? 'is in no index' : difference(found, record);
    if (rows !== undefined && differs !== undefined)
      problems.push(`${blob.name}, byte ${record.offset}: the record ${differs}.`);
    rows?.delete(record.offset);
  });
  const frames = blob.framed ? store.catalog.frames(source, blob.name) : [];
  for await (const chunk of readKept(blob, frames, 0)) {
    const known = chunk.subarray(0, Math.max(0, blob.bytes - bytes));
    bytes += known.length;
    hashes.update(known);
    splitter.push(known);
  }
  if (blob.complete) splitter.end();
  if (bytes < blob.bytes)
    problems.push(`${blob.name} has ${blob.bytes - bytes} bytes less than when it was read (${blob.path}).`);
  problems.push(
    ...[...hashes.wrong(), ...hashes.missing()].map(
      ({start, until}) => `${blob.name}, bytes ${start} to ${until}: the hash is not that of what was read.`,
    ),
  );
  if (rows !== undefined && rows.size > 0)
    problems.push(`${blob.name}: the index has ${rows.size} rows for which there is no record.`);
  return {bytes, records, problems};
}

/** What an index says otherwise than the record does; `undefined` where they agree. */
export function difference({segment, row}: IndexedRow, record: Omit<RawRecord, 'offset'>): string | undefined {
  if (numberOf(segment.length, row) !== record.length) return 'has another length than in the index';
  const parsed: ParsedRecord = parseRecord(record);
  const outcome = parsed.readable ? parsed.outcome : 'unreadable';
  if (outcomes[segment.outcome[row]!] !== outcome) return 'has another outcome than in the index';
  if (textOf(segment.problem, row) !== (parsed.readable ? undefined : parsed.reason))
    return 'is unreadable for another reason';
  const time = parsed.readable ? parsed.time : undefined;
  const isTime =
    time === undefined || (millisecondsAt(segment, row) === time.milliseconds && segment.ticks[row] === time.ticks);
  if (!isTime || (segment.assumed[row] === 1) !== (time === undefined)) return 'has another time than in the index';
  const field = [...textFields, ...numberFields, ...idFields].find(name => {
    const value = parsed.readable ? findField(name)!.read(parsed) : undefined;
    const indexed = valueAt(segment, name, row);
    return (value === '' ? undefined : value) !== indexed;
  });
  return field && `has another ${field} than in the index`;
}
