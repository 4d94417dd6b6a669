// The column index: all segments that can be searched, their vocabulary, and the matches of recent queries.

import {setImmediate as nextTurn} from 'node:timers/promises';
import {printQuery} from '../query/print.ts';
import type {PlainQuery} from '../query/syntax.ts';
import type {TimeSpan} from '../query/time-value.ts';
import {type Bitmap, countRange, emptyBitmap} from './bitmap.ts';
import {
  asksForText,
  evaluate,
  type IndexedSegment,
  noRawRows,
  outcomeRows,
  type Plan,
  planQuery,
  type RawRows,
} from './evaluate.ts';
import {countFacets, type Facet, type FacetField} from './facets.ts';
import {createMatchSet, type MatchSet} from './match-set.ts';
import {mayMatch} from './prune.ts';
import {type Segment, segmentSpan} from './segment.ts';
import {createVocabulary} from './vocabulary.ts';

export type Matches = {
  readonly set: MatchSet;
  /** What finding them took, in milliseconds, whoever asked first. */
  readonly elapsed: number;
  readonly plan: Plan;
  readonly parts: readonly {readonly indexed: IndexedSegment; readonly bits: Bitmap}[];
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
  readonly search: (query: PlainQuery) => Matches;
  readonly facets: (query: PlainQuery, fields: readonly FacetField[], top: number) => readonly Facet[];
};

/** A page, its timeline and its count ask for the same matches; going back and forth asks again. */
const rememberedQueries = 8;

/** `rawRows` answers what only the records themselves can. */
export function createColumnIndex(rawRows: RawRows = noRawRows): ColumnIndex {
  const vocabulary = createVocabulary();
  const segments = new Map<string, IndexedSegment>();
  const remembered = new Map<string, Matches>();
  let revision = 0;
  const held = () => [...segments.values()].map(({segment}) => segment);

  const search = (query: PlainQuery): Matches => {
    const key = printQuery(query);
    const matches = remembered.get(key) ?? searchSegments(query, [...segments.values()]);
    remembered.delete(key);
    remembered.set(key, matches);
    if (remembered.size > rememberedQueries) remembered.delete(remembered.keys().next().value!);
    return matches;
  };

  return {
    put: (key, segment) => {
      segments.set(key, {
        segment,
        ids: once(() => vocabulary.add(segment)),
        resources: segment.text.hsm.values.slice(1),
        failed: outcomeRows(segment, 'failed'),
        unreadable: countRange(outcomeRows(segment, 'unreadable'), 0, segment.rows),
      });
      change();
    },
    remove: key => {
      if (segments.delete(key)) change();
    },
    revision: () => revision,
    events: () => held().reduce((sum, segment) => sum + segment.rows, 0),
    unreadable: () => [...segments.values()].reduce((sum, {unreadable}) => sum + unreadable, 0),
    resources: () => [...new Set([...segments.values()].flatMap(({resources}) => resources))].sort(),
    warm: async () => {
      for (const {ids} of segments.values()) {
        ids();
        await nextTurn();
      }
    },
    span: () => spanOf(held().filter(segment => segment.rows > 0)),
    search,
    facets: (query, fields, top) => countFacets(search(query).parts, fields, top, vocabulary.textOf),
  };

  function change(): void {
    remembered.clear();
    revision++;
  }

  function searchSegments(query: PlainQuery, all: readonly IndexedSegment[]): Matches {
    const start = performance.now();
    if (asksForText(query)) for (const {ids} of all) ids();
    const plan = planQuery(query, vocabulary, rawRows);
    const parts = all.map(indexed => ({
      indexed,
      bits: mayMatch(plan, indexed) ? evaluate(plan, indexed) : emptyBitmap(indexed.segment.rows),
    }));
    return {set: createMatchSet(parts), plan, parts, elapsed: performance.now() - start};
  }
}

function spanOf(segments: readonly Segment[]): TimeSpan | undefined {
  if (segments.length === 0) return undefined;
  return {
    from: Math.min(...segments.map(segment => segmentSpan(segment).first)),
    until: Math.max(...segments.map(segment => segmentSpan(segment).last)) + 1,
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | undefined;
  return () => {
    made ??= {value: make()};
    return made.value;
  };
}
