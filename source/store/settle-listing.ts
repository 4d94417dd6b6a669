// Settles what becomes of each blob that a source has, or had: the cache is evidence, and forgets nothing unasked.
import {randomBytes} from 'node:crypto';
import type {Blob, Feed} from '../feed/feed.ts';
import {readBlob} from '../feed/feeds.ts';
import {standardInput} from '../feed/standard-input.ts';
import type {BuildListener} from './build-segments.ts';
import {LockLost, type StoredBlob, type StoredSegment, type StoredSource} from './catalog.ts';
import {type Comparison, compareEnds, compareVersions} from './compare-versions.ts';
import {writeWhole} from './files.ts';
import {encodeIndex} from './index-file.ts';
import {loadIndex} from './load-index.ts';
import {owner} from './lock.ts';
import {hasGrown, isUnchanged, type Listing} from './plan-ingest.ts';
import {problemOf, storeProblem} from './problems.ts';
import {splitSegment} from './split-segment.ts';
import {isStillThere} from './still-there.ts';
import {asListed, type Store, shortHash} from './store.ts';
import {sweep} from './sweep.ts';
import {indexedRows} from './verify.ts';

export type SettleListener = Pick<BuildListener, 'proceed' | 'onWait'> & {
  readonly onProblem: (sentence: string, lacks: boolean) => void;
};

/** What is found out, blob by blob. */
type Findings = {
  readonly feed: Feed;
  readonly store: Store;
  readonly stored: StoredSource;
  readonly held: ReadonlySet<string>;
  readonly listener: SettleListener;
  readonly blobs: Blob[];
  readonly kept: Map<string, 'frames' | 'index'>;
  /** Rows of the catalog that say something else now. */
  readonly changed: Map<string, StoredBlob>;
  /** Versions that another one has taken the place of. */
  readonly renamed: Map<string, string>;
};

/** To be called by the owner of the source's lock. Returns what there is to search, and the catalog as it is now. */
export async function settleListing(
  feed: Feed,
  listed: readonly Blob[],
  store: Store,
  listener: SettleListener,
): Promise<{readonly listing: Listing; readonly stored: StoredSource}> {
  const findings: Findings = {
    ...{feed, store, listener, blobs: []},
    ...{stored: store.catalog.read(feed.id), held: store.catalog.held(feed.id)},
    ...{kept: new Map(), changed: new Map(), renamed: new Map()},
  };
  const taken = new Set([...findings.stored.blobs.keys(), ...listed.map(({name}) => name)]);
  for (const now of listed) await settleBlob(now, taken, findings);
  if (feed.kind !== 'stream') settleUnlisted(new Set(listed.map(({name}) => name)), findings);
  let isChanged: boolean;
  try {
    isChanged = await commit(findings);
  } catch (error) {
    if (error instanceof LockLost) throw error;
    listener.onProblem(storeProblem(store.root, error as Error), true);
    return {listing: asBefore(listed, findings), stored: findings.stored};
  }
  const {blobs, kept, stored} = findings;
  return {listing: {blobs, kept}, stored: isChanged ? store.catalog.read(feed.id) : stored};
}

/** On a full disk, say: nothing that is known is read again, which might take the place of what cannot be put aside. */
function asBefore(listed: readonly Blob[], {stored, blobs, kept}: Findings): Listing {
  blobs.length = 0;
  kept.clear();
  blobs.push(...listed.filter(({name}) => !stored.blobs.has(name)));
  for (const then of stored.blobs.values()) {
    blobs.push(asListed(then));
    kept.set(then.name, then.framed ? 'frames' : 'index');
  }
  return {blobs, kept};
}

async function settleBlob(now: Blob, taken: Set<string>, findings: Findings): Promise<void> {
  const {stored, held, blobs, listener} = findings;
  const then = stored.blobs.get(now.name);
  const seen = then && {...then, gone: false, location: now.location};
  if (seen === undefined) {
    blobs.push(now);
  } else if (isUnchanged(now, seen)) {
    note({...seen, lesser: null}, findings);
    blobs.push(now);
  } else if (now.etag !== undefined && now.etag === seen.lesser && isReadable(seen, findings)) {
    keep(seen, findings);
    listener.onProblem(lesserSentence(seen), false);
  } else {
    const {kind, problem} = await compare(now, seen, findings);
    const reason = problem && `${problemOf(now, 0, problem)} What was read of it before is kept.`;
    const isLess = kind === 'less' || (kind === 'other' && problem !== undefined && seen.problem === null);
    if (isLess && isReadable(seen, findings)) {
      // What broke off may be whole the next time, though nothing of it has changed: then it is looked at again.
      keep({...seen, lesser: reason === undefined ? (now.etag ?? null) : null}, findings);
      listener.onProblem(reason ?? lesserSentence(seen), kind === 'other' || seen.problem !== null);
    } else {
      if (kind === 'other' && held.has(now.name)) archive(seen, taken, findings);
      // What was made anew may look as if it had grown.
      blobs.push(kind === 'other' ? {...now, appends: false} : now);
    }
  }
}

