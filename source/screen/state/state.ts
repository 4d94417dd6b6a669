// All that the screen shows and remembers. Nothing here knows of Ink, React or the engine's answers in flight.
import type {Check, EventId, Holdings, Progress, Row, Wait} from '../../engine/engine.ts';
import {checkQuery} from '../../query/check.ts';
import type {SavedQueries} from '../../query/saved-queries.ts';
import type {CheckedQuery} from '../../query/syntax.ts';
import type {Marks} from '../../settings/marks.ts';
import {defaultKeymap, type Keymap} from '../keys/keymap.ts';
import {type Arrangement, type Layout, layOut, type OverlayName, type Size} from '../layout.ts';
import {type ColumnsState, firstColumns} from '../panes/columns/columns-state.ts';
import {completionLines} from '../panes/completion/completion-state.ts';
import {type CopyState, firstCopy} from '../panes/copy/copy-state.ts';
import {type DetailState, firstDetail} from '../panes/detail/detail-state.ts';
import type {Blame} from '../panes/events/blame-state.ts';
import type {Jump} from '../panes/events/jump-state.ts';
import {firstList, type ListState} from '../panes/events/list-state.ts';
import {type FacetsState, firstFacets} from '../panes/facets/facets-state.ts';
import type {ReportWish} from '../panes/line/line-state.ts';
import {firstMarks, type MarksState} from '../panes/marks/marks-state.ts';
import type {OwnSaved} from '../panes/saved/changes.ts';
import {type SavedState, savedStateOf} from '../panes/saved/saved-state.ts';
import {firstSearch, type SearchState} from '../panes/search/search-state.ts';
import {firstTails, type TailsState} from '../panes/tails/tails-state.ts';
import {firstTimeline, type TimelineState} from '../panes/timeline/timeline-state.ts';
import {firstTriage, type TriageState} from '../panes/triage/triage-state.ts';
import {emptyField, type TextField} from '../widgets/text-field.ts';
import {type Overlay, overlayLines} from './overlay.ts';
import {firstTrail, type Trail} from './trail.ts';

export type Focus =
  | ('events' | 'timeline' | 'facets' | 'detail' | 'tail' | 'search')
  /** The line within the detail in which a text is sought there. */
  | 'find'
  | OverlayName
  /** The line in the saved queries in which something is typed. */
  | 'saved-prompt'
  /** What one more key is waited for. */
  | ('copy' | 'related')
  /** Nothing is drawn: the normal screen shows what was printed. */
  | 'printed';

export type Reading =
  | {readonly phase: 'reading'; readonly progress: Progress | undefined}
  /** What comes after that revision is new. */
  | {readonly phase: 'done'; readonly revision: number; readonly at: number}
  | {readonly phase: 'failed'; readonly sentence: string};

/** A query as it is typed, and what it means. */
export type QueryState = {readonly field: TextField; readonly parsed: CheckedQuery};

export type State = {
  readonly size: Size;
  readonly title: string;
  readonly keymap: Keymap;
  readonly focus: Focus;
  /** The pane that gets its keys back after one more key (see prefix.ts). */
  readonly lentBy: Focus | undefined;
  readonly arrangement: Arrangement;
  /** Which of the panes beside the list lies over it where there is no room for both: the one opened last. */
  readonly front: 'facets' | 'detail';
  readonly reading: Reading;
  readonly holdings: Holdings | undefined;
  /** The last look at each source that is followed, by its title. */
  readonly checks: {readonly [source: string]: Check};
  /** What of a source failed last, and when it is tried again. */
  readonly wait: Wait | undefined;
  /** The newest revision of the data heard of. */
  readonly revision: number;
  /** What list, timeline and facets show. */
  readonly query: QueryState;
  readonly saved: SavedState;
  readonly triage: TriageState;
  readonly trail: Trail;
  readonly search: SearchState;
  readonly list: ListState;
  readonly jump: Jump | undefined;
  readonly blame: Blame | undefined;
  readonly timeline: TimelineState;
  readonly facets: FacetsState;
  readonly detail: DetailState;
  readonly copy: CopyState;
  readonly tails: TailsState;
  readonly columns: ColumnsState;
  readonly marks: MarksState;
  /** The report that was wished for last. */
  readonly report: ReportWish | undefined;
  readonly overlay: Overlay | undefined;
  /** Commands that were called by name, the last one first. */
  readonly recent: readonly string[];
  /** Slots of questions that take long. */
  readonly waiting: readonly string[];
  /** The question that the user gave up: it is not asked again. */
  readonly stopped: {readonly query: string; readonly revision: number} | undefined;
  readonly notice: string | undefined;
  /** The terminal reports the mouse, and no longer selects text by itself. */
  readonly mouse: boolean;
  /** The terminal told that its ground is light. */
  readonly isGroundLight: boolean;
  /** Milliseconds since 1970, when the last action came. */
  readonly now: number;
  readonly over: boolean;
};

