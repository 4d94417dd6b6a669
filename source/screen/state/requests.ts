// What the state lacks: derived from it alone, so that nothing is asked for twice and nothing is forgotten.
import type {Anchor, EventId} from '../../engine/engine.ts';
import type {Query} from '../../query/syntax.ts';
import {timelineBars} from '../layout.ts';
import {layoutOf, queryText, type State, sameEvent, selectedRow, visibleRows} from './state.ts';

type Request = {
  /** Two requests with the same key have the same answer. */
  readonly key: string;
};

export type PageRequest = Request & {
  readonly kind: 'page';
  readonly text: string;
  readonly query: Query;
  readonly anchor: Anchor;
  readonly before: number;
  readonly after: number;
  /** The selected rank when it was asked: how far the user moved since is added to the answer. */
  readonly selected: number;
  /** A further part of the list at hand; otherwise the list is found anew around the anchor. */
  readonly continues: boolean;
};

export type SummaryRequest = Request & {
  readonly kind: 'summary';
  readonly text: string;
  readonly query: Query;
  readonly buckets: number;
};

export type EventRequest = Request & {readonly kind: 'event'; readonly id: EventId};

export type Requests = {
  readonly page: PageRequest | undefined;
  readonly summary: SummaryRequest | undefined;
  readonly event: EventRequest | undefined;
};

export function requests(state: State): Requests {
  if (state.holdings === undefined) return {page: undefined, summary: undefined, event: undefined};
  return {page: pageRequest(state), summary: summaryRequest(state), event: eventRequest(state)};
}

function pageRequest(state: State): PageRequest | undefined {
  const text = queryText(state);
  const {loaded, selected} = state.list;
  const rows = visibleRows(state);
  const asked = {kind: 'page', text, query: state.search.parsed.query, selected} as const;
  const isStale = loaded === undefined || loaded.query !== text || loaded.revision < state.revision;
  if (isStale || !loaded.isWhole) {
    const key = JSON.stringify([text, state.revision, isStale ? 'soon' : 'whole']);
    return {...asked, key, anchor: anchor(state, isStale), before: 2 * rows, after: 2 * rows, continues: false};
  }
  if (covers(state, rows)) return undefined;
  const first = Math.floor(state.list.top / rows) * rows;
  const key = JSON.stringify([text, loaded.revision, first, rows]);
  return {...asked, key, anchor: {rank: first}, before: rows, after: 3 * rows, continues: true};
}

/** Are the visible rows loaded, and half a page on each side? */
function covers({list: {loaded, top}}: State, rows: number): boolean {
  if (loaded === undefined) return false;
  const margin = Math.floor(rows / 2);
  const last = loaded.first + loaded.rows.length;
  return Math.max(0, top - margin) >= loaded.first && Math.min(loaded.count, top + rows + margin) <= last;
}

function anchor({list}: State, early: boolean): Anchor {
  if (list.hold === 'newest') return {rank: 0, early};
  if (list.hold === 'oldest') return {rank: Number.MAX_SAFE_INTEGER};
  if (list.hold !== undefined) return list.hold;
  const row = selectedRow(list);
  return row === undefined ? {rank: list.selected} : {id: row.id, time: row.time};
}

function summaryRequest(state: State): SummaryRequest | undefined {
  const text = queryText(state);
  const buckets = timelineBars(state.size.columns);
  const known = state.summary;
  if (
    known !== undefined &&
    known.query === text &&
    known.summary.revision >= state.revision &&
    known.buckets === buckets
  ) {
    return undefined;
  }
  const key = JSON.stringify([text, state.revision, buckets]);
  return {kind: 'summary', key, text, query: state.search.parsed.query, buckets};
}

function eventRequest(state: State): EventRequest | undefined {
  if (layoutOf(state)?.detail === undefined) return undefined;
  const row = selectedRow(state.list);
  if (row === undefined) return undefined;
  const {event, failure} = state.detail;
  if (event !== undefined && sameEvent(event.id, row.id)) return undefined;
  if (failure !== undefined && sameEvent(failure.id, row.id)) return undefined;
  return {kind: 'event', key: JSON.stringify([row.id.blob, row.id.offset]), id: row.id};
}
