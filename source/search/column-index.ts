// The column index: all segments that can be searched, their vocabulary, and the matches of recent queries.
import {setImmediate as nextTurn} from 'node:timers/promises';
import {printQuery} from '../query/print.ts';
import type {PlainQuery} from '../query/syntax.ts';
import type {TimeSpan} from '../query/time-value.ts';
import {type Bitmap, countRange} from './bitmap.ts';
import {asksForText, type IndexedSegment, outcomeRows, type Plan, planQuery, wordsOf} from './evaluate.ts';
import {type Facet, type FacetField, facetOf} from './facets.ts';
import {createLocalScanner} from './local-scanner.ts';
import {createMatchSet, type Match, type MatchSet} from './match-set.ts';
import {newestMatches, newestSegments} from './newest.ts';
import {once} from './once.ts';
import {rememberShared} from './remember-shared.ts';
import {rememberTallies} from './remember-tallies.ts';
import type {Scan, Scanner} from './scanner.ts';
import {type Segment, segmentSpan} from './segment.ts';
import {createVocabulary, type Vocabulary} from './vocabulary.ts';

export type Matches = {
  /** That of the segments that were searched. */
  readonly revision: number;
  readonly set: MatchSet;
  /** What finding them took, in milliseconds, whoever asked first. */
  readonly elapsed: number;
  readonly plan: Plan;
  readonly parts: readonly {readonly indexed: IndexedSegment; readonly bits: Bitmap}[];
  readonly tally: Scan['tally'];
};

export type ColumnIndex = {
  /** Adds a segment, or replaces the one that was put under the same key. */
  readonly put: (key: string, segment: Segment) => void;
  readonly remove: (key: string) => void;
  /** Rises with every change of the segments. */
  readonly revision: () => number;
  readonly events: () => number;
  readonly unreadable: () => number;
  /** Names of the HSMs and vaults, sorted. */
  readonly resources: () => readonly string[];
  /** Looks all texts up in slices of time, so that the first word is answered as fast as the second. */
  readonly warm: () => Promise<void>;
  /** The time of the oldest event and the first millisecond after the newest. */
  readonly span: () => TimeSpan | undefined;
  /** Rejects with the signal's reason once it is aborted. */
  readonly search: (query: PlainQuery, signal?: AbortSignal) => Promise<Matches>;
  /** The newest matches, where they are found long before all are; `undefined` where `search` is to be asked. */
  readonly newest: (query: PlainQuery, count: number) => readonly Match[] | undefined;
  readonly facets: (
    query: PlainQuery,
    fields: readonly FacetField[],
    top: number,
    signal?: AbortSignal,
  ) => Promise<readonly Facet[]>;
};

/** A page, its timeline and its count ask for the same matches; going back and forth asks again. */
const rememberedQueries = 8;
/** Rows: among fewer, all matches are found as soon as the newest. */
const worthHurry = 2_000_000;
/** Rows whose texts are looked up before all others. */
const rowsLookedAt = 400_000;
/** Segments whose texts are looked up in one go. */
const segmentsAtOnce = 4;

export function createColumnIndex(scanner: Scanner = createLocalScanner()): ColumnIndex {
  const vocabulary = createVocabulary();
  const segments = new Map<string, IndexedSegment>();
  const releases = new WeakMap<Matches, () => void>();
  const remembered = rememberShared<Matches>(rememberedQueries, matches => releases.get(matches)?.());
  let revision = 0;
  /** The revision whose texts are all looked up. */
  let warm = -1;
  const held = () => [...segments.values()].map(({segment}) => segment);
  const change = (): void => {
    remembered.clear();
    revision++;
  };
  const lookUpTexts = async (): Promise<void> => {
    if (warm === revision) return;
    const known = revision;
    for (const [index, {ids}] of [...segments.values()].entries()) {
      ids();
      if (index % segmentsAtOnce === 0) await nextTurn();
    }
    warm = known;
  };
  const searchSegments = async (query: PlainQuery, signal: AbortSignal): Promise<Matches> => {
    const start = performance.now();
    if (asksForText(query)) await lookUpTexts();
    signal.throwIfAborted();
    const searched = new Map(segments);
    // Of those that came meanwhile, too: the plan must know every text.
    if (asksForText(query)) for (const {ids} of searched.values()) ids();
    const plan = planQuery(query, vocabulary);
    const asked = revision;
    const scan = await scanner.scan(plan, signal);
    const matches = {...matchesOf(plan, searched, scan), revision: asked, elapsed: performance.now() - start};
    releases.set(matches, scan.release);
    return matches;
  };
  const search = (query: PlainQuery, signal?: AbortSignal): Promise<Matches> =>
    remembered.get(printQuery(query), shared => searchSegments(query, shared), signal);

  return {
    put: (key, segment) => {
      const indexed = indexSegment(segment, vocabulary);
      segments.set(key, indexed);
      scanner.put(key, indexed);
      change();
    },
    remove: key => {
      if (!segments.delete(key)) return;
      scanner.remove(key);
      change();
    },
    revision: () => revision,
    events: () => rowsOf(held()),
    unreadable: () => [...segments.values()].reduce((sum, {unreadable}) => sum + unreadable, 0),
    resources: () => [...new Set([...segments.values()].flatMap(({resources}) => resources))].sort(),
    warm: lookUpTexts,
    span: () => spanOf(held().filter(segment => segment.rows > 0)),
    search,
    newest: (query, count) =>
      remembered.has(printQuery(query))
        ? undefined
        : newestAmong([...segments.values()], query, count, vocabulary, warm === revision),
    facets: async (query, fields, top, signal) => {
      const {tally} = await search(query, signal);
      // Counting a text's values takes the texts, as a question for texts does.
      await lookUpTexts();
      return (await tally(fields)).map((each, index) => facetOf(fields[index]!, each, top, vocabulary.textOf));
    },
  };
}

/** `isWarm`: all texts are looked up. */
function newestAmong(
  all: readonly IndexedSegment[],
  query: PlainQuery,
  count: number,
  vocabulary: Vocabulary,
  isWarm: boolean,
): readonly Match[] | undefined {
  if (rowsOf(all.map(({segment}) => segment)) < worthHurry) return undefined;
  const newest = newestSegments(all, isWarm ? Number.POSITIVE_INFINITY : rowsLookedAt);
  if (asksForText(query)) for (const {ids} of newest) ids();
  // What a word resembles is known when all texts are.
  const isKnown = isWarm || wordsOf(query).every(word => vocabulary.includes(word));
  return isKnown ? newestMatches(planQuery(query, vocabulary), newest, count) : undefined;
}

function matchesOf(plan: Plan, segments: ReadonlyMap<string, IndexedSegment>, {bits, tally}: Scan) {
  const parts = [...segments].map(([key, indexed]) => ({indexed, bits: bits.get(key)!}));
  return {set: createMatchSet(parts), plan, parts, tally: rememberTallies(tally)};
}

function indexSegment(segment: Segment, vocabulary: Vocabulary): IndexedSegment {
  return {
    segment,
    ids: once(() => vocabulary.add(segment)),
    resources: segment.text.hsm.values.slice(1),
    failed: outcomeRows(segment, 'failed'),
    unreadable: countRange(outcomeRows(segment, 'unreadable'), 0, segment.rows),
  };
}

function spanOf(segments: readonly Segment[]): TimeSpan | undefined {
  if (segments.length === 0) return undefined;
  return {
    from: Math.min(...segments.map(segment => segmentSpan(segment).first)),
    until: Math.max(...segments.map(segment => segmentSpan(segment).last)) + 1,
  };
}

function rowsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.rows, 0);
}
