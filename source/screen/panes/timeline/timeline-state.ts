// The timeline's state: what it counts, the bar that is pointed at, the range that is selected, and zooming.
import type {Summary} from '../../../engine/engine.ts';
import {withTimeSpan} from '../../../query/narrow-time.ts';
import type {TimeSpan} from '../../../query/time-value.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {clamp} from '../../state/move.ts';
import {queryText, quiet, type State, selectedRow} from '../../state/state.ts';
import {holdEvent, placeInTime} from '../events/list-state.ts';
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
    withTimeline(quiet(state), {anchor: state.timeline.anchor === undefined ? barAt(state) : undefined}),
  'range-zoomed': state => {
    const span = pointedSpan(state);
    return span === undefined ? state : zoomTo(quiet(state), span);
  },
  zoomed: (state, {direction}) => (direction === 'in' ? zoomIn(quiet(state)) : zoomOut(quiet(state))),
};

/** The start of the bar that is pointed at: the cursor's while the timeline has the keys, else the selected event's. */
export function barAt(state: State): number | undefined {
  const timeline = state.timeline.found?.summary.timeline;
  if (timeline === undefined) return undefined;
  const cursor = state.focus === 'timeline' ? state.timeline.cursor : undefined;
  const time = cursor ?? selectedRow(state.list)?.time.milliseconds ?? lastBar(timeline);
  return barStart(timeline, time);
}

/** What is selected, from the first bar's start to the last one's end. */
export function selectedRange(state: State): TimeSpan | undefined {
  const {anchor, found} = state.timeline;
  const bar = barAt(state);
  if (anchor === undefined || bar === undefined || found === undefined) return undefined;
  const {timeline} = found.summary;
  // The bars may have become other ones since.
  const other = barStart(timeline, anchor);
  return {from: Math.min(other, bar), until: Math.max(other, bar) + timeline.width};
}

/** The selected range, else the bar that is pointed at. */
export function pointedSpan(state: State): TimeSpan | undefined {
  const bar = barAt(state);
  const width = state.timeline.found?.summary.timeline.width;
  if (bar === undefined || width === undefined) return undefined;
  return selectedRange(state) ?? {from: bar, until: bar + width};
}

function barStart({from, width, all}: Summary['timeline'], time: number): number {
  return from + clamp(Math.floor((time - from) / width), all.length - 1) * width;
}

const lastBar = ({from, width, all}: Summary['timeline']): number => from + width * (all.length - 1);

/** The list follows to the newest event of the bar. */
function moveBar(state: State, bars: number): State {
  const timeline = state.timeline.found?.summary.timeline;
  const here = barAt(state);
  if (timeline === undefined || here === undefined) return state;
  const {from, width} = timeline;
  const cursor = Math.max(from, Math.min(lastBar(timeline), here + bars * width));
  return withTimeline(holdEvent(state, placeInTime(cursor + width)), {cursor});
}

/** Milliseconds. */
const shortest = 1000;

/** A quarter of what is shown, around what is pointed at. */
function zoomIn(state: State): State {
  const shown = shownSpan(state);
  const bar = barAt(state);
  if (shown === undefined || bar === undefined) return state;
  const length = Math.max(shortest, Math.round((shown.until - shown.from) / 4));
  if (length >= shown.until - shown.from) return {...state, notice: 'A second is as near as the timeline gets.'};
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
  if (from > first || until <= last) return zoomTo(state, {from, until});
  const all = zoomTo(state, undefined);
  return queryText(all) === queryText(state) ? {...all, notice: 'This is all the time there is.'} : all;
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
