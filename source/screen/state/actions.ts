// Everything that can change the state: a closed set of plain facts.
import type {EventDetail, Holdings, Notice, Page, Progress, Summary} from '../../engine/engine.ts';
import type {TextEdit} from '../widgets/text-field.ts';
import type {EventRequest, PageRequest, SummaryRequest} from './requests.ts';

/** How far a key moves: rows, parts of the visible page, or to an end. */
export type Step = {readonly rows: number} | {readonly pages: number} | 'first' | 'last';

/** What the user did. */
export type UserAction =
  | {readonly type: 'screen-resized'; readonly columns: number; readonly rows: number}
  | {readonly type: 'selection-moved'; readonly by: Step}
  /** The event under the selection is to be seen whole: opens the detail, or goes into it. */
  | {readonly type: 'detail-opened'}
  | {readonly type: 'detail-scrolled'; readonly by: Step}
  | {readonly type: 'focus-moved'}
  | {readonly type: 'search-entered'}
  /** The search line is left with the query as it stands. */
  | {readonly type: 'search-left'}
  | {readonly type: 'search-edited'; readonly edit: TextEdit}
  | {readonly type: 'help-opened'}
  | {readonly type: 'help-scrolled'; readonly by: Step}
  /** One level back: help, detail, query. Never leaves the program. */
  | {readonly type: 'level-closed'}
  /** As `level-closed`, but what lies at the root is the way out and the query stays. */
  | {readonly type: 'level-quit'}
  /** Reading pauses, or goes on. */
  | {readonly type: 'reading-toggled'}
  | {readonly type: 'program-quit'}
  | {readonly type: 'program-suspended'}
  | {readonly type: 'redraw-wanted'}
  /** All of it has been erased and is to be drawn anew. */
  | {readonly type: 'screen-erased'};

/** What the engine told. */
export type EngineAction =
  | {readonly type: 'reading-progressed'; readonly progress: Progress}
  | {readonly type: 'data-changed'; readonly holdings: Holdings}
  | {readonly type: 'reading-finished'; readonly holdings: Holdings}
  | {readonly type: 'reading-failed'; readonly sentence: string}
  | {readonly type: 'notice-given'; readonly notice: Notice}
  | {readonly type: 'page-answered'; readonly request: PageRequest; readonly page: Page}
  | {readonly type: 'summary-answered'; readonly request: SummaryRequest; readonly summary: Summary}
  | {readonly type: 'event-answered'; readonly request: EventRequest; readonly event: EventDetail}
  | {readonly type: 'event-failed'; readonly request: EventRequest; readonly sentence: string}
  | {readonly type: 'question-failed'; readonly sentence: string};

export type Action = UserAction | EngineAction;
