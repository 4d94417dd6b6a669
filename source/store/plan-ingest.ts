// What of a listing is known and unchanged, and what has to be read: decided without reading any of it.
import {isAzureSource} from '../feed/azure/azure-source.ts';
import type {Blob} from '../feed/feed.ts';
import type {Range, StoredBlob, StoredSegment, StoredSource} from './catalog.ts';
import {dayOf, segmentOf} from './segment-name.ts';

/** Bytes to read for one segment: enough to be worth a file, little enough that the first rows are soon on screen. */
export const segmentBytes = 32 * 1024 * 1024;

/** Bytes that are read sooner than a thread has started. */
export const smallTask = 4 * 1024 * 1024;

/** Blobs to read in one go, from the first byte or, for one long blob, from where its last good segment ends. */
export type ReadTask = {
  readonly blobs: readonly Blob[];
  /** Where the first blob goes on; its bytes before that are indexed. */
  readonly from: {readonly start: number; readonly begins: number} | undefined;
};

export type IngestPlan = {
  /** The newest first, as are the tasks. */
  readonly known: readonly StoredSegment[];
  readonly tasks: readonly ReadTask[];
};

/** What is to be searched of a source: the blobs that it lists, and those that it had once. */
export type Listing = {
  readonly blobs: readonly Blob[];
  /**
   * Blobs of which all that can be read was read before, and stays as it is: `frames` hold it, to be read again when
   * an index is damaged, or the `index` alone speaks for what is nowhere else any more.
   */
  readonly kept: ReadonlyMap<string, 'frames' | 'index'>;
};

/** `damaged` names segments whose index files cannot be used. */
export function planIngest(
  {blobs: listed, kept}: Listing,
  stored: StoredSource,
  damaged: ReadonlySet<string>,
): IngestPlan {
  const days = Map.groupBy(listed, blob => segmentOf(blob.name));
  const cache: Cache = {
    stored,
    damaged,
    kept,
    listed: new Map(listed.map(blob => [blob.name, blob])),
    byStart: new Map(stored.segments.map(segment => [startKey(segment.ranges[0]), segment])),
  };
  const plans = [...days.keys()].sort(newestFirst).map(day => planDay(days.get(day)!.toSorted(byName), cache));
  return {
    known: plans.flatMap(({known}) => known.toReversed()),
    tasks: beginSmall(plans.flatMap(({tasks}) => tasks.toReversed())),
  };
}

/** Where there is much to read, the newest blobs are a task of their own: the first rows are soon on screen. */
function beginSmall(tasks: readonly ReadTask[]): readonly ReadTask[] {
  const [newest, ...others] = tasks;
  if (newest === undefined || others.length === 0) return tasks;
  const {blobs, from} = newest;
  const older = blobs.findIndex((_, index) => costOf(blobs.slice(index)) <= smallTask);
  return older <= 0
    ? tasks
    : [{blobs: blobs.slice(older), from: undefined}, {blobs: blobs.slice(0, older), from}, ...others];
}

type Cache = Pick<Listing, 'kept'> & {
  readonly stored: StoredSource;
  readonly damaged: ReadonlySet<string>;
  readonly listed: ReadonlyMap<string, Blob>;
  /** Segments by the blob and byte where they begin. */
  readonly byStart: ReadonlyMap<string, StoredSegment>;
};

/** Walks over the day's blobs in order: where a chain of good segments begins, it is taken; all other blobs are read. */
function planDay(blobs: readonly Blob[], cache: Cache): IngestPlan {
  const known: StoredSegment[] = [];
  const tasks: ReadTask[] = [];
  let pending: ReadTask = nothing;
  const flush = (next: ReadTask): void => {
    if (pending.blobs.length > 0) tasks.push(pending);
    pending = next;
  };
  // A blob that came late may lie between those of a segment, so what a chain speaks for is remembered by name.
  const done = new Set<string>();
  for (const blob of blobs) {
    if (done.has(blob.name)) continue;
    const {chain, rest} = followChain(blob, cache);
    if (chain.length > 0) {
      known.push(...chain);
      flush(nothing);
    }
    for (const {ranges} of chain) for (const range of ranges) done.add(range.blob);
    if (rest === undefined) continue;
    done.add(rest.blob);
    const first = cache.listed.get(rest.blob)!;
    const from = rest.start === 0 ? undefined : rest;
    if (from !== undefined) flush({blobs: [first], from});
    else if (costOf([...pending.blobs, first]) > segmentBytes) flush({blobs: [first], from});
    else pending = {...pending, blobs: [...pending.blobs, first]};
  }
  flush(nothing);
  return {known, tasks};
}

const nothing: ReadTask = {blobs: [], from: undefined};

type Position = {readonly blob: string; readonly start: number; readonly begins: number};

