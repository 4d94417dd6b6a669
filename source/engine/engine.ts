// The port that screen and commands call: questions in the query language, answers in events.
import type {AuditEvent, Instant, Outcome, UnreadableLine} from '../event/audit-event.ts';
import type {FieldName} from '../event/fields.ts';
import type {Wait} from '../feed/feed.ts';
import type {Query} from '../query/syntax.ts';
import type {TimeSpan} from '../query/time-value.ts';
import type {ExplainedLeaf, ExplainedSegments} from '../search/explain.ts';
import type {Facet, FacetField} from '../search/facets.ts';
import type {Timeline} from '../search/timeline.ts';

export type {Wait} from '../feed/feed.ts';
export type {Facet, FacetField} from '../search/facets.ts';
export type {Timeline} from '../search/timeline.ts';

/** What identifies an event on every run and machine: its blob and the byte where its record begins there. */
export type EventId = {readonly blob: string; readonly offset: number};

/** With its time, an event is found without looking through all others. */
export type EventPlace = {readonly id: EventId; readonly time: Instant};

/** One line of the list. */
export type Row = {
  readonly id: EventId;
  /** `assumed` where the record has no time of its own and took its neighbour's. */
  readonly time: Instant & {readonly assumed: boolean};
  readonly outcome: Outcome;
  /** Why the line is unreadable, where it is. */
  readonly problem: string | undefined;
  readonly values: {readonly [field in FieldName]?: string | number};
};

/** Where a page lies: around the n-th newest match, or around an event (or, where that does not match, its place in time). */
export type Anchor =
  /** `early`: the newest matches alone will do where finding all of them takes longer (see Page.isWhole). */
  {readonly rank: number; readonly early?: boolean} | EventPlace;

export type Page = {
  /** The revision of the data that answered. */
  readonly revision: number;
  /** False where only the newest matches were looked for: `count` is then what there is at least. */
  readonly isWhole: boolean;
  /** Matches in all. */
  readonly count: number;
  /** The rank (0 = newest) of the anchor, clamped to the matches. */
  readonly anchor: number;
  /** The rank of `rows[0]`; rows follow from newer to older. */
  readonly first: number;
  readonly rows: readonly Row[];
};

/** Which values a fuzzy word found: "alice → 2 callers, 1 key". */
export type WordFinding = {
  readonly word: string;
  readonly found: readonly {readonly field: FieldName; readonly values: number}[];
  /** Where else it was looked for: among ids, or, as no value explains it, in the records themselves, which takes longer. */
  readonly beyond: 'ids' | 'records' | undefined;
};

export type Summary = {
  readonly revision: number;
  readonly count: number;
  readonly timeline: Timeline;
  readonly words: readonly WordFinding[];
  /** What the search took, in milliseconds. */
  readonly elapsed: number;
};

/** How a query was understood and answered. */
export type Explanation = {
  /** The query in the one way that it is printed. */
  readonly query: string;
  readonly count: number;
  readonly words: readonly WordFinding[];
  /** Its conditions, each by itself. */
  readonly leaves: readonly ExplainedLeaf[];
  readonly segments: ExplainedSegments;
  /** What the search as a whole took, in milliseconds. */
  readonly elapsed: number;
};

/** What there is to search. */
export type Holdings = {
  readonly revision: number;
  readonly events: number;
  readonly unreadable: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly resources: readonly string[];
};

/** How far the reading of the sources has come; `bytes` is 0 where no source can tell. */
export type Progress = {
  readonly blobs: number;
  readonly bytes: number;
  readonly bytesRead: number;
  readonly events: number;
  /** Milliseconds since reading began. */
  readonly elapsed: number;
  readonly paused: boolean;
};

/** An event whole, with where it lies. `record` is the text as written, `bytes` exactly what the blob holds. */
export type EventDetail = {
  readonly id: EventId;
  readonly parsed: AuditEvent | UnreadableLine;
  readonly record: string;
  readonly bytes: Uint8Array;
  readonly length: number;
};

