// Triage: what stands out in the time that is shown, and the way from a finding to its events.
import type {Finding} from '../../../knowledge/finding.ts';
import {detections, usualRange} from '../../../knowledge/triage.ts';
import {resolveTimes} from '../../../query/resolve-times.ts';
import type {TimeSpan} from '../../../query/time-value.ts';
import {timelineSpan} from '../../../search/timeline.ts';
import {inside} from '../../paint/frame.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {focusEvents} from '../../state/focus.ts';
import {scroll, step} from '../../state/move.ts';
import {closeOverlay, openOverlay} from '../../state/overlay.ts';
import {layoutOf, queryText, quiet, type State} from '../../state/state.ts';
import {setQuery} from '../search/filter.ts';
import {withHistory} from '../search/history.ts';

export type TriageAction =
  /** Where it is open: looked at anew. */
  | {readonly type: 'triage-opened'}
  | {readonly type: 'triage-moved'; readonly by: Step}
  /** To the events of the selected finding. */
  | {readonly type: 'triage-followed'}
  /** What is looked for, or what was found. */
  | {readonly type: 'triage-table-toggled'}
  | {readonly type: 'triage-progressed'; readonly done: number}
  | {readonly type: 'triage-answered'; readonly found: Triaged}
  | {readonly type: 'triage-failed'; readonly sentence: string};

/** What was found at a revision of the data. */
export type Triaged = {readonly range: TimeSpan; readonly revision: number; readonly findings: readonly Finding[]};

/** Stays when it is closed: one comes back to it from each finding. */
export type TriageState = {
  readonly found: Triaged | undefined;
  readonly selected: number;
  /** Detections that are done, while it is looked for. */
  readonly done: number;
  readonly failure: string | undefined;
};

export const firstTriage: TriageState = {found: undefined, selected: 0, done: 0, failure: undefined};

export type TriageOverlay = {
  readonly kind: 'triage';
  /** `undefined` where there are no events. */
  readonly range: TimeSpan | undefined;
  /** The data as they were when it was opened: what comes meanwhile moves nothing. */
  readonly revision: number;
  /** Sources are still read: what is usual is not known yet, and what stands out may be still to come. */
  readonly waits: boolean;
  /** The line at the top of the table of detections, where that is shown. */
  readonly table: number | undefined;
};

export const triageReducers: ReducersOf<TriageAction, State> = {
  'triage-opened': state => openTriage(quiet(state)),
  'triage-moved': (state, {by}) => move(quiet(state), by),
  'triage-followed': followFinding,
  'triage-table-toggled': state => {
    const {overlay} = state;
    if (overlay?.kind !== 'triage') return state;
    return {...quiet(state), overlay: {...overlay, table: overlay.table === undefined ? 0 : undefined}};
  },
  'triage-progressed': (state, {done}) => ({...state, triage: {...state.triage, done}}),
  'triage-answered': (state, {found}) => ({...state, triage: {...firstTriage, found}}),
  'triage-failed': (state, {sentence}) => ({...state, triage: {...state.triage, failure: sentence}}),
};

/** What is shown, where it was found for what is looked at. */
export function triaged({overlay, triage: {found}}: State): Triaged | undefined {
  if (overlay?.kind !== 'triage' || overlay.range === undefined || found === undefined) return undefined;
  const {range, revision} = overlay;
  const isSame = found.range.from === range.from && found.range.until === range.until && found.revision === revision;
  return isSame ? found : undefined;
}

/** What takes long is given up, until it is looked anew. */
export const stopTriage = ({triage, waiting}: State): TriageState =>
  waiting.includes(triageSlot) ? {...triage, failure: 'Stopped: R looks anew.'} : triage;

export const triageSlot = 'triage';

const [headLines, queryLines, mostFindings] = [1, 3, 12];
/** Who or what, and why. */
export const linesOfFinding = 2;

/** They do not shrink with what is found. */
export const triageLines = headLines + linesOfFinding * mostFindings + queryLines;

/** Lines between the head and the query. */
export function triageHeight(state: State): number {
  const rectangle = layoutOf(state)?.panes.triage;
  const height = rectangle === undefined ? triageLines : inside(rectangle).height;
  return Math.max(linesOfFinding, height - headLines - queryLines);
}

/** Those in sight, from the rank of the first of them on; none while the table of detections is shown. */
export function findingsInSight(state: State): {readonly top: number; readonly shown: readonly Finding[]} {
  const {overlay, triage} = state;
  const findings = triaged(state)?.findings ?? [];
  if (overlay?.kind !== 'triage' || overlay.table !== undefined) return {top: 0, shown: []};
  const rows = Math.floor(triageHeight(state) / linesOfFinding);
  const top = scroll(0, triage.selected, rows, findings.length);
  return {top, shown: findings.slice(top, top + rows)};
}

function openTriage(state: State): State {
  const isAgain = state.overlay?.kind === 'triage';
  const overlay: TriageOverlay = {
    kind: 'triage',
    range: rangeOf(state),
    revision: state.revision,
    // Who looks anew meanwhile wants what is there.
    waits: state.reading.phase === 'reading' && !isAgain,
    table: undefined,
  };
  const kept = isAgain ? undefined : state.triage.found;
  return openOverlay(
    {...state, triage: {...firstTriage, found: kept, selected: kept ? state.triage.selected : 0}},
    overlay,
  );
}

/** What waited for all to be read is looked for. */
export function triageWhenRead(state: State): State {
  return state.overlay?.kind === 'triage' && state.overlay.waits ? openTriage(state) : state;
}

/** The time that the query asks for; that of the findings, where it is the query of one of them. */
function rangeOf(state: State): TimeSpan | undefined {
  const {holdings, triage, now} = state;
  const {first, last} = holdings ?? {};
  if (holdings === undefined || first === undefined || last === undefined) return undefined;
  const {found} = triage;
  if (found?.findings.some(({query}) => query === queryText(state))) return found.range;
  const all = {from: first, until: last + 1};
  const asked = timelineSpan(resolveTimes(state.query.parsed.query, {now, zone: 'utc'}), all);
  return asked.from === all.from && asked.until === all.until ? usualRange(holdings) : asked;
}

function move(state: State, by: Step): State {
  const {overlay, triage} = state;
  if (overlay?.kind !== 'triage') return state;
  const height = triageHeight(state);
  if (overlay.table !== undefined) {
    const table = step(by, overlay.table, height, detections.length - height + 1);
    return {...state, overlay: {...overlay, table}};
  }
  const {length} = triaged(state)?.findings ?? [];
  const selected = step(by, triage.selected, Math.floor(height / linesOfFinding), length);
  return {...state, triage: {...triage, selected}};
}

function followFinding(state: State): State {
  const finding = triaged(state)?.findings[state.triage.selected];
  if (finding === undefined) return state;
  const asked = setQuery(focusEvents(closeOverlay(quiet(state))), finding.query);
  return {...asked, search: {...asked.search, history: withHistory(asked.search.history, finding.query)}};
}
