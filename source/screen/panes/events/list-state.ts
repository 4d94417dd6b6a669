// The list's state: the selected rank moves at once, the rows follow when they arrive.
import type {EventPlace, Page, Row} from '../../../engine/engine.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {clamp, pagedTop, scroll, step} from '../../state/move.ts';
import {queryText, quiet, type State, sameEvent, selectedRow, visibleRows} from '../../state/state.ts';
import type {PageRequest} from './requests.ts';

export type ListAction =
  | {readonly type: 'selection-moved'; readonly by: Step}
  | {readonly type: 'page-answered'; readonly request: PageRequest; readonly page: Page};

/** The rows at hand: a part of the matches of one query at one revision of the data. */
export type Loaded = {
  readonly query: string;
  readonly revision: number;
  /** False as long as only the newest matches are known, and `count` is what there is at least. */
  readonly isWhole: boolean;
  readonly count: number;
  /** The rank of `rows[0]`; 0 is the newest match. */
  readonly first: number;
  readonly rows: readonly Row[];
};

/**
 * What the selection holds on to when the query or the data change: an end of the list, or an event.
 * An event is held although a query in between does not match it: erasing that query leads back to it.
 */
export type Hold = 'newest' | 'oldest' | EventPlace;

export type ListState = {
  /** Ranks, which may lie outside the loaded rows while those are on their way. */
  readonly selected: number;
  readonly top: number;
  /** `undefined`: the row under the selection, as soon as it is loaded. */
  readonly hold: Hold | undefined;
  /** Where the list is to be found anew: answers to what was asked before that come too late. */
  readonly sought: Hold | undefined;
  /** The line of the list on which the selection is wanted when the list is found anew; `undefined`: where it is. */
  readonly line: number | undefined;
  readonly loaded: Loaded | undefined;
};

export const firstList: ListState = {
  selected: 0,
  top: 0,
  hold: 'newest',
  sought: undefined,
  line: undefined,
  loaded: undefined,
};

export const listReducers: ReducersOf<ListAction, State> = {
  'selection-moved': (state, {by}) => moveSelection(quiet(state), by),
  'page-answered': (state, {request, page}) => takePage(state, request, page),
};

function moveSelection(state: State, by: Step): State {
  const {list} = state;
  const length = list.loaded?.count ?? 0;
  const visible = visibleRows(state);
  const selected = step(by, list.selected, visible, length);
  const top = scroll(pagedTop(list.top, by, visible, length), selected, visible, length);
  // Who goes on meanwhile is not called back.
  const jump = state.waiting.includes('jump') ? undefined : state.jump;
  return withList({...state, jump}, {...list, selected, top, hold: holdAfter(by), line: undefined});
}

/** The rows come to hold the selection where they did not: a size may have changed. */
export function keepInSight(state: State): State {
  const {list} = state;
  const top = scroll(list.top, list.selected, visibleRows(state), list.loaded?.count ?? 0);
  return top === list.top ? state : withList(state, {...list, top});
}

function takePage(state: State, request: PageRequest, page: Page): State {
  const {list} = state;
  const heard = {...state, revision: Math.max(state.revision, page.revision)};
  if (request.text !== queryText(state) || request.sought !== list.sought) return heard;
  const loaded: Loaded = {query: request.text, ...page};
  if (request.continues) {
    // Ranks count within one revision: a part of another one does not fit to what is on screen.
    const fits = list.loaded?.query === request.text && list.loaded.revision === page.revision;
    return fits ? withList(heard, {...list, loaded}) : heard;
  }
  const visible = visibleRows(state);
  const selected = clamp(placeOf(list, request, page), page.count - 1);
  const line = list.line ?? list.selected - list.top;
  const top = scroll(selected - line, selected, visible, page.count);
  // Of a place in time, what lies there is held.
  const hold = isInTime(list.hold) ? undefined : list.hold;
  return withList(heard, {...list, selected, top, hold, sought: undefined, line: undefined, loaded});
}

function placeOf(list: ListState, request: PageRequest, page: Page): number {
  if (list.hold === 'newest') return 0;
  if (list.hold === 'oldest') return page.count - 1;
  return page.anchor + list.selected - request.selected;
}

function holdAfter(by: Step): Hold | undefined {
  if (by === 'first') return 'newest';
  return by === 'last' ? 'oldest' : undefined;
}

/** The list is to be found anew around an event, which need not match. */
export function holdEvent(state: State, hold: Hold): State {
  const {list} = state;
  const line = list.line ?? list.selected - list.top;
  return {...state, list: {...list, hold, sought: hold, line, loaded: outdated(list.loaded)}};
}

/**
 * To an event that matches. On screen, only the selection moves; else it comes to lie where one sees what was before
 * and after it.
 */
export function goToEvent(state: State, place: EventPlace): State {
  const {list} = state;
  const {loaded, top} = list;
  const visible = visibleRows(state);
  const line = Math.floor(visible / 3);
  const isFresh = loaded?.query === queryText(state) && loaded.revision >= state.revision;
  const index = isFresh ? loaded.rows.findIndex(({id}) => sameEvent(id, place.id)) : -1;
  if (loaded === undefined || index === -1) return holdEvent({...state, list: {...list, line}}, place);
  const selected = loaded.first + index;
  const isSeen = top <= selected && selected < top + visible;
  const newTop = isSeen ? top : clamp(selected - line, Math.max(0, loaded.count - visible));
  return withList(state, {...list, selected, top: newTop, hold: place, sought: undefined, line: undefined});
}

/** A place in time, where an event need not lie. */
export function placeInTime(milliseconds: number): EventPlace {
  return {id: nowhere, time: {milliseconds, ticks: 0}};
}

const nowhere: EventPlace['id'] = {blob: '', offset: 0};

const isInTime = (hold: Hold | undefined): boolean => typeof hold === 'object' && hold.id === nowhere;

/** Shown until the list that was found anew is there. */
const outdated = (loaded: Loaded | undefined): Loaded | undefined => loaded && {...loaded, revision: -1};

/** A selection that nothing holds yet takes hold of its event as soon as that is known. */
function withList(state: State, list: ListState): State {
  const row = list.hold === undefined && list.loaded?.query === queryText(state) ? selectedRow(list) : undefined;
  return {...state, list: row === undefined ? list : {...list, hold: {id: row.id, time: row.time}}};
}
