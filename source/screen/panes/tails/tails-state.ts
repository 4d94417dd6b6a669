// The live tails' state: up to four lists of the newest matches, each of a query of its own.
import type {EventPlace, Page, Row} from '../../../engine/engine.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {clamp, step} from '../../state/move.ts';
import {layoutOf, type QueryState, quiet, type State} from '../../state/state.ts';
import {holdEvent, keepInSight} from '../events/list-state.ts';
import {setQuery} from '../search/filter.ts';
import type {TailRequest} from './requests.ts';

export type TailsAction =
  | {readonly type: 'tail-opened'}
  | {readonly type: 'tail-paused'}
  | {readonly type: 'tail-followed'}
  | {readonly type: 'tail-moved'; readonly by: Step}
  | {readonly type: 'tail-event-opened'}
  | {readonly type: 'tail-bell-toggled'}
  | {readonly type: 'tail-removed'}
  | {readonly type: 'tail-answered'; readonly request: TailRequest; readonly page: Page};

export type Tail = {
  /** Never used twice: an answer finds its tail by it. */
  readonly id: number;
  readonly query: QueryState;
  /** `newest` follows; a paused tail stays at this event and counts what comes before it. */
  readonly hold: 'newest' | EventPlace;
  readonly bell: boolean;
  /** Of the rows in sight. */
  readonly selected: number;
  readonly found: Found | undefined;
};

export type Found = {
  readonly query: string;
  readonly revision: number;
  readonly count: number;
  /** How many matches are newer than the rows. */
  readonly newer: number;
  readonly rows: readonly Row[];
};

export type TailsState = {readonly items: readonly Tail[]; readonly focused: number; readonly nextId: number};

export const firstTails: TailsState = {items: [], focused: 0, nextId: 1};

export const mostTails = 4;

export const tailsReducers: ReducersOf<TailsAction, State> = {
  'tail-opened': state => openTail(quiet(state)),
  'tail-paused': state =>
    withFocused(quiet(state), tail => ({...tail, hold: tail.hold === 'newest' ? heldBy(tail) : 'newest'})),
  'tail-followed': state => withFocused(quiet(state), tail => ({...tail, hold: 'newest', selected: 0})),
  'tail-moved': (state, {by}) => moveInTail(quiet(state), by),
  'tail-event-opened': openTailEvent,
  'tail-bell-toggled': state => withFocused(state, tail => ({...tail, bell: !tail.bell})),
  'tail-removed': removeTail,
  'tail-answered': (state, {request, page}) =>
    withTail(state, request.id, tail => ({...tail, found: foundIn(request, page)})),
};

/** A tail that follows. */
export function tailOf(id: number, query: QueryState): Tail {
  return {id, query, hold: 'newest', bell: false, selected: 0, found: undefined};
}

export function focusedTail({tails}: State): Tail | undefined {
  return tails.items[tails.focused];
}

export function selectTail(tails: TailsState, focused: number): TailsState {
  return {...tails, focused};
}

/** How many events a tail shows at once: its rectangle without the frame. */
export function tailRows(state: State, index: number): number {
  const rectangle = layoutOf(state)?.panes[`tail-${index + 1}` as 'tail-1'];
  return Math.max(0, (rectangle?.height ?? 0) - 2);
}

export function withTail(state: State, id: number, change: (tail: Tail) => Tail): State {
  const items = state.tails.items.map(tail => (tail.id === id ? change(tail) : tail));
  return {...state, tails: {...state.tails, items}};
}

function withFocused(state: State, change: (tail: Tail) => Tail): State {
  const tail = focusedTail(state);
  return tail === undefined ? state : withTail(state, tail.id, change);
}

/** A tail of the query on screen. */
function openTail(state: State): State {
  const {items, nextId} = state.tails;
  if (items.length >= mostTails)
    return {...state, notice: `There is room for ${mostTails} tails: X removes the focused one.`};
  const tail = tailOf(nextId, state.query);
  return keepInSight({...state, tails: {items: [...items, tail], focused: items.length, nextId: nextId + 1}});
}

function removeTail(state: State): State {
  const items = state.tails.items.filter((_, index) => index !== state.tails.focused);
  const focused = clamp(state.tails.focused, items.length - 1);
  const focus = items.length === 0 ? 'events' : state.focus;
  return keepInSight({...quiet(state), focus, tails: {...state.tails, items, focused}});
}

function heldBy({found, selected}: Tail): Tail['hold'] {
  const row = found?.rows[0] ?? found?.rows[selected];
  return row === undefined ? 'newest' : {id: row.id, time: row.time};
}

/** The selection moves among the rows in sight; who moves wants to read, so the tail waits. */
function moveInTail(state: State, by: Step): State {
  const rows = tailRows(state, state.tails.focused);
  return withFocused(state, tail => {
    const length = Math.min(rows, tail.found?.rows.length ?? 0);
    return {
      ...tail,
      hold: tail.hold === 'newest' ? heldBy(tail) : tail.hold,
      selected: step(by, tail.selected, rows, length),
    };
  });
}

/** The list goes to the event, under the tail's query. */
function openTailEvent(state: State): State {
  const tail = focusedTail(state);
  const row = tail?.found?.rows[tail.selected];
  if (tail === undefined || row === undefined) return state;
  const shown = setQuery(quiet(state), tail.query.field.text.trim());
  return keepInSight(holdEvent({...shown, focus: 'events'}, {id: row.id, time: row.time}));
}

function foundIn({text}: TailRequest, {revision, count, anchor, first, rows}: Page): Found {
  return {query: text, revision, count, newer: anchor, rows: rows.slice(anchor - first)};
}
