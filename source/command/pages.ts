// What search and export share: all matches, page by page.
import type {Anchor, Engine, Row} from '../engine/engine.ts';
import type {Query} from '../query/syntax.ts';
import {comparePlaces} from '../search/segment.ts';

export type Order = keyof typeof directions;

const rowsPerPage = 1000;

/** Where each order begins, on which side of an event it goes on, and the sign of that side in time. */
const directions = {
  newest: {start: 0, before: 0, after: 1, sign: -1},
  oldest: {start: Number.MAX_SAFE_INTEGER, before: 1, after: 0, sign: 1},
} as const;

export const orders = Object.keys(directions) as readonly Order[];

/**
 * The matches from one end to the other, no more than `limit`. Each page goes on behind the last one's last event, not
 * at a rank: what arrives meanwhile neither doubles an event nor hides one.
 */
export async function* pages(
  engine: Engine,
  query: Query,
  {limit = Number.POSITIVE_INFINITY, order = 'newest'}: {readonly limit?: number; readonly order?: Order} = {},
): AsyncGenerator<readonly Row[]> {
  const {start, before, after, sign} = directions[order];
  let anchor: Anchor = {rank: start};
  let last: Row | undefined;
  for (let left = limit; left > 0; ) {
    const size = Math.min(rowsPerPage, left);
    const {rows} = await engine.page(query, anchor, before * size, after * size);
    const fresh = (order === 'newest' ? rows : rows.toReversed())
      .filter(row => last === undefined || comparePlaces(placeOf(row), placeOf(last)) * sign > 0)
      .slice(0, size);
    if (fresh.length > 0) yield fresh;
    // The end, or it would be run after for ever while events arrive there.
    if (fresh.length < size) return;
    left -= size;
    anchor = last = fresh.at(-1)!;
  }
}

function placeOf({id, time}: Row) {
  return {...time, ...id};
}
