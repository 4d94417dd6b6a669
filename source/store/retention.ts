// What the cache holds, and what of it may go.
import {stat} from 'node:fs/promises';
import type {StoredSegment} from './catalog.ts';
import {withLock} from './lock.ts';
import {segmentOf} from './segment-name.ts';
import type {Store} from './store.ts';
import {sweep} from './sweep.ts';

/** One resource and day of a source, which are kept or removed as a whole. Sizes in bytes on this disk. */
export type CachedDay = {
  readonly source: string;
  readonly name: string;
  readonly events: number;
  readonly unreadable: number;
  readonly blobs: number;
  /** Decompressed bytes of its blobs. */
  readonly content: number;
  readonly raw: number;
  readonly index: number;
  readonly first: number | null;
  readonly last: number | null;
  /** Blobs that their source has no more, that it has less of than was read, and whose reading broke off. */
  readonly gone: number;
  readonly lesser: number;
  readonly broken: number;
  /** Has it blobs that are kept as evidence? */
  readonly held: boolean;
  readonly segments: readonly string[];
};

export async function cachedDays(store: Store, source: string): Promise<readonly CachedDay[]> {
  const {blobs, segments} = store.catalog.read(source);
  const held = store.catalog.held(source);
  const days = Map.groupBy(segments, segment => segmentOf(segment.ranges[0]!.blob));
  return Promise.all(
    [...days].map(async ([name, parts]) => {
      const names = new Set(parts.flatMap(part => part.ranges.map(range => range.blob)));
      const own = [...names].map(blob => blobs.get(blob)!);
      const times = (which: 'first' | 'last') => parts.map(part => part[which]).filter(time => time !== null);
      return {
        source,
        name,
        events: sum(parts.map(part => part.rows)),
        unreadable: sum(parts.map(part => part.unreadable)),
        blobs: own.length,
        content: sum(own.map(blob => blob.bytes)),
        raw: sum(await Promise.all(own.filter(blob => blob.framed).map(blob => sizeOf(blob.path)))),
        index: sum(await Promise.all(parts.map(part => sizeOf(part.file)))),
        first: times('first').length > 0 ? Math.min(...times('first')) : null,
        last: times('last').length > 0 ? Math.max(...times('last')) : null,
        gone: own.filter(blob => blob.gone).length,
        lesser: own.filter(blob => blob.lesser !== null).length,
        broken: own.filter(blob => blob.problem !== null).length,
        held: own.some(blob => held.has(blob.name)),
        segments: parts.map((part: StoredSegment) => part.name),
      };
    }),
  );
}

export type PruneLimits = {
  /** Days whose newest event is older go; milliseconds since 1970. */
  readonly before: number | undefined;
  /** The oldest days go until the rest takes no more bytes. */
  readonly mostBytes: number | undefined;
  /** Evidence goes, too. */
  readonly includingHeld: boolean;
};

/** The days to be removed, the oldest first. */
export function choosePruned(
  days: readonly CachedDay[],
  {before, mostBytes, includingHeld}: PruneLimits,
): readonly CachedDay[] {
  const removable = days.filter(day => includingHeld || !day.held).sort((a, b) => (a.last ?? 0) - (b.last ?? 0));
  let left = sum(days.map(sizeOnDisk));
  return removable.filter(day => {
    const isOld = before !== undefined && day.last !== null && day.last < before;
    const goes = isOld || (mostBytes !== undefined && left > mostBytes);
    if (goes) left -= sizeOnDisk(day);
    return goes;
  });
}

export async function removeDays(store: Store, days: readonly CachedDay[]): Promise<void> {
  for (const [source, own] of Map.groupBy(days, day => day.source)) {
    const segments = own.flatMap(day => day.segments);
    // Whoever reads the source at the moment has files that the catalog does not know yet.
    await withLock(store, source, {proceed: async () => undefined, onWaiting: () => undefined}, async () => {
      store.catalog.release(source, blobsOf(store, source, segments));
      store.catalog.forget(source, segments);
      await sweep(store, source);
    });
  }
}

function blobsOf(store: Store, source: string, segments: readonly string[]): readonly string[] {
  const own = store.catalog.read(source).segments.filter(({name}) => segments.includes(name));
  return own.flatMap(({ranges}) => ranges.map(({blob}) => blob));
}

export function sizeOnDisk({raw, index}: CachedDay): number {
  return raw + index;
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({size}) => size,
    () => 0,
  );
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
