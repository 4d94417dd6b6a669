// All that the screen shows and remembers. Nothing here knows of Ink, React or the engine's answers in flight.
import type {EventDetail, EventId, Holdings, Progress, Row, Summary} from '../../engine/engine.ts';
import type {Instant} from '../../event/audit-event.ts';
import {checkQuery} from '../../query/check.ts';
import type {CheckedQuery} from '../../query/syntax.ts';
import {type Layout, layOut, type Size} from '../layout.ts';
import {helpLines} from '../panes/help/help-lines.ts';
import {emptyField, type TextField} from '../widgets/text-field.ts';

export type Focus = 'search' | 'events' | 'detail' | 'help';

export type Reading =
  | {readonly phase: 'reading'; readonly progress: Progress | undefined}
  | {readonly phase: 'done'}
  | {readonly phase: 'failed'; readonly sentence: string};

/** The rows at hand: a part of the matches of one query at one revision of the data. */
export type Loaded = {
  readonly query: string;
  readonly revision: number;
  /** False as long as only the newest matches are known, and `count` is what there is at least. */
  readonly isWhole: boolean;
  readonly count: number;
  /** The rank of `rows[0]`; 0 is the newest match. */
  readonly first: number;
  readonly rows: readonly Row[];
};

/**
 * What the selection holds on to when the query or the data change: an end of the list, or an event.
 * An event is held although a query in between does not match it: erasing that query leads back to it.
 */
export type Hold = 'newest' | 'oldest' | {readonly id: EventId; readonly time: Instant};

export type ListState = {
  /** Ranks, which may lie outside the loaded rows while those are on their way. */
  readonly selected: number;
  readonly top: number;
  /** `undefined`: the row under the selection, as soon as it is loaded. */
  readonly hold: Hold | undefined;
  readonly loaded: Loaded | undefined;
};

export type SearchState = {readonly field: TextField; readonly parsed: CheckedQuery};

export type DetailState = {
  readonly open: boolean;
  /** The last event that arrived; shown until the next one is there. */
  readonly event: EventDetail | undefined;
  /** Why the event asked for is not there. */
  readonly failure: {readonly id: EventId; readonly sentence: string} | undefined;
  readonly top: number;
};

export type State = {
  readonly size: Size;
  readonly title: string;
  readonly focus: Focus;
  readonly reading: Reading;
  readonly holdings: Holdings | undefined;
  /** The newest revision of the data heard of. */
  readonly revision: number;
  readonly search: SearchState;
  readonly summary: {readonly query: string; readonly buckets: number; readonly summary: Summary} | undefined;
  readonly list: ListState;
  readonly detail: DetailState;
  /** `before` is the focus to return to. */
  readonly help: {readonly before: Focus; readonly top: number} | undefined;
  readonly notice: string | undefined;
  readonly over: boolean;
};

export function firstState(title: string, size: Size): State {
  return {
    size,
    title,
    focus: 'events',
    reading: {phase: 'reading', progress: undefined},
    holdings: undefined,
    revision: 0,
    search: {field: emptyField, parsed: checkQuery('')},
    summary: undefined,
    list: {selected: 0, top: 0, hold: 'newest', loaded: undefined},
    detail: {open: false, event: undefined, failure: undefined, top: 0},
    help: undefined,
    notice: undefined,
    over: false,
  };
}

export function layoutOf(state: State): Layout | undefined {
  return layOut(state.size, {detail: state.detail.open, help: state.help && helpLines(state.help.before).length});
}

/** How many events the list shows at once: its rectangle without frame and headings; at least one. */
export function visibleRows(state: State): number {
  const layout = layoutOf(state);
  return Math.max(1, ((layout?.events ?? layout?.detail)?.height ?? 0) - 3);
}

export function queryText(state: State): string {
  return state.search.field.text.trim();
}

/** The row under the selection, where it is loaded. */
export function selectedRow({selected, loaded}: ListState): Row | undefined {
  return loaded?.rows[selected - loaded.first];
}

export function sameEvent(one: EventId, other: EventId): boolean {
  return one.offset === other.offset && one.blob === other.blob;
}
