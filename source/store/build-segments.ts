// Reads blobs into segments: bytes to records to columns, with hash and frames made on the way.
import type {Blob, Wait} from '../feed/feed.ts';
import type {Segment} from '../search/segment.ts';
import {
  type BlobReading,
  beginReading,
  continueReading,
  draftSoFar,
  endReading,
  endsWithLine,
  takeChunk,
} from './blob-reading.ts';
import type {ReadBlob, StoredSegment} from './catalog.ts';
import type {Frame} from './frame-file.ts';
import {createIndexBuilder} from './index-builder.ts';
import type {ReadTask} from './plan-ingest.ts';
import {createDraft, finishDraft, isFull} from './segment-draft.ts';
import {createShowings} from './showings.ts';
import {wholeLines} from './whole-lines.ts';
import {withPauses} from './with-pauses.ts';

/** A task, and what is known of its blobs. */
export type BuildOrder = ReadTask & {
  /** Per blob that is not in place: the file for its frames, and those that it holds already. */
  readonly frames: ReadonlyMap<string, {readonly path: string; readonly known: readonly Frame[]}>;
  /** The column names of the first blob, where reading goes on in the midst of it. */
  readonly header: readonly string[] | null;
  /** Blobs that somebody writes to at the moment, with the byte from which on that is to be taken into account. */
  readonly growing: ReadonlyMap<string, number>;
};

/** A segment in memory, with all that the catalog has to learn about it. */
export type BuiltSegment = {
  readonly segment: Segment;
  readonly stored: Omit<StoredSegment, 'file'>;
  readonly blobs: readonly ReadBlob[];
  /** Waits until they are safe on disk. */
  readonly frames: () => Promise<ReadonlyMap<string, readonly Frame[]>>;
};

export type BuildListener = {
  /** Awaited between chunks: rejects to end the reading. */
  readonly proceed: () => Promise<void>;
  readonly onRead: (bytes: number, rows: number) => void;
  readonly onWait?: (wait: Wait) => void;
  /** A blob cannot be read, or not to its end; `rows` came before that. */
  readonly onProblem: (blob: Blob, rows: number, error: Error) => void;
};

export type ReadBytes = (blob: Blob, offset: number) => AsyncIterable<Uint8Array>;

/**
 * Yields segments in the order of their bytes: one, unless there is more to read than a segment holds. Of a stream that
 * may be long in coming, one is yielded again and again while it fills.
 */
export async function* buildSegments(
  order: BuildOrder,
  read: ReadBytes,
  listener: BuildListener,
  builder = createIndexBuilder(),
): AsyncGenerator<BuiltSegment> {
  let draft = createDraft(order.from?.begins ?? 0, builder);
  let closing = Promise.resolve();
  try {
    for (const [index, blob] of order.blobs.entries()) {
      const reading = await beginReading(blob, order, index === 0 ? order.from : undefined, draft);
      const showings = order.growing.has(blob.name) && blob.size === undefined ? createShowings() : undefined;
      try {
        for await (const chunk of chunksOf(read, reading, order.growing.get(blob.name), listener)) {
          await listener.proceed();
          if (chunk !== undefined) await takeChunk(reading, chunk, listener.onRead);
          if (isFull(reading.draft)) {
            endReading(reading, 'cut');
            yield finishDraft(reading.draft);
            draft = continueReading(reading);
            showings?.begin();
          } else if (showings?.isDue(draft.builder.rows(), chunk === undefined) === true) {
            yield finishDraft(draftSoFar(reading));
            showings.end();
          }
        }
        endReading(reading, reading.isCut ? 'cut' : 'end');
      } finally {
        // The disk is waited for while the next blob is read, and no longer.
        await closing;
        closing = reading.frameFile?.close() ?? closing;
      }
    }
  } finally {
    await closing;
  }
  if (draft.ranges.length > 0) yield finishDraft(draft);
}

/** The blob's bytes; where it breaks off, what came counts, and the problem is told. `undefined` is a pause of a stream. */
async function* chunksOf(
  read: ReadBytes,
  reading: BlobReading,
  growsFrom: number | undefined,
  listener: BuildListener,
): AsyncGenerator<Uint8Array | undefined> {
  const {blob, position} = reading;
  try {
    const chunks = read(blob, position);
    if (growsFrom === undefined) yield* chunks;
    else if (blob.size === undefined) yield* withPauses(chunks);
    else {
      const ending = yield* wholeLines(chunks, position, {from: growsFrom, mayHaveHoles: blob.inPlace});
      reading.isCut = ending === 'cut' || (ending === 'line' && !endsWithLine(reading));
    }
  } catch (error) {
    reading.isBroken = true;
    listener.onProblem(reading.blob, reading.rows, error as Error);
  }
}
