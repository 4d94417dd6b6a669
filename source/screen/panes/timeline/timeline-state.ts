// The timeline's state: what it counts, the bar that is pointed at, the range that is selected, and zooming.
import type {Summary} from '../../../engine/engine.ts';
import {withTimeSpan} from '../../../query/narrow-time.ts';
import type {TimeSpan} from '../../../query/time-value.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {clamp} from '../../state/move.ts';
import {quiet, type State, selectedRow} from '../../state/state.ts';
import {holdEvent} from '../events/list-state.ts';
import {changeQuery} from '../search/filter.ts';
import type {SummaryRequest} from './requests.ts';

export type TimelineAction =
  | {readonly type: 'summary-answered'; readonly request: SummaryRequest; readonly summary: Summary}
  | {readonly type: 'timeline-moved'; readonly bars: number}
  | {readonly type: 'range-toggled'}
  | {readonly type: 'range-zoomed'}
  | {readonly type: 'zoomed'; readonly direction: 'in' | 'out'};

export type TimelineState = {
  readonly found: {readonly query: string; readonly buckets: number; readonly summary: Summary} | undefined;
  /** The start of the bar that is pointed at, in milliseconds; `undefined`: the selected event's. */
  readonly cursor: number | undefined;
  /** The start of the bar at which the selected range begins or ends. */
  readonly anchor: number | undefined;
};

export const firstTimeline: TimelineState = {found: undefined, cursor: undefined, anchor: undefined};

export const timelineReducers: ReducersOf<TimelineAction, State> = {
  'summary-answered': (state, {request, summary}) =>
    withTimeline(state, {found: {query: request.text, buckets: request.buckets, summary}}),
  'timeline-moved': (state, {bars}) => moveBar(quiet(state), bars),
  'range-toggled': state =>
    withTimeline(state, {anchor: state.timeline.anchor === undefined ? barAt(state) : undefined}),
  'range-zoomed': zoomToRange,
  zoomed: (state, {direction}) => (direction === 'in' ? zoomIn(quiet(state)) : zoomOut(quiet(state))),
};

/** The start of the bar that is pointed at. */
export function barAt(state: State): number | undefined {
  const timeline = state.timeline.found?.summary.timeline;
  if (timeline === undefined) return undefined;
  const time = state.timeline.cursor ?? selectedRow(state.list)?.time.milliseconds ?? lastBar(timeline);
  const bar = clamp(Math.floor((time - timeline.from) / timeline.width), timeline.all.length - 1);
  return timeline.from + bar * timeline.width;
}

/** What is selected, from the first bar's start to the last one's end. */
export function selectedRange(state: State): TimeSpan | undefined {
  const {anchor, found} = state.timeline;
  const bar = barAt(state);
  if (anchor === undefined || bar === undefined || found === undefined) return undefined;
  return {from: Math.min(anchor, bar), until: Math.max(anchor, bar) + found.summary.timeline.width};
}

const lastBar = ({from, width, all}: Summary['timeline']): number => from + width * (all.length - 1);

/** The list follows to the newest event of the bar. */
function moveBar(state: State, bars: number): State {
  const timeline = state.timeline.found?.summary.timeline;
  const here = barAt(state);
  if (timeline === undefined || here === undefined) return state;
  const {from, width} = timeline;
  const cursor = Math.max(from, Math.min(lastBar(timeline), here + bars * width));
  const time = {milliseconds: cursor + width - 1, ticks: 9999};
  return withTimeline(holdEvent(state, {id: {blob: '', offset: 0}, time}), {cursor});
}

/** Without a range, the bar itself. */
function zoomToRange(state: State): State {
  const bar = barAt(state);
  const width = state.timeline.found?.summary.timeline.width;
  if (bar === undefined || width === undefined) return state;
  return zoomTo(state, selectedRange(state) ?? {from: bar, until: bar + width});
}

/** A quarter of what is shown, around what is pointed at. */
function zoomIn(state: State): State {
  const shown = shownSpan(state);
  const bar = barAt(state);
  if (shown === undefined || bar === undefined) return state;
  const length = Math.max(1000, Math.round((shown.until - shown.from) / 4));
  const from = Math.max(shown.from, Math.min(shown.until - length, bar - Math.round(length / 2)));
  return zoomTo(state, {from, until: from + length});
}

/** Four times what is shown, and any time as soon as that is all there is. */
function zoomOut(state: State): State {
  const shown = shownSpan(state);
  const {first, last} = state.holdings ?? {};
  if (shown === undefined || first === undefined || last === undefined) return state;
  const length = (shown.until - shown.from) * 4;
  const from = Math.max(first, shown.from - Math.round((length * 3) / 8));
  const until = Math.min(last + 1, from + length);
  return zoomTo(state, from <= first && until > last ? undefined : {from, until});
}

function shownSpan(state: State): TimeSpan | undefined {
  const timeline = state.timeline.found?.summary.timeline;
  return timeline && {from: timeline.from, until: timeline.from + timeline.width * timeline.all.length};
}

function zoomTo(state: State, span: TimeSpan | undefined): State {
  const zoomed = changeQuery(state, query => withTimeSpan(query, span && roundedOut(span)));
  return withTimeline(zoomed, {anchor: undefined, cursor: undefined});
}

/** Seconds are fine enough for a span of minutes, minutes for hours: the query stays readable. */
function roundedOut({from, until}: TimeSpan): TimeSpan {
  const length = until - from;
  const unit = length >= 7_200_000 ? 60_000 : length >= 60_000 ? 1000 : 1;
  return {from: Math.floor(from / unit) * unit, until: Math.ceil(until / unit) * unit};
}

function withTimeline(state: State, change: Partial<TimelineState>): State {
  return {...state, timeline: {...state.timeline, ...change}};
}