/** Where the blob of an event lies, and what of it was read: the hashes are those of its bytes, decompressed. */
export type Custody = {
  readonly source: string;
  readonly location: string | undefined;
  readonly etag: string | undefined;
  /** In milliseconds since 1970, as its source tells. */
  readonly modified: number | undefined;
  readonly ranges: readonly BlobRange[];
};

/** Bytes of a blob, `[start, until)`. */
export type BlobRange = {readonly start: number; readonly until: number; readonly sha256: string};

/** Something that the user should know; the sentence says what, and the way out. */
export type Notice = {
  readonly sentence: string;
  /** True where answers lack something that could not be read. */
  readonly lacks?: boolean;
};

/** A source that is followed was looked at. */
export type Check = {
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why it cannot be looked at, as long as that is so. */
  readonly problem: string | undefined;
};

export type OpenOptions = {
  /** Sources that grow are read on, until the engine is closed. */
  readonly follow?: boolean;
};

export type EngineListener = {
  readonly onProgress?: (progress: Progress) => void;
  /** More events became visible: ask again. */
  readonly onChange?: (holdings: Holdings) => void;
  readonly onNotice?: (notice: Notice) => void;
  readonly onCheck?: (check: Check) => void;
  /** Reading goes on when it is tried again. */
  readonly onWait?: (wait: Wait) => void;
};

/** Values of a field and how many matches have each; `distinct` counts those that were not asked for, too. */
export type FieldValues = {
  readonly distinct: number;
  readonly values: readonly {readonly value: string | number; readonly count: number}[];
};

/** Whoever asks may take the question back: a question whose signal is aborted rejects, and its work ends. */
export type Engine = {
  /** Reads the sources into the cache; resolves when all is read. Answers may be asked for while it runs. */
  readonly open: (sources: readonly string[], listener?: EngineListener, options?: OpenOptions) => Promise<Holdings>;
  readonly count: (query: Query, signal?: AbortSignal) => Promise<number>;
  readonly summary: (query: Query, buckets: number, signal?: AbortSignal) => Promise<Summary>;
  /** Matches and failures in `buckets` parts of a span of time. */
  readonly timeline: (query: Query, span: TimeSpan, buckets: number, signal?: AbortSignal) => Promise<Timeline>;
  /** Per field, the values that most matches have. */
  readonly facets: (
    query: Query,
    fields: readonly FacetField[],
    top: number,
    signal?: AbortSignal,
  ) => Promise<readonly Facet[]>;
  /** Of the values that matches have in a field, those that include the text: first what begins with it, then the most frequent. */
  readonly values: (
    query: Query,
    field: FacetField,
    text: string,
    top: number,
    signal?: AbortSignal,
  ) => Promise<FieldValues>;
  /** The match next to a place, which need not be one itself. */
  readonly nearest: (
    query: Query,
    from: EventPlace,
    direction: 'older' | 'newer',
    signal?: AbortSignal,
  ) => Promise<EventPlace | undefined>;
  readonly explain: (query: Query, signal?: AbortSignal) => Promise<Explanation>;
  readonly page: (query: Query, anchor: Anchor, before: number, after: number, signal?: AbortSignal) => Promise<Page>;
  /** The event whole; rejects with a SourceProblem where its raw bytes cannot be read any more. */
  readonly event: (id: EventId) => Promise<EventDetail>;
  /**
   * The records of many events, byte for byte and in the order asked for: of the first few, at least one, where they
   * are too large to be had at once. Rejects as `event` does where any cannot be read.
   */
  readonly records: (events: readonly EventPlace[]) => Promise<readonly Uint8Array[]>;
  /** Keeps the blobs of events as evidence, which no pruning removes, or gives them free again; unknown ones are left out. */
  readonly hold: (ids: readonly EventId[], isHeld: boolean) => Promise<void>;
  /** Of each event where it comes from; `undefined` where no source that is open has it. */
  readonly custody: (ids: readonly EventId[]) => Promise<readonly (Custody | undefined)[]>;
  /** Lets the reading go on, wait, or end; what was read stays. */
  readonly control: (state: 'go' | 'pause' | 'stop') => Promise<void>;
  readonly close: () => Promise<void>;
};
