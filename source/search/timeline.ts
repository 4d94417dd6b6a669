// The timeline: matches and failures per bucket of time, counted between row edges without touching a row.
import {timeSpan} from '../query/match-value.ts';
import type {PlainQuery} from '../query/syntax.ts';
import type {TimeSpan} from '../query/time-value.ts';
import {type Bitmap, countRange} from './bitmap.ts';
import type {IndexedSegment} from './evaluate.ts';
import {millisecondsAt, rowAtTime} from './segment.ts';

/** Counts per bucket of equal width; bucket i holds `[from + i·width, from + (i+1)·width)` in milliseconds. */
export type Timeline = {
  readonly from: number;
  readonly width: number;
  readonly all: readonly number[];
  readonly failed: readonly number[];
};

export function countTimeline(
  parts: readonly {readonly indexed: IndexedSegment; readonly bits: Bitmap}[],
  span: TimeSpan,
  buckets: number,
): Timeline {
  const width = Math.max(1, Math.ceil((span.until - span.from) / buckets));
  const all = new Array<number>(buckets).fill(0);
  const failed = new Array<number>(buckets).fill(0);
  for (const {indexed, bits} of parts) {
    const {segment, failed: failures} = indexed;
    const end = rowAtTime(segment, span.from + buckets * width);
    for (let row = rowAtTime(segment, span.from); row < end; ) {
      const bucket = Math.floor((millisecondsAt(segment, row) - span.from) / width);
      const next = rowAtTime(segment, span.from + (bucket + 1) * width);
      all[bucket]! += countRange(bits, row, next);
      failed[bucket]! += countRange(bits, row, next, failures);
      row = next;
    }
  }
  return {from: span.from, width, all, failed};
}

/** The part of `held` that the query's own time conditions leave: what a timeline of its matches has to show. */
export function timelineSpan(query: PlainQuery, held: TimeSpan): TimeSpan {
  const conditions = (query.type === 'and' ? query.parts : [query]).flatMap(part =>
    part.type === 'field' && part.field === 'time' && part.values.length === 1
      ? part.values.map(value => timeSpan(value))
      : [],
  );
  const from = Math.max(held.from, ...conditions.map(condition => condition.from));
  const until = Math.min(held.until, ...conditions.map(condition => condition.until));
  return from < until ? {from, until} : held;
}
