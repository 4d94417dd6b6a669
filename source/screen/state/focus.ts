// Where the keys go: from pane to pane among those on screen, and one level back.
import {type Arrangement, arrangements, type OverlayName, type Panes} from '../layout.ts';
import {keepInSight} from '../panes/events/list-state.ts';
import {clearSearch} from '../panes/search/search-state.ts';
import {selectTail} from '../panes/tails/tails-state.ts';
import type {ReducersOf} from './actions.ts';
import {closeOverlay} from './overlay.ts';
import {type Focus, layoutOf, quiet, type State} from './state.ts';

/** What of the main screen takes keys. */
export type MainFocus = Exclude<Focus, 'search' | OverlayName>;

export type FocusAction =
  /** Round the panes on screen. */
  | {readonly type: 'focus-moved'; readonly by: 1 | -1}
  | {readonly type: 'focus-set'; readonly focus: MainFocus; readonly tail?: number}
  | {readonly type: 'layout-cycled'}
  /** One level back: what lies over, the pane, the query. Never leaves the program. */
  | {readonly type: 'level-closed'}
  /** As `level-closed`, but what lies at the root is the way out and the query stays. */
  | {readonly type: 'level-quit'};

export const focusReducers: ReducersOf<FocusAction, State> = {
  'focus-moved': (state, {by}) => moveFocus(state, by),
  'focus-set': (state, {focus, tail}) => setFocus(state, focus, tail),
  'layout-cycled': cycleLayout,
  'level-closed': state => closeLevel(state) ?? clearSearch(quiet(state)),
  'level-quit': state => closeLevel(state) ?? {...state, over: true},
};

/** Those on screen. */
function panesOf(state: State): Panes {
  return layoutOf(state)?.panes ?? {};
}

/** Back to what lies between search line and footer. */
export function focusMiddle(state: State): State {
  const panes = panesOf(state);
  if (panes.events !== undefined) return {...state, focus: 'events'};
  if (panes.detail !== undefined) return {...state, focus: 'detail'};
  return {...state, focus: panes.facets === undefined ? 'events' : 'facets'};
}

/** A pane that is no longer on screen takes no keys. */
export function uncovered(state: State): State {
  if (state.focus === 'search' || state.overlay !== undefined) return state;
  return state.focus === 'tail' || panesOf(state)[state.focus as keyof Panes] !== undefined
    ? state
    : focusMiddle(state);
}

type Stop = {readonly focus: MainFocus; readonly tail?: number};

/** The panes that take keys, in the order in which they lie on screen; what is open comes to the front when it gets them. */
function stops(state: State): readonly Stop[] {
  // A tail in the list's place does not keep the list from getting the focus.
  const {timeline, events} = panesOf(state.focus === 'tail' ? {...state, focus: 'events'} : state);
  return [
    ...(timeline === undefined ? [] : [{focus: 'timeline'} as const]),
    ...(state.facets.open ? [{focus: 'facets'} as const] : []),
    ...(events !== undefined || state.arrangement === 'alone' ? [{focus: 'events'} as const] : []),
    ...(state.detail.open && hasEvents(state) ? [{focus: 'detail'} as const] : []),
    // Where there is no room, a tail comes to the front when it has the focus.
    ...state.tails.items.map((_, tail) => ({focus: 'tail', tail}) as const),
  ];
}

/** Without any there is no detail. */
const hasEvents = ({list}: State): boolean => (list.loaded?.count ?? 0) > 0;

function moveFocus(state: State, by: 1 | -1): State {
  const all = stops(state);
  const here = all.findIndex(
    ({focus, tail}) => focus === state.focus && (tail ?? 0) === (focus === 'tail' ? state.tails.focused : 0),
  );
  const next = all[(here + by + all.length) % all.length];
  return next === undefined ? state : setFocus(state, next.focus, next.tail);
}

function setFocus(state: State, focus: MainFocus, tail: number | undefined): State {
  const here = quiet(state);
  switch (focus) {
    case 'facets':
      return keepInSight({...here, focus, front: 'facets', facets: {...here.facets, open: true}});
    case 'detail':
      if (!hasEvents(here)) return here;
      return keepInSight({...here, focus, front: 'detail', detail: {...here.detail, open: true}});
    case 'tail':
      return here.tails.items[tail ?? 0] === undefined
        ? {...here, notice: `There is no tail ${(tail ?? 0) + 1}: t makes one of the query.`}
        : keepInSight({...here, focus, tails: selectTail(here.tails, tail ?? 0)});
    case 'timeline':
      if (layoutOf(here)?.panes.timeline === undefined) {
        return {...here, notice: 'There is no room for the timeline: it needs 16 rows.'};
      }
      return {...here, focus, timeline: {...here.timeline, cursor: undefined}};
    case 'events':
      return focusEvents(here);
  }
}

/** The list comes out from under what covers it. */
export function focusEvents(state: State): State {
  const focused = {...state, focus: 'events'} as const;
  if (layoutOf(focused)?.panes.events !== undefined) return keepInSight(focused);
  return keepInSight({
    ...focused,
    detail: {...state.detail, open: false},
    facets: {...state.facets, open: false},
  });
}

function cycleLayout(state: State): State {
  const next = arrangements[(arrangements.indexOf(state.arrangement) + 1) % arrangements.length]!;
  const arranged = keepInSight(uncovered({...quiet(state), arrangement: next}));
  return {...arranged, notice: `${layoutNames[next]}${hasRoom(arranged) ? '' : '; the terminal is too small for it'}.`};
}

const layoutNames: {readonly [arrangement in Arrangement]: string} = {
  beside: 'Layout: the detail beside the list',
  below: 'Layout: the detail below the list',
  alone: 'Layout: one pane alone',
};

function hasRoom(state: State): boolean {
  if (state.arrangement === 'alone') return true;
  const {events, detail} = panesOf({...state, focus: 'events', front: 'detail', detail: {...state.detail, open: true}});
  if (events === undefined || detail === undefined) return false;
  return (state.arrangement === 'below') === detail.top > events.top;
}

function closeLevel(state: State): State | undefined {
  if (state.overlay !== undefined) return closeOverlay(state);
  switch (state.focus) {
    case 'timeline':
      // A range is given up first.
      if (state.timeline.anchor !== undefined) {
        return {...quiet(state), timeline: {...state.timeline, anchor: undefined}};
      }
      return keepInSight(focusMiddle({...quiet(state), focus: 'events'}));
    case 'tail':
      return keepInSight(focusMiddle({...quiet(state), focus: 'events'}));
    case 'facets':
      return closeFacets(state);
    case 'detail':
      return closeDetail(state);
    default:
      // What was opened last goes first: the other one may be covered by it.
      if (state.facets.open && (state.front === 'facets' || !state.detail.open)) return closeFacets(state);
      return state.detail.open ? closeDetail(state) : undefined;
  }
}

const closeDetail = (state: State): State =>
  keepInSight(focusMiddle({...state, focus: 'events', detail: {...state.detail, open: false}}));

const closeFacets = (state: State): State =>
  keepInSight(focusMiddle({...state, focus: 'events', facets: {...state.facets, open: false}}));
