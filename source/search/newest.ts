// The newest matches without all the others: segments are looked at from the newest on, until none can hold a newer one.
import {type Bitmap, emptyBitmap} from './bitmap.ts';
import {evaluate, type IndexedSegment, type Plan} from './evaluate.ts';
import {createMatchSet, type Match} from './match-set.ts';
import {mayMatch} from './prune.ts';
import {segmentSpan} from './segment.ts';

/** Milliseconds: a question that takes longer is better answered by all threads. */
const longestLook = 12;

/** Rows that are looked at before all others. */
const rowsLookedAt = 400_000;

/** The newest segments, the newest first; the last of them bounds what can be said of the others. */
export function newestSegments(segments: readonly IndexedSegment[]): readonly IndexedSegment[] {
  const ordered = segments
    .filter(({segment}) => segment.rows > 0)
    .map(indexed => ({indexed, last: segmentSpan(indexed.segment).last}))
    .sort((a, b) => b.last - a.last);
  let rows = 0;
  return ordered
    .filter(({indexed}) => {
      const isWanted = rows < rowsLookedAt;
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
  for (const indexed of segments) {
    const found = createMatchSet(parts);
    if (found.count >= count) {
      const newest = [...found.from(0).take(count)];
      if (newest.at(-1)!.place.milliseconds > segmentSpan(indexed.segment).last) return newest;
    }
    if (indexed === segments.at(-1) || performance.now() - began > longestLook) return undefined;
    const {rows} = indexed.segment;
    parts.push({indexed, bits: mayMatch(plan, indexed) ? evaluate(plan, indexed) : emptyBitmap(rows)});
  }
  return undefined;
}
