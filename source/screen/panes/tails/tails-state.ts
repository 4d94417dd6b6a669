// The live tails' state: up to four lists of the newest matches, each of a query of its own.
import type {Page} from '../../../engine/engine.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {focusEvents, focusMiddle} from '../../state/focus.ts';
import {clamp} from '../../state/move.ts';
import {layoutOf, paneFocus, quiet, type State} from '../../state/state.ts';
import {holdEvent, keepInSight} from '../events/list-state.ts';
import {setQuery} from '../search/filter.ts';
import {arrivedBetween, withArrived} from './news.ts';
import type {TailRequest} from './requests.ts';
import {tailSentence} from './sentence.ts';
import {
  type Found,
  follow,
  look,
  moveInTail,
  pause,
  rowAt,
  sightOf,
  slotOf,
  type Tail,
  tailOf,
  takePage,
  textOf,
} from './tail-state.ts';

export type TailsAction =
  | {readonly type: 'tail-opened'}
  /** A tail that is paused follows again. */
  | {readonly type: 'tail-paused'}
  | {readonly type: 'tail-followed'}
  | {readonly type: 'tail-moved'; readonly by: Step}
  | {readonly type: 'tail-event-opened'}
  | {readonly type: 'tail-bell-toggled'}
  | {readonly type: 'tail-removed'}
  | {readonly type: 'tail-answered'; readonly request: TailRequest; readonly page: Page}
  | {readonly type: 'tail-failed'; readonly request: TailRequest; readonly sentence: string};

export type TailsState = {
  readonly items: readonly Tail[];
  readonly focused: number;
  readonly nextId: number;
  /** How often the bell had reason to ring. */
  readonly rings: number;
};

export const firstTails: TailsState = {items: [], focused: 0, nextId: 1, rings: 0};

export const mostTails = 4;

export const tailsReducers: ReducersOf<TailsAction, State> = {
  'tail-opened': state => openTail(quiet(state)),
  'tail-paused': state => withFocused(quiet(state), tail => (tail.follows ? pause(tail) : follow(tail))),
  'tail-followed': state => withFocused(quiet(state), follow),
  'tail-moved': (state, {by}) => {
    const rows = tailRows(state, state.tails.focused);
    return withFocused(quiet(state), tail => moveInTail(tail, by, rows));
  },
  'tail-event-opened': state => openTailEvent(quiet(state)),
  'tail-bell-toggled': state => toggleBell(quiet(state)),
  'tail-removed': state => removeTail(quiet(state)),
  'tail-answered': (state, {request, page}) => takeAnswer(state, request, page),
  'tail-failed': (state, {request: {id, text}, sentence}) =>
    withTail(state, id, tail => ({...tail, failure: {query: text, sentence}})),
};

export function focusedTail({tails}: State): Tail | undefined {
  return tails.items[tails.focused];
}

/** A tail that gets the focus is looked at. */
export function selectTail(tails: TailsState, focused: number): TailsState {
  return {...tails, focused, items: tails.items.map((tail, index) => (index === focused ? look(tail) : tail))};
}

/** How many events a tail shows at once: its rectangle without the frame, and without a line that is a sentence. */
export function tailRows(state: State, index: number): number {
  const rectangle = layoutOf(state)?.panes[`tail-${index + 1}` as 'tail-1'];
  const tail = state.tails.items[index];
  if (rectangle === undefined || tail === undefined) return 0;
  return rectangle.height - (tailSentence(state, tail) === undefined ? 2 : 3);
}

export function withTail(state: State, id: number, change: (tail: Tail) => Tail): State {
  const items = state.tails.items.map(tail => (tail.id === id ? change(tail) : tail));
  return {...state, tails: {...state.tails, items}};
}

/** Nothing that is at hand counts as an answer any more, nor what was given up as such. */
export function outdateTails(tails: TailsState): TailsState {
  const outdated = (found: Found | undefined) => found && {...found, isOutdated: true};
  return {...tails, items: tails.items.map(tail => ({...tail, found: outdated(tail.found), stopped: undefined}))};
}

/** Questions that take long are given up, until there are other data. */
export function stopTails({tails, waiting, revision}: State): TailsState {
  const stop = (tail: Tail): Tail =>
    waiting.includes(slotOf(tail)) ? {...tail, stopped: {query: textOf(tail), revision}} : tail;
  return {...tails, items: tails.items.map(stop)};
}

function withFocused(state: State, change: (tail: Tail) => Tail): State {
  const tail = focusedTail(state);
  return tail === undefined ? state : withTail(state, tail.id, change);
}

/** A tail of the query on screen. */
function openTail(state: State): State {
  const {items, nextId} = state.tails;
  if (items.length >= mostTails)
    return {...state, notice: `There is room for ${mostTails} tails: X removes the one that has the focus.`};
  const tails = {...state.tails, items: [...items, tailOf(nextId, state.query)], focused: items.length};
  const number = items.length + 1;
  const notice = `Tail ${number} follows this query. ${4 + number} goes there; F there to the newest event.`;
  return keepInSight({...state, tails: {...tails, nextId: nextId + 1}, notice});
}

function removeTail(state: State): State {
  const items = state.tails.items.filter((_, index) => index !== state.tails.focused);
  const focused = clamp(state.tails.focused, items.length - 1);
  const removed = {...state, tails: selectTail({...state.tails, items}, focused)};
  return keepInSight(items.length === 0 ? focusMiddle({...removed, focus: 'events'}) : removed);
}

function toggleBell(state: State): State {
  const tail = focusedTail(state);
  if (tail === undefined) return state;
  const notice = tail.bell ? 'The bell is off.' : 'The bell rings at new events while this tail follows.';
  return {...withTail(state, tail.id, () => ({...tail, bell: !tail.bell})), notice};
}

/** The list goes to the event, under the tail's query. */
function openTailEvent(state: State): State {
  const tail = focusedTail(state);
  if (tail === undefined) return state;
  const {top, line} = sightOf(tail, tailRows(state, state.tails.focused));
  const row = rowAt(tail, top + line);
  if (row === undefined) return state;
  return holdEvent(focusEvents(setQuery(state, textOf(tail))), {id: row.id, time: row.time});
}

function takeAnswer(state: State, {id, text, at, follows}: TailRequest, page: Page): State {
  const tail = state.tails.items.find(item => item.id === id);
  if (tail === undefined || textOf(tail) !== text) return state;
  // Who paused it meanwhile wants the rows to stay; who made it follow is no longer where this was asked for.
  if (tail.found?.query === text && tail.follows !== follows) return state;
  const taken = takePage(tail, text, at, page, state.now);
  if (!isCounted(state, tail.found, text)) return withTail(state, id, () => taken);
  const arrived = arrivedBetween(tail.found!, page);
  const isWatched = tail.follows && paneFocus(state) === 'tail' && focusedTail(state)?.id === id;
  const news = withArrived(tail.news, arrived, state.now, isWatched);
  const {tails} = withTail(state, id, () => ({...taken, news}));
  const rings = tails.rings + (tail.bell && tail.follows && arrived.matches > 0 ? 1 : 0);
  return {...state, tails: {...tails, rings}};
}

/** What comes while sources are read for the first time is not new. */
function isCounted({reading}: State, found: Found | undefined, text: string): boolean {
  return found?.query === text && reading.phase === 'done' && found.revision >= reading.revision;
}
