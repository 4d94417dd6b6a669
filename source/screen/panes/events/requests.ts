// The rows that the list lacks.
import type {Anchor, Page} from '../../../engine/engine.ts';
import type {Query} from '../../../query/syntax.ts';
import type {Request} from '../../state/request.ts';
import {queryText, type State, selectedRow, visibleRows} from '../../state/state.ts';
import type {Hold} from './list-state.ts';

export type PageRequest = Request & {
  readonly text: string;
  readonly query: Query;
  readonly anchor: Anchor;
  readonly before: number;
  readonly after: number;
  /** The selected rank when it was asked: how far the user moved since is added to the answer. */
  readonly selected: number;
  /** See ListState. */
  readonly sought: Hold | undefined;
  /** A further part of the list at hand; otherwise the list is found anew around the anchor. */
  readonly continues: boolean;
};

export function pageRequest(state: State): PageRequest | undefined {
  const text = queryText(state);
  const {loaded, selected, sought} = state.list;
  const rows = visibleRows(state);
  const asked = {text, query: state.query.parsed.query, selected, sought} as const;
  const isStale = loaded === undefined || loaded.query !== text || loaded.revision < state.revision;
  if (isStale || !loaded.isWhole) {
    const key = JSON.stringify([text, state.revision, isStale ? 'soon' : 'whole', sought]);
    return asking({...asked, key, anchor: anchor(state, isStale), before: 2 * rows, after: 2 * rows, continues: false});
  }
  if (covers(state, rows)) return undefined;
  const first = Math.floor(state.list.top / rows) * rows;
  const key = JSON.stringify([text, loaded.revision, first, rows]);
  return asking({...asked, key, anchor: {rank: first}, before: rows, after: 3 * rows, continues: true});
}

function asking(wanted: Omit<PageRequest, keyof Request> & {readonly key: string}): PageRequest {
  const {text, query, anchor, before, after} = wanted;
  const request: PageRequest = {
    ...wanted,
    slot: 'page',
    subject: text,
    ask: async (engine, signal) => answered(await engine.page(query, anchor, before, after, signal)),
  };
  const answered = (page: Page) => ({type: 'page-answered', request, page}) as const;
  return request;
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