/** Only what may be lost is compared: what grows, or is replaced where it lies, leaves nothing that could be kept. */
async function compare(
  now: Blob,
  then: StoredBlob,
  {feed, store, stored, held, listener}: Findings,
): Promise<Comparison> {
  const isOnce = now.size === undefined;
  const isSafe = !then.framed && now.inPlace && (now.size ?? 0) >= then.bytes && !held.has(now.name);
  if (isSafe && hasGrown(now, then)) {
    const isMore = await isStillThere(then, segmentsOf(then, stored), listener.proceed);
    return {kind: isMore ? 'more' : 'other', problem: undefined};
  }
  if (then.bytes === 0 || isSafe) return {kind: 'more', problem: undefined};
  if (isOnce) return {kind: 'other', problem: undefined};
  const access = await feed.access?.();
  const comparing = {
    proceed: listener.proceed,
    read: (blob: Blob, offset: number) =>
      readBlob(blob, offset, {access, ...(listener.onWait && {onWait: listener.onWait})}),
  };
  if (then.framed) {
    const frames = store.catalog.frames(feed.id, then.name);
    const isOnlyLonger = now.appends === true && hasGrown(now, then);
    return isOnlyLonger ? compareEnds(now, then, frames, comparing) : compareVersions(now, then, {frames}, comparing);
  }
  const segments = segmentsOf(then, stored);
  const ranges = segments.flatMap(segment => segment.ranges.filter(({blob}) => blob === then.name));
  const rows = indexedRows({segments}).rows.get(then.name) ?? new Map();
  return compareVersions(now, then, {ranges: ranges.sort((a, b) => a.start - b.start), rows}, comparing);
}

function segmentsOf({name}: StoredBlob, {segments}: StoredSource): readonly StoredSegment[] {
  return segments.filter(({ranges}) => ranges.some(({blob}) => blob === name));
}

/** Is there still all of what was read of it? */
function isReadable(then: StoredBlob, {stored}: Findings): boolean {
  return then.framed || segmentsOf(then, stored).every(({file}) => loadIndex(file, 'checked') !== undefined);
}

/** What its source does not name. */
function settleUnlisted(listed: ReadonlySet<string>, findings: Findings): void {
  const {feed, stored, blobs, listener} = findings;
  const gone: StoredBlob[] = [];
  for (const then of stored.blobs.values()) {
    if (listed.has(then.name)) continue;
    const isMissed = feed.kind === 'place' && (feed.covers?.(then.name) ?? true);
    const row = {...then, gone: then.gone || isMissed};
    if (row.framed || row.gone || row.lesser !== null) keep(row, findings);
    else blobs.push(asListed(row));
    if (row.gone) gone.push(row);
    if (row.lesser !== null) listener.onProblem(lesserSentence(row), false);
    const problem = row.problem ?? (row.complete ? undefined : partSentence(row, feed));
    // Whoever leaves a stream that has no end misses nothing.
    if (problem !== undefined) listener.onProblem(problem, row.problem !== null || row.location !== standardInput);
  }
  if (gone.length > 0) listener.onProblem(goneSentence(feed, gone), false);
}

/** Leaves a blob as it was read, whatever its source has. */
function keep(row: StoredBlob, findings: Findings): void {
  findings.blobs.push(asListed(row));
  findings.kept.set(row.name, row.framed ? 'frames' : 'index');
  note(row, findings);
}

function note(row: StoredBlob, {stored, changed}: Findings): void {
  const before = stored.blobs.get(row.name);
  const isSame = before?.gone === row.gone && before.lesser === row.lesser && before.location === row.location;
  if (!isSame) changed.set(row.name, row);
}

/** The version that was read goes on under a name of its own. */
function archive(then: StoredBlob, taken: Set<string>, findings: Findings): void {
  let number = 1;
  while (taken.has(`${then.name}~${number}`)) number++;
  const name = `${then.name}~${number}`;
  taken.add(name);
  findings.renamed.set(then.name, name);
  keep({...then, name, gone: true}, findings);
  findings.listener.onProblem(
    `${then.location} was replaced. As evidence, what was read of it before is kept as ${name}.`,
    false,
  );
}

/**
 * Rows that only their index speaks for get segments of their own first, as reading their neighbours makes new ones.
 * False where there was nothing to be written.
 */
async function commit({feed, store, stored, kept, changed, renamed}: Findings): Promise<boolean> {
  const partOf = (blob: string) => renamed.get(blob) ?? (kept.get(blob) === 'index' ? 'index' : 'listed');
  const segments: StoredSegment[] = [];
  for (const segment of stored.segments) {
    const names = segment.ranges.map(({blob}) => blob);
    const isMixed = new Set(names.map(partOf)).size > 1 || names.some(name => renamed.has(name));
    const loaded = isMixed ? loadIndex(segment.file, 'checked') : undefined;
    if (loaded === undefined) continue;
    for (const part of splitSegment(segment, loaded, partOf, renamed)) {
      const file = `${store.indexFolder(feed.id)}/${shortHash(part.stored.name)}-${randomBytes(4).toString('hex')}.index`;
      await writeWhole(file, encodeIndex(part.segment));
      segments.push({...part.stored, file});
    }
  }
  if (changed.size === 0 && segments.length === 0) return false;
  store.catalog.commit(feed.id, owner, {renamed, segments, blobs: [...changed.values()], frames: new Map()});
  if (segments.length > 0) await sweep(store, feed.id);
  return true;
}

function lesserSentence({name, location}: StoredBlob): string {
  return `${location ?? name} is shorter than it was, and begins as it did: what was read of it before is kept.`;
}

function partSentence({name, bytes, gone, location}: StoredBlob, {title}: Feed): string {
  const first = `Only the first ${bytes} bytes of ${name} were read`;
  if (location === standardInput) return `${first}: it was left before its end.`;
  return gone ? `${first}, and ${title} has it no more.` : `${first}. Open ${title} to read the rest.`;
}

function goneSentence({title}: Feed, gone: readonly StoredBlob[]): string {
  const inPlace = gone.filter(({framed}) => !framed).length;
  const are = gone.length === 1 ? 'blob is gone or was' : 'blobs are gone or were';
  const found = `${gone.length} ${are} replaced in ${title} since last read: the events are still found`;
  return inPlace === 0 ? `${found}.` : `${found}, but not the records of ${inPlace} that lay there plainly.`;
}
