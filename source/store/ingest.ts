// Brings a feed into the store: what is known and unchanged is loaded, the rest is read, indexed and committed.
import {existsSync} from 'node:fs';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Blob, Feed} from '../feed/feed.ts';
import type {Segment} from '../search/segment.ts';
import type {BuildListener} from './build-segments.ts';
import {Cancelled} from './cancelled.ts';
import {
  LockLost,
  type Range,
  type ReadBlob,
  type StoredBlob,
  type StoredSegment,
  type StoredSource,
} from './catalog.ts';
import {decodeIndex, readIndex} from './index-file.ts';
import {loadIndex} from './load-index.ts';
import {owner, withLock} from './lock.ts';
import {
  costOf,
  growingOf,
  hasGrown,
  type IngestPlan,
  isUnchanged,
  type Listing,
  planIngest,
  type ReadTask,
} from './plan-ingest.ts';
import {problemOf, storeProblem} from './problems.ts';
import type {KeptBlob, ReadOrder, ReadSegment} from './read-order.ts';
import {settleListing} from './settle-listing.ts';
import {rawFileName, type Store} from './store.ts';
import {removeLater, sweep} from './sweep.ts';

/** A segment to be searched from now on, and the blobs that its rows came from. */
export type Arrival = {
  readonly source: string;
  readonly segment: Segment;
  /** Its index file, where it has one. */
  readonly file: string | undefined;
  readonly blobs: readonly StoredBlob[];
  readonly ranges: readonly Range[];
  /** Segments that it takes the place of. */
  readonly replaces: readonly string[];
};

export type IngestListener = Pick<BuildListener, 'proceed' | 'onWait'> & {
  /** Are index files looked through before they are believed? */
  readonly isChecked: boolean;
  readonly onArrival: (arrival: Arrival) => void;
  /** All that is known has arrived; what arrives from now on has been read. */
  readonly onKnown: () => void;
  /** The index file of a segment is of no use: it is not to be searched, if it was. */
  readonly onDamaged: (segment: string) => void;
  /** So many blobs and bytes will be read, so many are known. */
  readonly onPlanned: (plan: {readonly blobs: number; readonly bytes: number}) => void;
  readonly onRead: BuildListener['onRead'];
  /** A blob could not be read (to its end), which answers then lack, or what was read could not be kept. */
  readonly onProblem: (sentence: string, lacks: boolean) => void;
  /** Another process reads the same source at the moment. */
  readonly onWaiting: () => void;
  /** Is it searched already, so that it need not be loaded? */
  readonly isShown: (segment: StoredSegment) => boolean;
  /** Does somebody write to the blob, so that what is behind the bytes `taken` of it may not be whole? */
  readonly isGrowing: (blob: Blob, taken: number) => boolean;
};

/** Who carries orders out, and how many at a time. */
export type Readers = {
  readonly count: number;
  /** Told before the first order: so many bytes will be read, infinitely many where nobody knows. */
  readonly expect: (bytes: number) => void;
  readonly carryOut: (order: ReadOrder, listener: BuildListener) => AsyncIterable<ReadSegment>;
};

/** Throws SourceProblem when the source cannot be listed, Cancelled when reading was stopped. */
export async function ingestFeed(feed: Feed, store: Store, readers: Readers, listener: IngestListener): Promise<void> {
  await withLock(store, feed.id, listener, async () => {
    // An older list would take what another process read meanwhile for gone.
    const listed = await feed.list({...listener, onNote: sentence => listener.onProblem(sentence, false)});
    const {listing, stored} = await settleListing(feed, listed, store, listener);
    const first = planIngest(listing, stored, new Set());
    const damaged = await loadKnown(first, feed.id, stored, listener);
    listener.onKnown();
    const plan = damaged.size === 0 ? first : planIngest(listing, stored, damaged);
    for (const sentence of lostSentences(listing, stored, plan)) listener.onProblem(sentence, true);
    await sweep(store, feed.id);
    const growing = growingOf(listing, stored, listener.isGrowing);
    const tasks = [...plan.tasks];
    readers.expect(costOf(tasks.flatMap(task => task.blobs)));
    listener.onPlanned({
      blobs: tasks.reduce((sum, task) => sum + task.blobs.length, 0),
      bytes: tasks.reduce((sum, task) => sum + bytesOf(task), 0),
    });
    const work = async (): Promise<void> => {
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
        await readTask({feed, store, listing, growing, stored, readers, listener}, task);
      }
    };
    await Promise.all(Array.from({length: readers.count}, work));
    if (plan.tasks.length > 0) await sweep(store, feed.id);
  });
}

/** Loads what is known, the newest first; returns the names of segments whose index files are of no use. */
async function loadKnown(
  {known}: IngestPlan,
  source: string,
  before: StoredSource,
  listener: IngestListener,
): Promise<ReadonlySet<string>> {
  const damaged = new Set<string>();
  for (const {name, file, ranges} of known.filter(segment => listener.isChecked || !listener.isShown(segment))) {
    const segment = loadIndex(file, listener.isChecked ? 'checked' : undefined);
    if (segment === undefined) {
      damaged.add(name);
      listener.onDamaged(name);
    } else {
      const blobs = ranges.map(({blob}) => before.blobs.get(blob)!);
      listener.onArrival({source, segment, file, ranges, blobs, replaces: []});
    }
    // Questions that came meanwhile are answered from what is there.
    await nextTurn();
    await listener.proceed();
  }
  return damaged;
}

