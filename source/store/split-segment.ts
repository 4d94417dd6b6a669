// Parts a segment, so that rows which nothing but their index speaks for outlive the reading of their neighbours.
import {outcomes, type Segment, segmentSpan} from '../search/segment.ts';
import type {StoredSegment} from './catalog.ts';
import {partOfSegment} from './part-of-segment.ts';

/** A part, and what the catalog has to know of it. */
export type SegmentPart = {readonly segment: Segment; readonly stored: Omit<StoredSegment, 'file'>};

/** One part for each value that `partOf` gives a blob; `renamed` gives some of the blobs other names. */
export function splitSegment(
  {begins, ranges}: StoredSegment,
  segment: Segment,
  partOf: (blob: string) => string,
  renamed: ReadonlyMap<string, string>,
): readonly SegmentPart[] {
  const nameOf = (blob: string) => renamed.get(blob) ?? blob;
  return [...Map.groupBy(ranges, ({blob}) => partOf(blob)).values()].map(own => {
    const first = own[0]!;
    const name = `${nameOf(first.blob)}@${first.start}`;
    const part = partOfSegment(segment, name, new Map(own.map(({blob}) => [blob, nameOf(blob)])));
    const stored = {
      name,
      rows: part.rows,
      unreadable: [...part.outcome].filter(outcome => outcome === unreadable).length,
      ...(part.rows === 0 ? {first: null, last: null} : segmentSpan(part)),
      // Only the first blob of a segment may have begun before it.
      begins: first.start === 0 ? 0 : begins,
      ranges: own.map(range => ({...range, blob: nameOf(range.blob)})),
    };
    return {segment: part, stored};
  });
}

const unreadable = outcomes.indexOf('unreadable');
