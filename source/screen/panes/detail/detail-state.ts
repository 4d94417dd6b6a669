// The detail's state: the event under the selection, whole, what else is known of it, and where one is in that.
import type {EventDetail, EventId} from '../../../engine/engine.ts';
import type {EventContext} from '../../../knowledge/account.ts';
import type {Correlated} from '../../../knowledge/correlated.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {layoutOf, quiet, type State} from '../../state/state.ts';
import {keepInSight} from '../events/list-state.ts';
import type {Find} from './find-state.ts';
import type {Folds} from './outline.ts';
import type {ContextRequest, CorrelationRequest, EventRequest} from './requests.ts';

export type DetailAction =
  /** The event under the selection is to be seen whole: opens the detail, or goes into it. */
  | {readonly type: 'detail-opened'}
  | {readonly type: 'event-answered'; readonly request: EventRequest; readonly event: EventDetail}
  | {readonly type: 'event-failed'; readonly request: EventRequest; readonly sentence: string}
  | {readonly type: 'context-answered'; readonly request: ContextRequest; readonly context: EventContext}
  | {readonly type: 'correlation-answered'; readonly request: CorrelationRequest; readonly correlated: Correlated};

export type DetailState = {
  readonly open: boolean;
  /** The last event that arrived; shown until the next one is there. */
  readonly event: EventDetail | undefined;
  /** Why the event asked for is not there. */
  readonly failure: {readonly id: EventId; readonly sentence: string} | undefined;
  /** What the data around the event says: it comes later than the event. */
  readonly context: EventContext | undefined;
  readonly correlated: Correlated | undefined;
  readonly folds: Folds;
  /** The id of the node under the cursor; where the event has none such, the one above it counts. */
  readonly at: string;
  /** On which line of the pane that node begins, as far as there are lines before it. */
  readonly line: number;
  /** Labels stand as the record has them. */
  readonly asWritten: boolean;
  readonly find: Find;
};

export const firstDetail: DetailState = {
  open: false,
  event: undefined,
  failure: undefined,
  context: undefined,
  correlated: undefined,
  folds: new Map(),
  at: '',
  line: 0,
  asWritten: false,
  find: {field: undefined, sought: '', from: undefined},
};

/** What was known of the event before. */
const nothing = {context: undefined, correlated: undefined} as const;

export const detailReducers: ReducersOf<DetailAction, State> = {
  'detail-opened': openDetail,
  'event-answered': (state, {event}) => withDetail(state, {event, failure: undefined, ...nothing}),
  'event-failed': (state, {request: {id}, sentence}) =>
    withDetail(state, {event: undefined, failure: {id, sentence}, ...nothing}),
  'context-answered': (state, {request: {event}, context}) =>
    event === state.detail.event ? withDetail(state, {context}) : state,
  'correlation-answered': (state, {request: {event}, correlated}) =>
    event === state.detail.event ? withDetail(state, {correlated}) : state,
};

/** Beside the list the first key opens the detail and the second goes into it; over the list one does both. */
function openDetail(state: State): State {
  if ((state.list.loaded?.count ?? 0) === 0) return state;
  const before = layoutOf(state)?.panes.detail;
  const opened = withDetail({...quiet(state), front: 'detail'}, {open: true});
  const covers = layoutOf(opened)?.panes.events === undefined || state.arrangement === 'alone';
  return keepInSight({...opened, focus: covers || before !== undefined ? 'detail' : 'events'});
}

export function withDetail(state: State, change: Partial<DetailState>): State {
  return {...state, detail: {...state.detail, ...change}};
}