export const emptyQuery: QueryState = queryOf(emptyField, new Map());

export type FirstState = {
  readonly title: string;
  readonly size: Size;
  readonly keymap?: Keymap;
  readonly mouse?: boolean;
  /** What is marked already. */
  readonly marks?: Marks;
  /** The user's saved queries. */
  readonly own?: OwnSaved;
  /** Milliseconds since 1970. */
  readonly now?: number;
};

export function firstState({
  title,
  size,
  keymap = defaultKeymap,
  mouse = false,
  marks = new Map(),
  own = new Map(),
  now = 0,
}: FirstState): State {
  return {
    size,
    title,
    keymap,
    focus: 'events',
    lentBy: undefined,
    arrangement: 'beside',
    front: 'detail',
    reading: {phase: 'reading', progress: undefined},
    holdings: undefined,
    checks: {},
    wait: undefined,
    revision: 0,
    query: emptyQuery,
    saved: savedStateOf(own),
    triage: firstTriage,
    trail: firstTrail,
    search: firstSearch,
    list: firstList,
    jump: undefined,
    blame: undefined,
    timeline: firstTimeline,
    facets: firstFacets,
    detail: firstDetail,
    copy: firstCopy,
    tails: firstTails,
    columns: firstColumns,
    marks: {...firstMarks, all: marks},
    report: undefined,
    overlay: undefined,
    recent: [],
    waiting: [],
    isGroundLight: false,
    stopped: undefined,
    notice: undefined,
    mouse,
    now,
    over: false,
  };
}

/** `saved`: what `@name` stands for in it. */
export function queryOf(field: TextField, saved: SavedQueries): QueryState {
  return {field, parsed: checkQuery(field.text, saved)};
}

/** `undefined` where the terminal is too small. */
export function layoutOf(state: State): Layout | undefined {
  const {size, detail, facets, tails, front, arrangement} = state;
  return layOut(size, {
    detail: detail.open,
    facets: facets.open,
    tails: tails.items.length,
    tail: tails.focused,
    front,
    focus: paneFocus(state),
    arrangement,
    completions: state.focus === 'search' ? completionLines(state) : 0,
    ...(state.overlay !== undefined && {
      overlay: {name: state.overlay.kind, lines: overlayLines(state, state.overlay)},
    }),
  });
}

/** The pane that has the keys, although one more is waited for or a text is typed within it. */
export function paneWithKeys({focus, lentBy}: Pick<State, 'focus' | 'lentBy'>): Focus {
  const shown = lentBy ?? focus;
  return shown === 'find' ? 'detail' : shown;
}

/** The pane that has the keys, or gets them back from a line in which one types or from what lies over all. */
export function paneFocus({overlay, focus, lentBy, search}: State): Focus {
  const shown = paneWithKeys({focus: overlay?.before ?? focus, lentBy});
  return shown === 'search' && search.tail !== undefined ? 'tail' : shown;
}

/** How many events the list shows at once: its rectangle without frame and headings; at least one. */
export function visibleRows(state: State): number {
  return Math.max(1, (layoutOf(state)?.list.height ?? 0) - 3);
}

export function queryText(state: State): string {
  return state.query.field.text.trim();
}

/** The row under the selection, where it is loaded. */
export function selectedRow({selected, loaded}: ListState): Row | undefined {
  return loaded?.rows[selected - loaded.first];
}

export function sameEvent(one: EventId, other: EventId): boolean {
  return one.offset === other.offset && one.blob === other.blob;
}

/** A notice has been seen when the user goes on. */
export function quiet(state: State): State {
  return state.notice === undefined ? state : {...state, notice: undefined};
}
