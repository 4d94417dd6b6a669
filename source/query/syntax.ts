// The shape of a query: what the parser makes, the printer prints and every back end answers.
import type {FieldName} from '../event/fields.ts';

/** Positions are UTF-16 offsets into the typed text: `[start, end)`. */
export type Span = {readonly start: number; readonly end: number};

export type Join<Leaf> =
  | {readonly type: 'and' | 'or'; readonly parts: readonly Joined<Leaf>[]}
  | {readonly type: 'not'; readonly part: Joined<Leaf>};

/** Conditions, joined by and, or, not. */
export type Joined<Leaf> = Leaf | Join<Leaf>;

/** As people write it: it may include saved queries (see saved-queries.ts). */
export type WrittenQuery = Joined<WrittenLeaf>;

/** A query that stands alone, and means the same tomorrow as today: `last:24h` is not yet a date. */
export type Query = Joined<Leaf>;

/** What back ends answer: every time is a date (see resolve-times.ts). */
export type PlainQuery = Joined<PlainLeaf>;

export type WrittenLeaf = Leaf | Saved;
export type Leaf = PlainLeaf | During;
export type PlainLeaf =
  /** Every event. */
  {readonly type: 'all'} | Word | FieldQuery | PathQuery | {readonly type: 'is'; readonly is: Is};

/** At least one of the values. */
export type FieldQuery = {readonly type: 'field'; readonly field: FieldName; readonly values: readonly Value[]};

/** What stands at a place of the record that is no field: `claim.amr`, `properties.keyProperties.type`. */
export type PathQuery = {
  readonly type: 'path';
  readonly path: readonly string[];
  readonly values: readonly Value[];
};

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
export type Is = 'failed' | 'ok' | 'sensitive' | 'unauthenticated' | 'challenge' | 'unreadable';

/** A time that depends on the clock or on the reader's zone; `moment` is `today`, `monday`, `2026-10-01T19`. */
export type During =
  | {readonly type: 'during'; readonly word: 'last'; readonly amount: number; readonly unit: TimeUnit}
  | {readonly type: 'during'; readonly word: 'since' | 'until' | 'at' | 'on'; readonly moment: string};

export type TimeUnit = 's' | 'm' | 'h' | 'd' | 'w';

/** `@name`: what the saved query of that name asks for. */
export type Saved = {readonly type: 'saved'; readonly name: string};

/** One alternative behind a field's colon. */
export type Value =
  /** Equal, without regard to case; of an id, its beginning is enough; of an address, its spelling does not count. */
  | {readonly type: 'equal'; readonly text: string}
  /** A pattern where `*` stands for any text. `*` alone: the field is present. */
  | {readonly type: 'glob'; readonly pattern: string}
  /** A regular expression (RE2) that fits somewhere, without regard to case. */
  | {readonly type: 'regex'; readonly pattern: string}
  /** The addresses that share the first `prefix` bits with this one. */
  | {readonly type: 'network'; readonly address: string; readonly prefix: number}
  | {readonly type: 'compare'; readonly operator: '>' | '>=' | '<' | '<='; readonly text: string}
  /** Both ends included; for times, the end is the end of what was written (`..2026-10-02` includes that day). */
  | {readonly type: 'range'; readonly from: string; readonly to: string};

/** Why a part of the text could not be read as meant, and the way out. The rest of the query still counts. */
export type Problem = Span & {readonly sentence: string; readonly suggestion?: string};

export type ParsedQuery = {
  readonly query: WrittenQuery;
  readonly problems: readonly Problem[];
  /** Where the text names saved queries. */
  readonly mentions: readonly (Span & {readonly name: string})[];
};

/** A query with nothing left to look up. */
export type CheckedQuery = {readonly query: Query; readonly problems: readonly Problem[]};
