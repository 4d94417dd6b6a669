// An engine in memory over generated records: the whole port, without disk and workers.

import type {
  Engine,
  EngineListener,
  EventId,
  EventPlace,
  Facet,
  FacetField,
  Holdings,
} from '../../source/engine/engine.ts';
import {printQuery} from '../../source/query/print.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import type {PlainQuery, Query, Word} from '../../source/query/syntax.ts';
import type {TimeSpan} from '../../source/query/time-value.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import {timelineSpan} from '../../source/search/timeline.ts';
import {type Entry, type EntryOptions, entry, start} from './fake-records.ts';

export type FakeEngine = Engine & {
  /** More events happen. */
  readonly append: (events: number) => void;
  /** How often each question was asked. */
  /** The blobs that are kept as evidence. */
  readonly held: Set<string>;
  readonly asked: {page: number; summary: number; event: number; values: number};
};

export type FakeOptions = EntryOptions & {
  readonly events?: number;
  /** What `open` waits for before it resolves. */
  readonly until?: Promise<void>;
  readonly failure?: Error;
};

export function createFakeEngine(options: FakeOptions = {}): FakeEngine {
  const {events = 300, until, failure} = options;
  // The newest first, as the list has them.
  const entries = Array.from({length: events}, (_, index) => entry(index, options)).reverse();
  const asked = {page: 0, summary: 0, event: 0, values: 0};
  const held = new Set<string>();
  let revision = 1;
  let listener: EngineListener = {};
  const holdings = (): Holdings => ({
    revision,
    events: entries.length,
    unreadable: entries.filter(({event}) => event === undefined).length,
    first: entries.at(-1)?.row.time.milliseconds,
    last: entries[0]?.row.time.milliseconds,
    resources: ['contosohsm', 'contosohsm-eu', 'payments-vault'],
  });
  const matches = (query: Query): readonly Entry[] => {
    const holds = toPredicate(resolved(query), wordFinds);
    return entries.filter(({event, row}) => holds(event ?? {readable: false, reason: row.problem ?? ''}));
  };
  return {
    asked,
    held,
    append(more) {
      for (let index = 0; index < more; index++) entries.unshift(entry(entries.length, options));
      revision++;
      listener.onChange?.(holdings());
    },
    async open(_sources, given = {}) {
      listener = given;
      listener.onProgress?.({
        blobs: 72,
        bytes: 18_000_000,
        bytesRead: 3_100_000,
        events: 12,
        elapsed: 100,
        paused: false,
      });
      if (failure !== undefined) throw failure;
      listener.onChange?.(holdings());
      await until;
      return holdings();
    },
    count: async query => matches(query).length,
    async summary(query, buckets) {
      asked.summary++;
      const found = matches(query);
      const words = (query.type === 'and' ? query.parts : [query]).filter(part => part.type === 'word');
      return {
        revision,
        count: found.length,
        timeline: timeline(found, buckets, timelineSpan(resolved(query), spanOf(holdings()))),
        words: words.map(({text}) => ({
          word: text,
          beyond: undefined,
          found: [
            {field: 'op' as const, values: 2},
            {field: 'key' as const, values: 1},
          ],
        })),
        elapsed: 3.4,
      };
    },
    timeline: async (query, span, buckets) => timeline(matches(query), buckets, span),
    facets: async (query, fields, top) => fields.map(field => facet(matches(query), field, top)),
    async values(query, field, text, top) {
      asked.values++;
      const {distinct, top: all} = facet(matches(query), field, Number.MAX_SAFE_INTEGER);
      const found = all.filter(({value}) => String(value).toLowerCase().includes(text.toLowerCase()));
      return {distinct, values: found.slice(0, top)};
    },
    async explain(query) {
      const count = matches(query).length;
      const leaf = {text: printQuery(query), rows: count, milliseconds: 1.2};
      return {query: leaf.text, count, words: [], leaves: [leaf], segments: {searched: 1, pruned: 0}, elapsed: 3.4};
    },
    async page(query, anchor, before, after) {
      asked.page++;
      const found = matches(query);
      const place = 'rank' in anchor ? anchor.rank : rankOf(found, anchor.id, anchor.time.milliseconds);
      const rank = Math.max(0, Math.min(place, found.length - 1));
      const first = Math.max(0, rank - before);
      const rows = found.slice(first, rank + after + 1).map(({row}) => row);
      return {revision, isWhole: true, count: found.length, anchor: rank, first, rows};
    },
    async nearest(query, from, direction) {
      const found = matches(query).filter(({row}) => !isSame(row.id, from.id));
      const isWanted = (entry: Entry): boolean => isOlder(entry, from) === (direction === 'older');
      return placeOf(direction === 'older' ? found.find(isWanted) : found.findLast(isWanted));
    },
    async event(id) {
      asked.event++;
      const found = entries.find(({row}) => row.id.offset === id.offset)!;
      const parsed = found.event ?? {readable: false, reason: found.row.problem ?? ''};
      return {id, parsed, record: found.record, bytes: Buffer.from(found.record), length: found.record.length + 2};
    },
    records: async events =>
      events.map(({id}) => Buffer.from(entries.find(({row}) => row.id.offset === id.offset)!.record)),
    hold: async (ids, isHeld) => {
      for (const {blob} of ids) held[isHeld ? 'add' : 'delete'](blob);
    },
    custody: async ids => ids.map(() => undefined),
    control: async () => {},
    close: async () => {},
  };
}

