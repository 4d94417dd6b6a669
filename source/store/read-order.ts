// Carries out an order to read: on whatever thread, ending in index files that only have to be made visible.
import {randomBytes} from 'node:crypto';
import type {Access} from '../feed/azure/access.ts';
import type {Blob} from '../feed/feed.ts';
import {readBlob} from '../feed/feeds.ts';
import {readAhead} from '../feed/read-ahead.ts';
import type {Segment} from '../search/segment.ts';
import {type BuildListener, type BuildOrder, type BuiltSegment, buildSegments} from './build-segments.ts';
import type {StoredBlob} from './catalog.ts';
import {writeWhole} from './files.ts';
import type {Frame} from './frame-file.ts';
import {createIndexBuilder} from './index-builder.ts';
import {encodeIndex} from './index-file.ts';
import {readKept, shortHash} from './store.ts';

/** Plain data, so that it can be sent to another thread. */
export type ReadOrder = BuildOrder & {
  /** Where index files go; `undefined` keeps them in memory. */
  readonly indexFolder: string | undefined;
  /** Blobs whose frames hold all their bytes: they are read from there, whatever became of their source. */
  readonly kept: ReadonlyMap<string, KeptBlob>;
  /** Blobs that have grown: what was read of them is read from frames, the rest from their source. */
  readonly grown: ReadonlyMap<string, KeptBlob>;
  /** What opens a source that is not on this machine. */
  readonly access?: Access | undefined;
};

export type KeptBlob = {readonly blob: StoredBlob; readonly frames: readonly Frame[]};

/** A segment that was read: its index is in a file, or in memory where it could not be written. */
export type ReadSegment = Omit<BuiltSegment, 'segment' | 'frames'> & {
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  readonly index: string | Uint8Array;
};

/** One order at a time: a builder given has the memory of the orders before. */
export async function* carryOut(
  order: ReadOrder,
  listener: BuildListener,
  builder = createIndexBuilder(),
): AsyncGenerator<ReadSegment> {
  const {onWait} = listener;
  const read = (blob: Blob, offset: number): AsyncIterable<Uint8Array> => {
    const kept = order.kept.get(blob.name);
    if (kept !== undefined) return readKept(kept.blob, kept.frames, offset);
    const fresh = (from: number) => readBlob(blob, from, {access: order.access, ...(onWait && {onWait})});
    const grown = order.grown.get(blob.name);
    return grown === undefined ? fresh(offset) : readGrown(grown, offset, fresh);
  };
  const ahead = order.access === undefined ? undefined : fetchAhead(order, read);
  try {
    for await (const {segment, frames: saved, ...built} of buildSegments(
      order,
      ahead?.read ?? read,
      listener,
      builder,
    )) {
      const [frames, index] = await Promise.all([saved(), writeIndex(segment, order.indexFolder)]);
      yield {...built, frames, index};
    }
  } finally {
    await ahead?.close();
  }
}

async function writeIndex(segment: Segment, folder: string | undefined): Promise<string | Uint8Array> {
  const encoded = encodeIndex(segment);
  if (folder === undefined) return encoded;
  const file = `${folder}/${shortHash(segment.name)}-${randomBytes(4).toString('hex')}.index`;
  await writeWhole(file, encoded);
  return file;
}

async function* readGrown(
  {blob, frames}: KeptBlob,
  offset: number,
  fresh: (from: number) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (offset < blob.bytes) yield* readKept(blob, frames, offset);
  yield* fresh(Math.max(offset, blob.bytes));
}

/** Blobs of the order that are on their way while one is read. */
const blobsAhead = 4;
const bytesAhead = 4 * 1024 * 1024;

type Read = (blob: Blob, offset: number) => AsyncIterable<Uint8Array>;

/** From the second blob on, each is asked for before its turn comes: a request takes long, however little it is for. */
function fetchAhead(
  {blobs, kept, grown}: ReadOrder,
  read: Read,
): {readonly read: Read; readonly close: () => Promise<void>} {
  const waiting = blobs.slice(1).filter(({name}) => !kept.has(name) && !grown.has(name));
  const fetched = new Map<string, AsyncGenerator<Uint8Array>>();
  const fill = (): void => {
    while (fetched.size < blobsAhead && waiting.length > 0) {
      const blob = waiting.shift()!;
      fetched.set(blob.name, readAhead(read(blob, 0), bytesAhead));
    }
  };
  return {
    read: (blob, offset) => {
      const known = fetched.get(blob.name);
      fetched.delete(blob.name);
      fill();
      return known ?? read(blob, offset);
    },
    close: async () => {
      await Promise.all([...fetched.values()].map(generator => generator.return(undefined)));
    },
  };
}
