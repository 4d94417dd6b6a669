// Brings a feed into the store: what is known and unchanged is loaded, the rest is read, indexed and committed.
import {rm} from 'node:fs/promises';
import type {ParsedRecord} from '../event/audit-event.ts';
import {createParser} from '../event/parse-event.ts';
import {type Blob, type Feed, SourceProblem} from '../feed/feed.ts';
import {createSplitter, type RawRecord} from '../feed/records.ts';
import type {Segment} from '../search/segment.ts';
import type {StoredBlob, StoredSegment} from './catalog.ts';
import {writeWhole} from './files.ts';
import {createIndexBuilder, type IndexBuilder} from './index-builder.ts';
import {DamagedIndex, encodeIndex, readIndex} from './index-file.ts';
import {createFrameWriter} from './raw-frames.ts';
import {compareSegmentsNewestFirst, hourOf, segmentOf} from './segment-name.ts';
import {rawFileName, type Store, shortHash} from './store.ts';

export type IngestListener = {
  /** A segment can be searched from now on. */
  readonly onSegment: (segment: Segment, stored: StoredSegment) => void;
  /** So many blobs and bytes (as listed) will be read. */
  readonly onListed: (blobs: number, bytes: number) => void;
  readonly onRead: (blobs: number, bytes: number, events: number) => void;
  /** A blob could not be read (to its end); the others go on. */
  readonly onProblem: (sentence: string) => void;
};

/** Throws SourceProblem when the source cannot be listed. */
export async function ingestFeed(feed: Feed, store: Store, listener: IngestListener): Promise<void> {
  const listed = await feed.list();
  listener.onListed(
    listed.length,
    listed.reduce((sum, blob) => sum + (blob.size ?? 0), 0),
  );
  const known = new Map(store.catalog.segments(feed.id).map(segment => [segment.name, segment]));
  const groups = Map.groupBy(listed, blob => segmentOf(blob.name));
  for (const name of [...groups.keys()].sort(compareSegmentsNewestFirst)) {
    const blobs = groups.get(name)!.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const stored = known.get(name);
    const segment = stored && isUnchanged(stored, blobs) ? loadIndex(stored.index) : undefined;
    if (stored && segment) {
      listener.onRead(
        blobs.length,
        blobs.reduce((sum, blob) => sum + (blob.size ?? 0), 0),
        segment.rows,
      );
      listener.onSegment(segment, stored);
    } else {
      await buildSegment({feed, store, listener}, name, blobs, stored);
    }
  }
}

/** The segment of an index file, or `undefined` when it has to be built anew. */
export function loadIndex(path: string): Segment | undefined {
  try {
    return readIndex(path);
  } catch (error) {
    if (error instanceof DamagedIndex || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isUnchanged(stored: StoredSegment, blobs: readonly Blob[]): boolean {
  const before = new Map(stored.blobs.map(blob => [blob.name, blob]));
  return (
    blobs.length === stored.blobs.length &&
    blobs.every(({name, size, modified}) => {
      const blob = before.get(name);
      return blob !== undefined && size !== undefined && blob.size === size && blob.modified === modified;
    })
  );
}

type Ingest = {readonly feed: Feed; readonly store: Store; readonly listener: IngestListener};

async function buildSegment(
  ingest: Ingest,
  name: string,
  blobs: readonly Blob[],
  replaced: StoredSegment | undefined,
): Promise<void> {
  const {feed, store, listener} = ingest;
  const builder = createIndexBuilder();
  const names: string[] = [];
  const read: StoredBlob[] = [];
  for (const blob of blobs) {
    const rows = builder.rows();
    builder.beginBlob(hourOf(blob.name) ?? blob.modified ?? 0);
    try {
      const {failure, ...stored} = await readBlob(ingest, blob, builder);
      names.push(stored.name);
      read.push(stored);
      if (failure !== undefined) listener.onProblem(problemOf(blob, builder.rows() - rows, failure));
    } catch (error) {
      names.push(blob.name);
      listener.onProblem(problemOf(blob, builder.rows() - rows, error));
    }
    listener.onRead(1, blob.size ?? 0, builder.rows() - rows);
  }
  const segment = builder.finish(name, names);
  const index = await writeWhole(
    store.indexFolder(feed.id),
    [encodeIndex(segment)],
    () => `${shortHash(name)}-${Date.now()}.index`,
  );
  const stored = {source: feed.id, name, index, rows: segment.rows, blobs: read};
  store.catalog.commit(stored);
  if (replaced && replaced.index !== index) await rm(replaced.index, {force: true});
  listener.onSegment(segment, stored);
}

/** Reads a blob into the builder; its bytes are kept as frames unless they lie plainly on this machine. */
async function readBlob(
  {feed, store}: Ingest,
  blob: Blob,
  builder: IndexBuilder,
): Promise<StoredBlob & {readonly failure: unknown}> {
  let header: readonly string[] | undefined;
  let bytes = 0;
  let failure: unknown;
  const splitter = createSplitter(record => {
    if (record.content.type === 'row') header = record.content.header;
    builder.add(record, parseRecord(record));
  });
  async function* split(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of feed.read(blob)) {
        bytes += chunk.length;
        splitter.push(chunk);
        yield chunk;
      }
    } catch (error) {
      failure = error;
    }
    splitter.end();
  }
  const stored = await keepBytes({feed, store}, blob, split());
  if (failure !== undefined && bytes === 0) throw failure;
  // A blob that broke off keeps what came, and is read again the next time: it has no known size.
  return {...stored, bytes, header, size: failure === undefined ? (blob.size ?? null) : null, failure};
}

type KeptBytes = Pick<StoredBlob, 'name' | 'path' | 'framed' | 'modified' | 'frames'>;

async function keepBytes(
  {feed, store}: Pick<Ingest, 'feed' | 'store'>,
  blob: Blob,
  bytes: AsyncGenerator<Uint8Array>,
): Promise<KeptBytes> {
  const modified = blob.modified ?? null;
  if (blob.inPlace) {
    for await (const _ of bytes);
    return {modified, name: blob.name, path: blob.location, framed: false, frames: []};
  }
  const writer = createFrameWriter();
  // What has no size, as standard input, has no lasting name either: its content names it.
  const nameOf = () => (blob.size === undefined ? `${blob.name}-${writer.written().sha256.slice(0, 16)}` : blob.name);
  const path = await writeWhole(store.rawFolder(feed.id), writer.frames(bytes), () => rawFileName(nameOf()));
  return {modified, name: nameOf(), path, framed: true, frames: writer.written().frames};
}

const parser = createParser();

/** The event in a record, or why there is none. */
export function parseRecord({content}: Pick<RawRecord, 'content'>): ParsedRecord {
  switch (content.type) {
    case 'json':
      return parser.parseJson(content.text);
    case 'row':
      return parser.parseRow(content.header, content.row);
    case 'unreadable':
      return {readable: false, reason: content.reason};
  }
}

function problemOf(blob: Blob, rows: number, error: unknown): string {
  const reason = error instanceof SourceProblem ? error.message : `${blob.name}: ${(error as Error).message}`;
  return rows === 0 ? reason : `${reason} (the ${rows} records before that are shown)`;
}
