// What search and export share: all matches, page by page.
import type {Anchor, Engine, Row} from '../engine/engine.ts';
import type {Query} from '../query/syntax.ts';

const rowsPerPage = 1000;

/**
 * The matches from the newest to the oldest, no more than `limit`. Each page goes on behind the last one's last event,
 * not at a rank: what arrives meanwhile neither doubles an event nor hides one.
 */
export async function* pages(
  engine: Engine,
  query: Query,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Row[]> {
  let anchor: Anchor = {rank: 0};
  let last: Row | undefined;
  for (let left = limit; left > 0; ) {
    const size = Math.min(rowsPerPage, left);
    const {rows} = await engine.page(query, anchor, 0, size);
    const fresh = rows.slice(isSame(rows[0], last) ? 1 : 0).slice(0, size);
    last = fresh.at(-1);
    if (last === undefined) return;
    yield fresh;
    left -= fresh.length;
    anchor = last;
  }
}

function isSame(row: Row | undefined, other: Row | undefined): boolean {
  return row?.id.blob === other?.id.blob && row?.id.offset === other?.id.offset;
}
