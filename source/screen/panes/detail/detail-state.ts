// The detail's state: the event under the selection, whole, and how far it is scrolled.
import type {EventDetail, EventId} from '../../../engine/engine.ts';
import {inside} from '../../paint/frame.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {clamp, step} from '../../state/move.ts';
import {layoutOf, quiet, type State} from '../../state/state.ts';
import {keepInSight} from '../events/list-state.ts';
import {detailLines} from './detail-lines.ts';
import type {EventRequest} from './requests.ts';

export type DetailAction =
  /** The event under the selection is to be seen whole: opens the detail, or goes into it. */
  | {readonly type: 'detail-opened'}
  | {readonly type: 'detail-scrolled'; readonly by: Step}
  | {readonly type: 'event-answered'; readonly request: EventRequest; readonly event: EventDetail}
  | {readonly type: 'event-failed'; readonly request: EventRequest; readonly sentence: string};

export type DetailState = {
  readonly open: boolean;
  /** The last event that arrived; shown until the next one is there. */
  readonly event: EventDetail | undefined;
  /** Why the event asked for is not there. */
  readonly failure: {readonly id: EventId; readonly sentence: string} | undefined;
  readonly top: number;
};

export const firstDetail: DetailState = {open: false, event: undefined, failure: undefined, top: 0};

export const detailReducers: ReducersOf<DetailAction, State> = {
  'detail-opened': openDetail,
  'detail-scrolled': (state, {by}) => scrollDetail(state, by),
  'event-answered': (state, {event}) => withDetail(state, {event, failure: undefined, top: 0}),
  'event-failed': (state, {request: {id}, sentence}) =>
    withDetail(state, {event: undefined, failure: {id, sentence}, top: 0}),
};

/** Beside the list the first key opens the detail and the second goes into it; over the list one does both. */
function openDetail(state: State): State {
  if ((state.list.loaded?.count ?? 0) === 0) return state;
  const before = layoutOf(state)?.panes.detail;
  const opened = withDetail({...quiet(state), front: 'detail'}, {open: true});
  const covers = layoutOf(opened)?.panes.events === undefined || state.arrangement === 'alone';
  return keepInSight({...opened, focus: covers || before !== undefined ? 'detail' : 'events'});
}

function scrollDetail(state: State, by: Step): State {
  const rectangle = layoutOf(state)?.panes.detail;
  if (rectangle === undefined) return state;
  const {width, height} = inside(rectangle);
  const lowest = Math.max(0, detailLines(state.detail, width).length - height);
  return withDetail(state, {top: clamp(step(by, state.detail.top, height, lowest + 1), lowest)});
}

function withDetail(state: State, change: Partial<DetailState>): State {
  return {...state, detail: {...state.detail, ...change}};
}