/** The good segments from the blob's first byte on, and where reading goes on behind them: `undefined` where all is read. */
function followChain(
  blob: Blob,
  cache: Cache,
): {readonly chain: readonly StoredSegment[]; readonly rest: Position | undefined} {
  const chain: StoredSegment[] = [];
  let next = {blob: blob.name, start: 0};
  for (;;) {
    const segment = cache.byStart.get(startKey(next));
    if (segment === undefined || !isGood(segment, cache)) {
      // What is nowhere else any more cannot be read: all that is left of it is taken, whatever is missing between.
      if (cache.kept.get(next.blob) === 'index') {
        return {chain: [...new Set([...chain, ...goodSegmentsOf(next.blob, cache)])], rest: undefined};
      }
      const begins = segment?.begins ?? cache.stored.blobs.get(next.blob)?.resumes;
      return goOnBehind(chain, begins ?? null, next);
    }
    chain.push(segment);
    const last = segment.ranges.at(-1)!;
    const blob = cache.stored.blobs.get(last.blob)!;
    if (last.until === blob.bytes && isAllOf(blob, cache)) return {chain, rest: undefined};
    next = {blob: last.blob, start: last.until};
  }
}

/** Is there nothing behind what was read? */
function isAllOf(blob: StoredBlob, {kept, listed}: Cache): boolean {
  if (kept.has(blob.name)) return true;
  const now = listed.get(blob.name);
  return blob.complete && (now === undefined || !hasGrown(now, blob));
}

function goodSegmentsOf(name: string, cache: Cache): readonly StoredSegment[] {
  return cache.stored.segments.filter(
    segment => segment.ranges.some(({blob}) => blob === name) && isGood(segment, cache),
  );
}

/**
 * A splitter cannot begin in the midst of a document: then the segments before, back to where it can, are read again.
 * So are small ones, so that a log that is followed has few of them.
 */
function goOnBehind(
  chain: readonly StoredSegment[],
  resumes: number | null,
  next: Omit<Position, 'begins'>,
): {readonly chain: readonly StoredSegment[]; readonly rest: Position} {
  const begins = next.start === 0 ? 0 : resumes;
  const last = chain.at(-1);
  if (begins !== null && (last === undefined || isLarge(last))) return {chain, rest: {...next, begins}};
  const {begins: earlier, ranges} = last!;
  return goOnBehind(chain.slice(0, -1), earlier, ranges[0]!);
}

function isGood(segment: StoredSegment, cache: Cache): boolean {
  return !cache.damaged.has(segment.name) && segment.ranges.every(range => stands(range, segment, cache));
}

/** Bytes. */
const worthLeaving = 4 * 1024 * 1024;

function isLarge({ranges}: StoredSegment): boolean {
  return ranges.reduce((sum, {start, until}) => sum + until - start, 0) >= worthLeaving;
}

/** Does the source still have what was read of these bytes, or is it kept whatever that has? */
function stands(range: Range, {ranges}: StoredSegment, cache: Cache): boolean {
  const {stored, listed, kept} = cache;
  const [now, then] = [listed.get(range.blob), stored.blobs.get(range.blob)];
  if (now === undefined || then === undefined) return false;
  const isLastOfBlob = range.until === then.bytes;
  // More of a blob can be read behind the end of a segment only.
  if (isLastOfBlob && !isAllOf(then, cache) && (range !== ranges.at(-1) || range.start === range.until)) return false;
  if (kept.has(range.blob) || isUnchanged(now, then)) return true;
  // What was read to its end and has grown may have ended in the midst of a line: then that is read again.
  return hasGrown(now, then) && !(isLastOfBlob && then.complete && then.resumes !== then.bytes);
}

export function isUnchanged(now: Blob, then: StoredBlob): boolean {
  return now.etag !== undefined && now.etag === then.etag;
}

/** The same blob, and longer: what was read of it is taken to stand, as in any log. */
export function hasGrown(now: Blob, then: StoredBlob): boolean {
  if (now.appends === false || now.created !== then.created || (now.size ?? 0) <= then.bytes) return false;
  return now.appends === true ? then.framed : now.inPlace && !then.framed && now.location === then.path;
}

/** The blobs that somebody writes to, with the bytes of each that were taken before and stand. */
export function growingOf(
  {blobs, kept}: Listing,
  {blobs: before}: StoredSource,
  isGrowing: (blob: Blob, taken: number) => boolean,
): ReadonlyMap<string, number> {
  const growing = new Map<string, number>();
  for (const blob of blobs) {
    // What is written as a whole is read as a whole.
    const mayGrow = blob.inPlace || blob.appends === true || blob.size === undefined;
    if (!mayGrow || kept.has(blob.name)) continue;
    const then = before.get(blob.name);
    const taken = then !== undefined && (isUnchanged(blob, then) || hasGrown(blob, then)) ? then.bytes : 0;
    if (isGrowing(blob, taken)) growing.set(blob.name, taken);
  }
  return growing;
}

/** Bytes to be read, roughly: compressed ones are some ten times as many, and nobody knows the end of a stream. */
export function costOf(blobs: readonly Blob[]): number {
  return blobs.reduce((sum, blob) => sum + (blob.size ?? Number.POSITIVE_INFINITY) * (isPlain(blob) ? 1 : 10), 0);
}

const isPlain = ({inPlace, location}: Blob): boolean => inPlace || isAzureSource(location);

function startKey(range: Pick<Range, 'blob' | 'start'> | undefined): string {
  return `${range?.start}@${range?.blob}`;
}

function byName(a: Blob, b: Blob): number {
  return a.name < b.name ? -1 : 1;
}

/** Newest day first; what has no day in its name comes after. */
function newestFirst(a: string, b: string): number {
  return dayOf(b) - dayOf(a) || (a < b ? -1 : 1);
}
