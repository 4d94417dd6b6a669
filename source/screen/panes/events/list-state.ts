// The list's state: the selected rank moves at once, the rows follow when they arrive.
import type {Page} from '../../../engine/engine.ts';
import type {Step} from '../../state/actions.ts';
import {clamp, scroll, step} from '../../state/move.ts';
import type {PageRequest} from '../../state/requests.ts';
import {
  type Hold,
  type ListState,
  type Loaded,
  queryText,
  type State,
  selectedRow,
  visibleRows,
} from '../../state/state.ts';

export function moveSelection(state: State, by: Step): State {
  const {list} = state;
  const length = list.loaded?.count ?? 0;
  const visible = visibleRows(state);
  const selected = step(by, list.selected, visible, length);
  const top = scroll(pagedTop(list.top, by, visible, length), selected, visible, length);
  return withList(state, {...list, selected, top, hold: holdAfter(by)});
}

/** The rows come to hold the selection where they did not: a size may have changed. */
export function keepInSight(state: State): State {
  const {list} = state;
  const top = scroll(list.top, list.selected, visibleRows(state), list.loaded?.count ?? 0);
  return top === list.top ? state : withList(state, {...list, top});
}

export function takePage(state: State, request: PageRequest, page: Page): State {
  const {list} = state;
  const heard = {...state, revision: Math.max(state.revision, page.revision)};
  if (request.text !== queryText(state)) return heard;
  const loaded: Loaded = {query: request.text, ...page};
  if (request.continues) {
    // Ranks count within one revision: a part of another one does not fit to what is on screen.
    const fits = list.loaded?.query === request.text && list.loaded.revision === page.revision;
    return fits ? withList(heard, {...list, loaded}) : heard;
  }
  const visible = visibleRows(state);
  const selected = clamp(placeOf(list, request, page), page.count - 1);
  const top = scroll(selected - (list.selected - list.top), selected, visible, page.count);
  return withList(heard, {...list, selected, top, loaded});
}

function placeOf(list: ListState, request: PageRequest, page: Page): number {
  if (list.hold === 'newest') return 0;
  if (list.hold === 'oldest') return page.count - 1;
  return page.anchor + list.selected - request.selected;
}

/** A page key turns the page: the selection stays on its line of the screen as long as there is room. */
function pagedTop(top: number, by: Step, visible: number, length: number): number {
  if (typeof by === 'string' || 'rows' in by) return top;
  return clamp(top + Math.sign(by.pages) * Math.max(1, Math.floor(Math.abs(by.pages) * visible)), length - visible);
}

function holdAfter(by: Step): Hold | undefined {
  if (by === 'first') return 'newest';
  return by === 'last' ? 'oldest' : undefined;
}

/** A selection that nothing holds yet takes hold of its event as soon as that is known. */
function withList(state: State, list: ListState): State {
  const row = list.hold === undefined && list.loaded?.query === queryText(state) ? selectedRow(list) : undefined;
  return {...state, list: row === undefined ? list : {...list, hold: {id: row.id, time: row.time}}};
}
