// Answers to what screen and commands ask, read from the column index.
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {FieldName} from '../event/fields.ts';
import {printQuery} from '../query/print.ts';
import type {PlainQuery} from '../query/syntax.ts';
import type {ColumnIndex, Matches} from '../search/column-index.ts';
import {explainLeaves, explainSegments} from '../search/explain.ts';
import type {Match} from '../search/match-set.ts';
import {comparePlaces} from '../search/segment.ts';
import {countTimeline, timelineSpan} from '../search/timeline.ts';
import {fold} from '../text/fold.ts';
import type {
  Anchor,
  EventPlace,
  Explanation,
  FacetField,
  FieldValues,
  Holdings,
  Page,
  Summary,
  WordFinding,
} from './engine.ts';
import {rowOf} from './row.ts';

export function holdingsOf(index: ColumnIndex): Holdings {
  const span = index.span();
  return {
    revision: index.revision(),
    events: index.events(),
    unreadable: index.unreadable(),
    first: span?.from,
    last: span && span.until - 1,
    resources: index.resources(),
  };
}

export async function summarise(
  index: ColumnIndex,
  query: PlainQuery,
  buckets: number,
  signal?: AbortSignal,
): Promise<Summary> {
  const {revision, set, plan, parts, elapsed} = await index.search(query, signal);
  // A page that waits for the same matches goes first.
  await nextTurn();
  const start = performance.now();
  const held = index.span() ?? {from: 0, until: 1};
  return {
    revision,
    count: set.count,
    timeline: countTimeline(parts, timelineSpan(query, held), buckets),
    words: findings(plan),
    elapsed: elapsed + performance.now() - start,
  };
}

export async function explain(index: ColumnIndex, query: PlainQuery, signal?: AbortSignal): Promise<Explanation> {
  const matches = await index.search(query, signal);
  return {
    query: printQuery(query),
    count: matches.set.count,
    words: findings(matches.plan),
    leaves: await explainLeaves(query, leaf => index.search(leaf, signal)),
    segments: explainSegments(matches),
    elapsed: matches.elapsed,
  };
}

export async function nearest(
  index: ColumnIndex,
  query: PlainQuery,
  from: EventPlace,
  direction: 'older' | 'newer',
  signal?: AbortSignal,
): Promise<EventPlace | undefined> {
  const {set} = await index.search(query, signal);
  const place = {...from.time, ...from.id};
  const rank = set.rankOf(place);
  if (direction === 'newer') return rank === 0 ? undefined : placeOf(set.from(rank - 1).next().value);
  const [here, next] = set.from(rank).take(2).toArray();
  return placeOf(here !== undefined && comparePlaces(here.place, place) === 0 ? next : here);
}

function placeOf(match: Match | undefined): EventPlace | undefined {
  if (match === undefined) return undefined;
  const {milliseconds, ticks, blob, offset} = match.place;
  return {id: {blob, offset}, time: {milliseconds, ticks}};
}

export type ValuesWanted = {readonly field: FacetField; readonly text: string; readonly top: number};

export async function valuesOf(
  index: ColumnIndex,
  query: PlainQuery,
  {field, text, top}: ValuesWanted,
  signal?: AbortSignal,
): Promise<FieldValues> {
  const [facet] = await index.facets(query, [field], Number.MAX_SAFE_INTEGER, signal);
  const sought = fold(text);
  const found = facet!.top.flatMap(({value, count}) => {
    const at = fold(String(value)).indexOf(sought);
    return at < 0 ? [] : [{value, count, begins: at === 0}];
  });
  // They are in order of frequency already, which sorting keeps.
  found.sort((a, b) => Number(b.begins) - Number(a.begins));
  return {distinct: facet!.distinct, values: found.slice(0, top).map(({value, count}) => ({value, count}))};
}

/** Rows before and after the anchor. */
type PageRange = {readonly anchor: Anchor; readonly before: number; readonly after: number};

export async function pageAround(
  index: ColumnIndex,
  query: PlainQuery,
  range: PageRange,
  signal?: AbortSignal,
): Promise<Page> {
  const early = earlyPage(index, query, range);
  if (early !== undefined) return early;
  const {anchor, before, after} = range;
  const {revision, set} = await index.search(query, signal);
  const rank = 'rank' in anchor ? anchor.rank : set.rankOf({...anchor.time, ...anchor.id});
  const middle = Math.max(0, Math.min(rank, set.count - 1));
  const first = Math.max(0, middle - before);
  return {
    revision,
    isWhole: true,
    count: set.count,
    anchor: middle,
    first,
    rows: set
      .from(first)
      .take(middle + after + 1 - first)
      .map(rowOf)
      .toArray(),
  };
}

/** Of the newest matches alone, where that will do and they are found long before all. */
function earlyPage(index: ColumnIndex, query: PlainQuery, {anchor, before, after}: PageRange): Page | undefined {
  if (!('rank' in anchor) || anchor.early !== true) return undefined;
  const newest = index.newest(query, anchor.rank + after + 1);
  if (newest === undefined) return undefined;
  const first = Math.max(0, anchor.rank - before);
  const shown = {anchor: anchor.rank, first, rows: newest.slice(first).map(rowOf)};
  return {revision: index.revision(), isWhole: false, count: newest.length, ...shown};
}

function findings({words, ids, raw}: Matches['plan']): readonly WordFinding[] {
  return [...words].map(([word, hits]) => ({
    word: word.text,
    beyond: ids.has(word) ? 'ids' : raw.has(word) ? 'records' : undefined,
    found: Object.entries(hits).map(([field, wanted]) => ({
      field: field as FieldName,
      values: wanted.reduce((sum, hit) => sum + hit, 0),
    })),
  }));
}
