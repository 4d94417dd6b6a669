// What is new in a tail: what its answers brought that was not there before, whenever it happened.
import type {EventId, Row} from '../../../engine/engine.ts';

/** An answer's part of the matches, by rank: 0 is the newest. */
export type Ranked = {readonly count: number; readonly first: number; readonly rows: readonly Row[]};

export type Arrived = {
  readonly matches: number;
  /** How many of them come before all that were known. */
  readonly newer: number;
  /** Those of them that lie among rows that were known: logs of several HSMs are delivered in no order. */
  readonly late: readonly EventId[];
};

export type News = {
  /** Matches that came since the tail was looked at. */
  readonly matches: number;
  /** So many of the newest matches are among them. */
  readonly newer: number;
  readonly late: readonly EventId[];
  /** What came within the last minute. */
  readonly log: readonly {readonly at: number; readonly matches: number}[];
};

export const noNews: News = {matches: 0, newer: 0, late: [], log: []};

export const rateSpan = 60_000;

/** More than any pane has rows. */
const mostLate = 100;

/** While somebody watches, only what came last is new. */
export function withArrived(news: News, {matches, newer, late}: Arrived, now: number, isWatched: boolean): News {
  if (matches === 0) return news;
  const before = isWatched ? seen(news) : news;
  return {
    matches: isWatched ? 0 : before.matches + matches,
    newer: before.newer + newer,
    late: [...before.late, ...late].slice(-mostLate),
    log: [...before.log.filter(({at}) => now - at < rateSpan), {at: now, matches}],
  };
}

export const seen = (news: News): News => ({...noNews, log: news.log});

export function isNew({newer, late}: News, row: Row, rank: number): boolean {
  return rank < newer || late.some(id => keyOf(id) === keyOf(row.id));
}

export function arrivedBetween(before: Ranked, after: Ranked): Arrived {
  const known = new Map(before.rows.map(({id}, index) => [keyOf(id), index]));
  const shared = after.rows.findIndex(({id}) => known.has(keyOf(id)));
  const growth = after.count - before.count;
  if (shared === -1) {
    // Two pages of the newest that share no row: all of the second one came since.
    const isTurnedOver = before.first === 0 && after.first === 0;
    const newer = Math.max(growth, isTurnedOver ? after.rows.length : 0);
    return {matches: newer, newer, late: []};
  }
  const rankBefore = before.first + known.get(keyOf(after.rows[shared]!.id))!;
  const newer = Math.max(0, after.first + shared - rankBefore);
  return {matches: Math.max(growth, newer), newer, late: lateAmong(before, after, known, shared)};
}

/** Below a row that was known already, and above another one or where all were known. */
function lateAmong(
  before: Ranked,
  after: Ranked,
  known: ReadonlyMap<string, number>,
  shared: number,
): readonly EventId[] {
  const reachesEnd = before.first + before.rows.length === before.count;
  const end = reachesEnd ? after.rows.length : after.rows.findLastIndex(({id}) => known.has(keyOf(id)));
  return after.rows.slice(shared, end).flatMap(({id}) => (known.has(keyOf(id)) ? [] : [id]));
}

const keyOf = ({blob, offset}: EventId): string => `${offset} ${blob}`;