/** What is gone and was in an index that is of no use any more. */
function lostSentences({kept}: Listing, {blobs}: StoredSource, {known}: IngestPlan): readonly string[] {
  const ranges = Map.groupBy(
    known.flatMap(segment => segment.ranges),
    ({blob}) => blob,
  );
  return [...kept].flatMap(([name, by]) => {
    const found = (ranges.get(name) ?? []).reduce((sum, {start, until}) => sum + until - start, 0);
    const lost = blobs.get(name)!.bytes - found;
    if (by === 'frames' || lost === 0) return [];
    return [`${name} is gone, and its index damaged: the events in ${lost} bytes of it are lost. Put the file back.`];
  });
}

type Ingest = {
  readonly feed: Feed;
  readonly store: Store;
  readonly listing: Listing;
  readonly growing: ReadOrder['growing'];
  readonly stored: StoredSource;
  readonly readers: Readers;
  readonly listener: IngestListener;
};

/** What cannot be kept, on a full disk say, is read all the same, and shown as long as the program runs. */
async function readTask(ingest: Ingest, task: ReadTask): Promise<void> {
  const {store, listener} = ingest;
  const order = orderFor(ingest, task);
  try {
    await carryOut(ingest, order);
  } catch (error) {
    if (error instanceof Cancelled || error instanceof LockLost) throw error;
    listener.onProblem(storeProblem(store.root, error as Error), false);
    await carryOut(ingest, {...order, indexFolder: undefined, frames: new Map()});
  }
}

async function carryOut({feed, store, stored: before, readers, listener}: Ingest, order: ReadOrder): Promise<void> {
  const problems = new Map<string, string>();
  const reading = {
    ...listener,
    onProblem: (blob: Blob, rows: number, error: Error) => {
      const sentence = problemOf(blob, rows, error);
      problems.set(blob.name, sentence);
      listener.onProblem(sentence, true);
    },
  };
  const locations = new Map(order.blobs.map(({name, location}) => [name, location]));
  // Reading frames again tells nothing of their blob that was not known.
  const rowOf = (blob: ReadBlob): StoredBlob =>
    order.kept.has(blob.name)
      ? before.blobs.get(blob.name)!
      : {
          ...blob,
          location: locations.get(blob.name)!,
          ...{gone: false, lesser: null, problem: problems.get(blob.name) ?? null},
        };
  const access = await feed.access?.();
  const files = new Map<string, string>();
  for await (const {stored, blobs: read, frames, index} of readers.carryOut({...order, access}, reading)) {
    const blobs = read.map(rowOf);
    const arrival = {source: feed.id, blobs, ranges: stored.ranges, replaces: [] as readonly string[]};
    if (typeof index === 'string') {
      const segment: StoredSegment = {...stored, file: index};
      const replaces = store.catalog.commit(feed.id, owner, {segments: [segment], blobs, frames});
      listener.onArrival({...arrival, replaces, file: index, segment: readIndex(index)});
      // What is yielded again while it fills.
      const earlier = files.get(stored.name);
      if (earlier !== undefined) removeLater(earlier);
      files.set(stored.name, index);
    } else {
      listener.onArrival({...arrival, file: undefined, segment: decodeIndex(index)});
    }
  }
}

function orderFor({feed, store, listing, growing, stored}: Ingest, task: ReadTask): ReadOrder {
  const frames = new Map<string, {readonly path: string; readonly known: ReturnType<typeof store.catalog.frames>}>();
  const kept = new Map<string, KeptBlob>();
  const grown = new Map<string, KeptBlob>();
  for (const [index, blob] of task.blobs.entries()) {
    if (blob.inPlace) continue;
    const before = stored.blobs.get(blob.name);
    const isKept = listing.kept.has(blob.name);
    const isGrown = before !== undefined && !isKept && blob.appends === true && hasGrown(blob, before);
    const isSame = before?.framed === true && (isKept || isGrown || isUnchanged(blob, before));
    const known = isSame ? store.catalog.frames(feed.id, blob.name) : [];
    const isWhole = isSame && !isGrown && (isKept || before.complete);
    if (isWhole) kept.set(blob.name, {blob: before, frames: known});
    if (isGrown) grown.set(blob.name, {blob: before, frames: known});
    const goesOn = isWhole || isGrown || (isSame && index === 0 && task.from !== undefined);
    frames.set(blob.name, {
      path: goesOn ? before.path : freshPath(store.rawFolder(feed.id), blob.name, before?.path),
      known: goesOn ? known : [],
    });
  }
  const header = task.from === undefined ? null : (stored.blobs.get(task.blobs[0]!.name)?.header ?? null);
  return {...task, header, frames, kept, grown, growing, indexFolder: store.indexFolder(feed.id)};
}

/** A version of a blob never overwrites another, which is evidence until the new one is whole, or somebody's work. */
function freshPath(folder: string, blobName: string, taken: string | undefined): string {
  for (let version = 0; ; version++) {
    const path = `${folder}/${rawFileName(blobName, version)}`;
    if (path !== taken && !existsSync(path)) return path;
  }
}

function bytesOf({blobs, from}: ReadTask): number {
  return blobs.reduce((sum, {size = 0}) => sum + size, 0) - (from?.start ?? 0);
}
