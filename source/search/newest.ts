// The newest matches without all the others: segments are looked at from the newest on, until none can hold a newer one.
import {type Bitmap, countRange, emptyBitmap} from './bitmap.ts';
import {evaluate, type IndexedSegment, type Plan} from './evaluate.ts';
import {createMatchSet, type Match} from './match-set.ts';
import {mayMatch} from './prune.ts';
import {segmentSpan} from './segment.ts';

/** Milliseconds: a question that takes longer is better answered by all threads. */
const longestLook = 25;
/** Milliseconds after which the pace tells whether it will. */
const shortestLook = 8;

/** The newest segments that have so many rows, the newest first; the last of them bounds what can be said of the others. */
export function newestSegments(segments: readonly IndexedSegment[], rowsWanted: number): readonly IndexedSegment[] {
  const ordered = segments
    .filter(({segment}) => segment.rows > 0)
    .map(indexed => ({indexed, last: segmentSpan(indexed.segment).last}))
    .sort((a, b) => b.last - a.last);
  let rows = 0;
  return ordered
    .filter(({indexed}) => {
      const isWanted = rows < rowsWanted;
      rows += indexed.segment.rows;
      return isWanted;
    })
    .map(({indexed}) => indexed);
}

/**
 * The `count` newest matches, or `undefined` where they are not found that soon. Of the segments, the newest first, the
 * last is only looked at for its time: what is older may be missing.
 */
export function newestMatches(
  plan: Plan,
  segments: readonly IndexedSegment[],
  count: number,
): readonly Match[] | undefined {
  if (plan.raw.size > 0) return undefined;
  const began = performance.now();
  const parts: {indexed: IndexedSegment; bits: Bitmap}[] = [];
  let found = 0;
  for (const indexed of segments) {
    if (found >= count) {
      const newest = [...createMatchSet(parts).from(0).take(count)];
      if (newest.at(-1)!.place.milliseconds > segmentSpan(indexed.segment).last) return newest;
    }
    if (indexed === segments.at(-1) || takesLong(performance.now() - began, found / count)) return undefined;
    const {rows} = indexed.segment;
    const bits = mayMatch(plan, indexed) ? evaluate(plan, indexed) : emptyBitmap(rows);
    parts.push({indexed, bits});
    found += countRange(bits, 0, rows);
  }
  return undefined;
}

/** Will a share of the matches that took so long to find have become all of them before it is too late? */
function takesLong(elapsed: number, share: number): boolean {
  return elapsed > shortestLook && elapsed > longestLook * Math.min(1, share);
}
