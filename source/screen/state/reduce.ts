// What each action makes of the state: pure, one entry for each member of the union, most of them beside their pane.
import type {Check} from '../../engine/engine.ts';
import {columnsReducers} from '../panes/columns/columns-state.ts';
import {completionReducers} from '../panes/completion/completion-state.ts';
import {copyReducers} from '../panes/copy/copy-state.ts';
import {detailReducers} from '../panes/detail/detail-state.ts';
import {nodeFilterReducers} from '../panes/detail/filter-state.ts';
import {findReducers} from '../panes/detail/find-state.ts';
import {nodeReducers} from '../panes/detail/node-state.ts';
import {blameReducers} from '../panes/events/blame-state.ts';
import {cellReducers} from '../panes/events/cell-state.ts';
import {jumpReducers} from '../panes/events/jump-state.ts';
import {keepInSight, listReducers} from '../panes/events/list-state.ts';
import {facetsReducers} from '../panes/facets/facets-state.ts';
import {helpReducers} from '../panes/help/help-state.ts';
import {lineReducers} from '../panes/line/line-state.ts';
import {markReducers} from '../panes/marks/marks-state.ts';
import {marksMenuReducers} from '../panes/marks/menu-state.ts';
import {acceptPalette, paletteReducers} from '../panes/palette/palette-state.ts';
import {relatedReducers} from '../panes/related/related-state.ts';
import {saveReducers} from '../panes/save/save-state.ts';
import {menuReducers} from '../panes/saved/menu-state.ts';
import {savedReducers} from '../panes/saved/saved-state.ts';
import {pasteIntoSearch, searchReducers} from '../panes/search/search-state.ts';
import {stopTails, tailsReducers} from '../panes/tails/tails-state.ts';
import {timelineReducers} from '../panes/timeline/timeline-state.ts';
import {stopTriage, triageReducers, triageWhenRead} from '../panes/triage/triage-state.ts';
import type {Action, EngineAction, ProgramAction, ReducersOf} from './actions.ts';
import {focusReducers, uncovered} from './focus.ts';
import {pressMouse, toggleMouse, turnWheel} from './mouse.ts';
import {outdate} from './outdate.ts';
import {giveBack, prefixReducers} from './prefix.ts';
import {queryText, type State} from './state.ts';
import {trailReducers, withTrail} from './trail.ts';

export function reduce(state: State, action: Action): State {
  const reducer = reducers[action.type] as (state: State, action: Action) => State;
  return withTrail(state, reducer(state, action));
}

const programReducers: ReducersOf<ProgramAction, State> = {
  'screen-resized': (state, {columns, rows}) => keepInSight(uncovered({...state, size: {columns, rows}})),
  'text-pasted': (state, {text}) => (state.overlay === undefined ? pasteIntoSearch(state, text) : state),
  'reading-toggled': state => state,
  'work-stopped': stopWork,
  'refresh-wanted': state => ({...outdate(state), stopped: undefined, notice: 'Everything is asked for again.'}),
  'program-quit': state => ({...giveBack(state), over: true}),
  'program-suspended': state => state,
  'redraw-wanted': state => state,
  'ground-told': (state, {isLight}) => ({...state, isGroundLight: isLight}),
  'screen-erased': state => ({...state}),
};

const engineReducers: ReducersOf<EngineAction, State> = {
  'reading-progressed': (state, {progress}) =>
    state.reading.phase === 'reading' ? {...state, reading: {phase: 'reading', progress}} : state,
  'data-changed': (state, {holdings}) => ({...state, holdings, revision: Math.max(state.revision, holdings.revision)}),
  'reading-finished': (state, {holdings}) =>
    triageWhenRead({
      ...state,
      holdings,
      revision: Math.max(state.revision, holdings.revision),
      reading: {phase: 'done', revision: holdings.revision, at: state.now},
    }),
  'reading-failed': (state, {sentence}) =>
    triageWhenRead({...state, reading: {phase: 'failed', sentence}, notice: sentence}),
  'notice-given': (state, {notice}) => ({...state, notice: notice.sentence}),
  'questions-waited': (state, {slots}) => ({...state, waiting: slots}),
  'question-failed': (state, {sentence}) => ({...state, notice: sentence}),
  'source-checked': (state, {check}) => withCheck(state, check),
  'attempt-failed': (state, {wait}) => ({...state, wait}),
  'clock-ticked': state => ({...state}),
};

type Reducers = {
  readonly [type in Action['type']]: (state: State, action: Extract<Action, {readonly type: type}>) => State;
};

const reducers: Reducers = {
  ...programReducers,
  ...engineReducers,
  ...focusReducers,
  ...prefixReducers,
  ...trailReducers,
  ...listReducers,
  ...cellReducers,
  ...jumpReducers,
  ...blameReducers,
  ...searchReducers,
  ...completionReducers,
  ...timelineReducers,
  ...facetsReducers,
  ...detailReducers,
  ...nodeReducers,
  ...nodeFilterReducers,
  ...findReducers,
  ...copyReducers,
  ...relatedReducers,
  ...tailsReducers,
  ...savedReducers,
  ...menuReducers,
  ...saveReducers,
  ...triageReducers,
  ...helpReducers,
  ...columnsReducers,
  ...markReducers,
  ...marksMenuReducers,
  ...lineReducers,
  ...paletteReducers,
  'palette-accepted': state => acceptPalette(state, reduce),
  'mouse-toggled': toggleMouse,
  'mouse-pressed': (state, action) => pressMouse(state, action, reduce),
  'wheel-turned': (state, action) => turnWheel(state, action, reduce),
};

/** Milliseconds. Sources are looked at every few seconds: to remember each look would paint the screen as often. */
const betweenLooks = 30_000;

function withCheck(state: State, check: Check): State {
  const last = state.checks[check.source];
  const isKnown = last !== undefined && last.problem === check.problem && check.at - last.at < betweenLooks;
  return isKnown ? state : {...state, checks: {...state.checks, [check.source]: check}};
}

/** While sources are read, the runner has the reading end; what is there stays. */
function stopWork(state: State): State {
  if (state.reading.phase === 'reading') return state;
  if (state.waiting.length === 0 && state.jump === undefined) return {...state, notice: 'Nothing is running.'};
  const stopped = {query: queryText(state), revision: state.revision};
  return {
    ...state,
    jump: undefined,
    stopped,
    tails: stopTails(state),
    triage: stopTriage(state),
    notice: 'Stopped: the list shows what was found before. R asks again.',
  };
}
