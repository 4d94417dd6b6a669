// What each action makes of the state: pure, one entry for each member of the union.
import {scrollDetail} from '../panes/detail/detail-state.ts';
import {keepInSight, moveSelection, takePage} from '../panes/events/list-state.ts';
import {scrollHelp} from '../panes/help/help-state.ts';
import {clearSearch, editSearch} from '../panes/search/search-state.ts';
import type {Action} from './actions.ts';
import {layoutOf, type State} from './state.ts';

type Reducers = {
  readonly [type in Action['type']]: (state: State, action: Extract<Action, {readonly type: type}>) => State;
};

export function reduce(state: State, action: Action): State {
  const reducer = reducers[action.type] as (state: State, action: Action) => State;
  return reducer(state, action);
}

const reducers: Reducers = {
  'screen-resized': (state, {columns, rows}) => keepInSight(uncovered({...state, size: {columns, rows}})),
  'selection-moved': (state, {by}) => moveSelection(quiet(state), by),
  'detail-opened': openDetail,
  'detail-scrolled': (state, {by}) => scrollDetail(state, by),
  'focus-moved': moveFocus,
  'search-entered': state => ({...quiet(state), focus: 'search'}),
  'search-left': state => focusMiddle(state),
  'search-edited': (state, {edit}) => editSearch(quiet(state), edit),
  'help-opened': state => ({...state, focus: 'help', help: {before: state.focus, top: 0}}),
  'help-scrolled': (state, {by}) => scrollHelp(state, by),
  'level-closed': state => closeLevel(state) ?? clearSearch(quiet(state)),
  'level-quit': state => closeLevel(state) ?? {...state, over: true},
  'program-quit': state => ({...state, over: true}),
  'program-suspended': state => state,
  'redraw-wanted': state => state,
  'reading-toggled': state => state,
  'screen-erased': state => ({...state}),

  'reading-progressed': (state, {progress}) =>
    state.reading.phase === 'reading' ? {...state, reading: {phase: 'reading', progress}} : state,
  'data-changed': (state, {holdings}) => ({...state, holdings, revision: Math.max(state.revision, holdings.revision)}),
  'reading-finished': (state, {holdings}) => ({
    ...state,
    holdings,
    revision: Math.max(state.revision, holdings.revision),
    reading: {phase: 'done'},
  }),
  'reading-failed': (state, {sentence}) => ({...state, reading: {phase: 'failed', sentence}, notice: sentence}),
  'notice-given': (state, {notice}) => ({...state, notice: notice.sentence}),
  'page-answered': (state, {request, page}) => takePage(state, request, page),
  'summary-answered': (state, {request, summary}) => ({
    ...state,
    summary: {query: request.text, buckets: request.buckets, summary},
  }),
  'event-answered': (state, {event}) => ({...state, detail: {...state.detail, event, failure: undefined, top: 0}}),
  'event-failed': (state, {request, sentence}) => ({
    ...state,
    detail: {...state.detail, event: undefined, failure: {id: request.id, sentence}, top: 0},
  }),
  'question-failed': (state, {sentence}) => ({...state, notice: sentence}),
};

/** Beside the list the first key opens the detail and the second goes into it; over the list one does both. */
function openDetail(state: State): State {
  if ((state.list.loaded?.count ?? 0) === 0) return state;
  const opened = {...state, detail: {...state.detail, open: true}};
  const covers = layoutOf(opened)?.events === undefined;
  return keepInSight({...opened, focus: covers || state.detail.open ? 'detail' : 'events'});
}

function moveFocus(state: State): State {
  const layout = layoutOf(state);
  if (layout?.detail === undefined || layout.events === undefined) return state;
  return {...state, focus: state.focus === 'events' ? 'detail' : 'events'};
}

function closeLevel(state: State): State | undefined {
  if (state.help !== undefined) return {...state, focus: state.help.before, help: undefined};
  if (!state.detail.open) return undefined;
  return keepInSight({...state, focus: 'events', detail: {...state.detail, open: false}});
}

/** A list that the detail came to cover takes no keys. */
function uncovered(state: State): State {
  return state.focus === 'events' ? focusMiddle(state) : state;
}

/** Back to what lies between search line and footer. */
function focusMiddle(state: State): State {
  const covered = state.detail.open && layoutOf(state)?.events === undefined;
  return {...state, focus: covered ? 'detail' : 'events'};
}

/** A notice has been seen when the user goes on. */
function quiet(state: State): State {
  return state.notice === undefined ? state : {...state, notice: undefined};
}
