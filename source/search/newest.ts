// The newest matches without all the others: segments are looked at from the newest on, until none can hold a newer one.
import {emptyBitmap} from './bitmap.ts';
import {evaluate, type IndexedSegment, type Plan} from './evaluate.ts';
import {createMatchSet, type Match} from './match-set.ts';
import {mayMatch} from './prune.ts';
import {segmentSpan} from './segment.ts';

/** Milliseconds: a question that takes longer is better answered by all threads. */
const longestLook = 12;

/** The `count` newest matches, or `undefined` where they are not found that soon. */
export function newestMatches(
  plan: Plan,
  segments: readonly IndexedSegment[],
  count: number,
): readonly Match[] | undefined {
  if (plan.raw.size > 0) return undefined;
  const began = performance.now();
  const ordered = segments
    .filter(({segment}) => segment.rows > 0)
    .map(indexed => ({indexed, last: segmentSpan(indexed.segment).last}))
    .sort((a, b) => b.last - a.last);
  const parts: {indexed: IndexedSegment; bits: ReturnType<typeof evaluate>}[] = [];
  for (const {indexed, last} of ordered) {
    const found = createMatchSet(parts);
    if (found.count >= count) {
      const newest = [...found.from(0).take(count)];
      if (newest.at(-1)!.place.milliseconds > last) return newest;
    }
    if (performance.now() - began > longestLook) return undefined;
    const {rows} = indexed.segment;
    parts.push({indexed, bits: mayMatch(plan, indexed) ? evaluate(plan, indexed) : emptyBitmap(rows)});
  }
  // All were looked at: whoever asks for all has the whole answer at once.
  return undefined;
}
