// Everything that can change the state: a closed set of plain facts.
import type {Check, Holdings, Notice, Progress, Wait} from '../../engine/engine.ts';
import type {ColumnsAction} from '../panes/columns/columns-state.ts';
import type {CompletionAction} from '../panes/completion/completion-state.ts';
import type {CopyAction} from '../panes/copy/copy-state.ts';
import type {DetailAction} from '../panes/detail/detail-state.ts';
import type {NodeFilterAction} from '../panes/detail/filter-state.ts';
import type {FindAction} from '../panes/detail/find-state.ts';
import type {NodeAction} from '../panes/detail/node-state.ts';
import type {BlameAction} from '../panes/events/blame-state.ts';
import type {CellAction} from '../panes/events/cell-state.ts';
import type {JumpAction} from '../panes/events/jump-state.ts';
import type {ListAction} from '../panes/events/list-state.ts';
import type {FacetsAction} from '../panes/facets/facets-state.ts';
import type {HelpAction} from '../panes/help/help-state.ts';
import type {LineAction} from '../panes/line/line-state.ts';
import type {MarkAction} from '../panes/marks/marks-state.ts';
import type {MarksMenuAction} from '../panes/marks/menu-state.ts';
import type {PaletteAction} from '../panes/palette/palette-state.ts';
import type {RelatedAction} from '../panes/related/related-state.ts';
import type {SaveAction} from '../panes/save/save-state.ts';
import type {MenuAction} from '../panes/saved/menu-state.ts';
import type {SavedAction} from '../panes/saved/saved-state.ts';
import type {SearchAction} from '../panes/search/search-state.ts';
import type {TailsAction} from '../panes/tails/tails-state.ts';
import type {TimelineAction} from '../panes/timeline/timeline-state.ts';
import type {TriageAction} from '../panes/triage/triage-state.ts';
import type {FocusAction} from './focus.ts';
import type {MouseAction} from './mouse.ts';
import type {PrefixAction} from './prefix.ts';
import type {TrailAction} from './trail.ts';

/** How far a key moves: rows, parts of the visible page, or to an end. */
export type Step = {readonly rows: number} | {readonly pages: number} | 'first' | 'last';

/** What concerns the program as a whole. */
export type ProgramAction =
  | {readonly type: 'screen-resized'; readonly columns: number; readonly rows: number}
  /** Text that came in at once, where none is typed: it is meant for the query. */
  | {readonly type: 'text-pasted'; readonly text: string}
  /** Reading pauses, or goes on. */
  | {readonly type: 'reading-toggled'}
  /** The reading ends; without one, questions that take long are given up. */
  | {readonly type: 'work-stopped'}
  | {readonly type: 'refresh-wanted'}
  | {readonly type: 'program-quit'}
  | {readonly type: 'program-suspended'}
  | {readonly type: 'redraw-wanted'}
  /** The terminal told what colour its ground has. */
  | {readonly type: 'ground-told'; readonly isLight: boolean}
  /** All of it has been erased and is to be drawn anew. */
  | {readonly type: 'screen-erased'};

/** What the engine told. */
export type EngineAction =
  | {readonly type: 'reading-progressed'; readonly progress: Progress}
  | {readonly type: 'data-changed'; readonly holdings: Holdings}
  | {readonly type: 'reading-finished'; readonly holdings: Holdings}
  | {readonly type: 'reading-failed'; readonly sentence: string}
  | {readonly type: 'notice-given'; readonly notice: Notice}
  /** A source that is followed was looked at. */
  | {readonly type: 'source-checked'; readonly check: Check}
  /** Something of a source failed, and is tried again. */
  | {readonly type: 'attempt-failed'; readonly wait: Wait}
  /** Questions that have taken longer than anybody waits without a word, by their slots. */
  | {readonly type: 'questions-waited'; readonly slots: readonly string[]}
  | {readonly type: 'question-failed'; readonly sentence: string}
  | {readonly type: 'source-checked'; readonly check: Check}
  /** Something on screen has aged so far that other words tell how old it is. */
  | {readonly type: 'clock-ticked'};

/** What panes add: each declares its own beside what it makes of them. */
type PaneAction =
  | ListAction
  | CellAction
  | JumpAction
  | BlameAction
  | SearchAction
  | CompletionAction
  | TimelineAction
  | FacetsAction
  | DetailAction
  | NodeAction
  | NodeFilterAction
  | FindAction
  | CopyAction
  | RelatedAction
  | TailsAction
  | HelpAction
  | PaletteAction
  | ColumnsAction
  | MarkAction
  | MarksMenuAction
  | LineAction
  | SavedAction
  | MenuAction
  | SaveAction
  | TriageAction
  | FocusAction
  | MouseAction
  | PrefixAction
  | TrailAction;

export type UserAction = ProgramAction | PaneAction;
export type Action = UserAction | EngineAction;

/** A part of the table of reducers: one entry for each of these actions. */
export type ReducersOf<Some extends {readonly type: string}, State> = {
  readonly [type in Some['type']]: (state: State, action: Extract<Some, {readonly type: type}>) => State;
};
