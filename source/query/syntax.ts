// The shape of a query: what the parser makes, the printer prints and every back end answers.
import type {FieldName} from '../event/fields.ts';

/** Positions are UTF-16 offsets into the typed text: `[start, end)`. */
export type Span = {readonly start: number; readonly end: number};

export type Query =
  /** Every event. */
  | {readonly type: 'all'}
  | {readonly type: 'and'; readonly parts: readonly Query[]}
  | {readonly type: 'or'; readonly parts: readonly Query[]}
  | {readonly type: 'not'; readonly part: Query}
  | Word
  | {readonly type: 'field'; readonly field: FieldName; readonly values: readonly Value[]}
  | {readonly type: 'is'; readonly is: Is};

/**
 * Free text, as in fzf. `fuzzy` is included somewhere, or resembled where nothing includes it; `exact` is included;
 * `prefix`, `suffix` and `whole` bind the ends of a value (`^text`, `text$`, `^text$`).
 */
export type Word = {
  readonly type: 'word';
  readonly match: 'fuzzy' | 'exact' | 'prefix' | 'suffix' | 'whole';
  readonly text: string;
};

/** What an event is: `failed`, `ok`. */
export type Is = 'failed' | 'ok' | 'unreadable';

/** One alternative behind a field's colon. */
export type Value =
  /** Equal, without regard to case. */
  | {readonly type: 'equal'; readonly text: string}
  /** A pattern where `*` stands for any text. `*` alone: the field is present. */
  | {readonly type: 'glob'; readonly pattern: string}
  | {readonly type: 'compare'; readonly operator: '>' | '>=' | '<' | '<='; readonly text: string}
  /** Both ends included; for times, the end is the end of what was written (`..2026-10-02` includes that day). */
  | {readonly type: 'range'; readonly from: string; readonly to: string};

/** Why a part of the text could not be read as meant, and the way out. The rest of the query still counts. */
export type Problem = Span & {readonly sentence: string; readonly suggestion?: string};

export type ParsedQuery = {readonly query: Query; readonly problems: readonly Problem[]};
