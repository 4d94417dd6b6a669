// Carries out an order to read: on whatever thread, ending in index files that only have to be made visible.
import {randomBytes} from 'node:crypto';
import type {Blob} from '../feed/feed.ts';
import {readBlob} from '../feed/feeds.ts';
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
  readonly kept: ReadonlyMap<string, {readonly blob: StoredBlob; readonly frames: readonly Frame[]}>;
};

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
  const read = (blob: Blob, offset: number): AsyncIterable<Uint8Array> => {
    const kept = order.kept.get(blob.name);
    return kept === undefined ? readBlob(blob, offset) : readKept(kept.blob, kept.frames, offset);
  };
  for await (const {segment, frames: saved, ...built} of buildSegments(order, read, listener, builder)) {
    const [frames, index] = await Promise.all([saved(), writeIndex(segment, order.indexFolder)]);
    yield {...built, frames, index};
  }
}

async function writeIndex(segment: Segment, folder: string | undefined): Promise<string | Uint8Array> {
  const encoded = encodeIndex(segment);
  if (folder === undefined) return encoded;
  const file = `${folder}/${shortHash(segment.name)}-${randomBytes(4).toString('hex')}.index`;
  await writeWhole(file, encoded);
  return file;
}