const resolved = (query: Query): PlainQuery => resolveTimes(query, {now: start + 3_600_000, zone: 'utc'});

const placeOf = (entry: Entry | undefined): EventPlace | undefined => entry && {id: entry.row.id, time: entry.row.time};

function isOlder({row}: Entry, {id, time}: EventPlace): boolean {
  const difference = row.time.milliseconds - time.milliseconds || row.time.ticks - time.ticks;
  return difference < 0 || (difference === 0 && row.id.offset < id.offset);
}

const isSame = (one: EventId, other: EventId): boolean => one.offset === other.offset && one.blob === other.blob;

function rankOf(found: readonly Entry[], id: EventId, milliseconds: number): number {
  const same = found.findIndex(({row}) => isSame(row.id, id));
  if (same !== -1) return same;
  const older = found.findIndex(({row}) => row.time.milliseconds <= milliseconds);
  return older === -1 ? found.length - 1 : older;
}

function wordFinds({text}: Word, _field: unknown, value: string): boolean {
  return value.toLowerCase().includes(text.toLowerCase());
}

function spanOf({first = 0, last = 0}: Holdings): TimeSpan {
  return {from: first, until: last + 1};
}

function facet(found: readonly Entry[], field: FacetField, top: number): Facet {
  const groups = Map.groupBy(found, ({row}) => row.values[field]);
  const tally = (entries: readonly Entry[] = []) => ({
    count: entries.length,
    failed: entries.filter(({row}) => row.outcome === 'failed').length,
  });
  const values = [...groups].flatMap(([value, entries]) => (value === undefined ? [] : [{value, ...tally(entries)}]));
  values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {field, distinct: values.length, top: values.slice(0, top), none: tally(groups.get(undefined))};
}

function timeline(found: readonly Entry[], buckets: number, {from, until}: TimeSpan) {
  const width = Math.max(1, Math.ceil((until - from) / buckets));
  const all = new Array<number>(buckets).fill(0);
  const failed = new Array<number>(buckets).fill(0);
  for (const {row} of found) {
    const bucket = Math.floor((row.time.milliseconds - from) / width);
    if (all[bucket] === undefined) continue;
    all[bucket]!++;
    if (row.outcome === 'failed') failed[bucket]!++;
  }
  return {from, width, all, failed};
}
