// The matches of a query over all segments, as one list from the newest to the oldest.
import {type Bitmap, blockTotals, previousRow, rankOfRow} from './bitmap.ts';
import type {IndexedSegment} from './evaluate.ts';
import {
  comparePlaces,
  compareToPlace,
  millisecondsAt,
  type Place,
  placeOf,
  rowAtPlace,
  type Segment,
  segmentSpan,
} from './segment.ts';

/** One segment's matches; `totals` are running counts for ranks. */
type Part = {readonly segment: Segment; readonly bits: Bitmap; readonly totals: Uint32Array; readonly count: number};

/** A row of a segment, and where it stands among all. */
export type Match = {readonly segment: Segment; readonly row: number; readonly place: Place};

export type MatchSet = {
  readonly count: number;
  /** How many matches are newer than a place: the rank of the match there, or where it would stand. */
  readonly rankOf: (place: Place) => number;
  /** Matches from newer to older, from the given rank on. */
  readonly from: (rank: number) => Generator<Match>;
};

/** Ranks. */
const fewRanks = 1000;

export function createMatchSet(parts: readonly {readonly indexed: IndexedSegment; readonly bits: Bitmap}[]): MatchSet {
  const counted = parts.map(({indexed, bits}): Part => {
    const totals = blockTotals(bits);
    return {segment: indexed.segment, bits, totals, count: totals.at(-1)!};
  });
  const matching = counted.filter(part => part.count > 0);
  const count = matching.reduce((sum, part) => sum + part.count, 0);
  const rankOf = (place: Place): number =>
    count -
    matching.reduce((older, part) => older + matchesBefore(part, place), 0) -
    (isMatch(matching, place) ? 1 : 0);

  return {
    count,
    rankOf,
    *from(rank) {
      if (rank >= count) return;
      // Few are skipped sooner than a place is found among all segments.
      const start = rank < fewRanks ? endOf(Number.POSITIVE_INFINITY) : placeAtRank(matching, count, rank);
      let skip = rank < fewRanks ? rank : rank - newerThan(matching, count, start);
      for (const match of olderThan(matching, start)) {
        if (skip-- <= 0) yield match;
      }
    },
  };
}

/** All matches at or before a place, the newest first: a merge of the segments' own orders. */
function* olderThan(parts: readonly Part[], start: Place): Generator<Match> {
  // A segment joins in when its turn comes: most are never looked into for a page.
  const waiting = parts
    .map(part => ({part, row: previousRow(part.bits, rowAfter(part.segment, start) - 1)}))
    .filter(({row}) => row >= 0)
    .sort((a, b) => timeOf(a) - timeOf(b));
  const heads: Head[] = [];
  for (;;) {
    let newest = newestOf(heads);
    while (waiting.length > 0 && (newest < 0 || timeOf(waiting.at(-1)!) >= heads[newest]!.match.place.milliseconds)) {
      const {part, row} = waiting.pop()!;
      heads.push(headAt(part, row));
      newest = newestOf(heads);
    }
    if (newest < 0) return;
    const {part, match} = heads[newest]!;
    yield match;
    const row = previousRow(part.bits, match.row - 1);
    if (row < 0) heads.splice(newest, 1);
    else heads[newest] = headAt(part, row);
  }
}

type Head = {readonly part: Part; readonly match: Match};

function timeOf({part: {segment}, row}: {readonly part: Part; readonly row: number}): number {
  return row === segment.rows - 1 ? segment.time.last : millisecondsAt(segment, row);
}

/** -1 where there is none. */
function newestOf(heads: readonly Head[]): number {
  let newest = heads.length - 1;
  for (let index = 0; index < heads.length - 1; index++) {
    if (comparePlaces(heads[index]!.match.place, heads[newest]!.match.place) > 0) newest = index;
  }
  return newest;
}

function headAt(part: Part, row: number): Head {
  return {part, match: {segment: part.segment, row, place: placeOf(part.segment, row)}};
}

/** A place that no more than `rank` matches are newer than: found by halving time, the ties are the merge's business. */
function placeAtRank(parts: readonly Part[], count: number, rank: number): Place {
  let low = Math.min(...parts.map(part => Math.floor(segmentSpan(part.segment).first)));
  let high = Math.max(...parts.map(part => Math.ceil(segmentSpan(part.segment).last)));
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (newerThan(parts, count, endOf(middle)) <= rank) high = middle;
    else low = middle + 1;
  }
  return endOf(low);
}

/** The last place within a millisecond. */
function endOf(milliseconds: number): Place {
  return {milliseconds, ticks: Number.POSITIVE_INFINITY, blob: '', offset: 0};
}

function newerThan(parts: readonly Part[], count: number, place: Place): number {
  return count - parts.reduce((sum, part) => sum + rankOfRow(part.bits, part.totals, rowAfter(part.segment, place)), 0);
}

function matchesBefore(part: Part, place: Place): number {
  return rankOfRow(part.bits, part.totals, rowAtPlace(part.segment, place));
}

function isMatch(parts: readonly Part[], place: Place): boolean {
  return parts.some(({segment, bits}) => {
    const row = rowAtPlace(segment, place);
    if (row === segment.rows || compareToPlace(segment, row, place) !== 0) return false;
    return previousRow(bits, row) === row;
  });
}

/** The first row after a place: that of an equal place is still before. */
function rowAfter(segment: Segment, place: Place): number {
  const row = rowAtPlace(segment, place);
  return row < segment.rows && compareToPlace(segment, row, place) === 0 ? row + 1 : row;
}
