// An engine in memory over generated records: the whole port, without disk and workers.

import type {
  Engine,
  EngineListener,
  EventId,
  EventPlace,
  Facet,
  FacetField,
  Holdings,
  Row,
} from '../../source/engine/engine.ts';
import type {AuditEvent} from '../../source/event/audit-event.ts';
import {fields} from '../../source/event/fields.ts';
import {createParser} from '../../source/event/parse-event.ts';
import {printQuery} from '../../source/query/print.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import type {PlainQuery, Query, Word} from '../../source/query/syntax.ts';
import type {TimeSpan} from '../../source/query/time-value.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import {timelineSpan} from '../../source/search/timeline.ts';

const start = Date.UTC(2026, 9, 5, 8);
const {parseJson} = createParser('whole');

type Entry = {readonly row: Row; readonly record: string; readonly event: AuditEvent | undefined};

export type FakeEngine = Engine & {
  /** More events happen. */
  readonly append: (events: number) => void;
  /** How often each question was asked. */
  /** The blobs that are kept as evidence. */
  readonly held: Set<string>;
  readonly asked: {page: number; summary: number; event: number; values: number};
};

export type FakeOptions = {
  readonly events?: number;
  /** Every so many lines one is unreadable. */
  readonly unreadableEvery?: number;
  /** What `open` waits for before it resolves. */
  readonly until?: Promise<void>;
  readonly failure?: Error;
  /** What the events do, in turn. */
  readonly operations?: readonly string[];
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

const usual = [
  'KeyUnwrap',
  'KeyWrap',
  'KeySign',
  'KeyGet',
  'BackupCreate',
  'KeyDelete',
  'RoleAssignmentCreate',
  'SecurityDomainDownload',
];
const callers = [
  'alice@contoso.com',
  'svc-sql-backup@contoso.com',
  'admin@contoso.com',
  '鍵管理者@contoso.co.jp',
  'bob\x1b[2J@evil.example',
];
const keys = ['tde-master', 'cmk-9', 'signing-2026', 'payments-root-of-trust-europe-west'];

function entry(index: number, {unreadableEvery = 97, operations = usual}: FakeOptions): Entry {
  const milliseconds = timeOf(index);
  const id = {
    blob: 'resourceId=/SUBSCRIPTIONS/A1/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/CONTOSOHSM/y=2026/m=10/d=05/h=08/m=00/PT1H.json',
    offset: index * 1200,
  };
  const time = {milliseconds, ticks: (index * 37) % 10_000, assumed: false};
  if (index % unreadableEvery === unreadableEvery - 1) {
    const record = '{"time":"2026-10-05T08:00:00Z","operationName":\x1b]0;owned\x07';
    return {
      row: {
        id,
        time: {...time, assumed: true},
        outcome: 'unreadable',
        problem: 'not JSON: the line ends too early',
        values: {},
      },
      record,
      event: undefined,
    };
  }
  const record = recordText(index, milliseconds, operations);
  const event = parseJson(record);
  if (!event.readable) throw new Error(event.reason);
  const values = Object.fromEntries(
    fields.map(field => [field.name, field.read(event)]).filter(([, value]) => value !== undefined),
  );
  return {row: {id, time, outcome: event.outcome, problem: undefined, values}, record, event};
}

/** Busy by day and quiet by night, without chance so that every run is alike: 200 events a day. */
function timeOf(index: number): number {
  const day = Math.floor(index / 200);
  const part = (index % 200) / 200;
  const bent = part - (Math.sin(part * 2 * Math.PI) / (2 * Math.PI)) * 0.8;
  return start + Math.round((day + bent) * 86_400_000) + ((index * 7919) % 1000);
}

function recordText(index: number, milliseconds: number, operations: readonly string[]): string {
  const operation = operations[(index * 5 + Math.floor(index / 3)) % operations.length]!;
  const key = keys[index % keys.length]!;
  const status = index % 11 === 3 ? 403 : index % 29 === 5 ? 404 : operation === 'BackupCreate' ? 202 : 200;
  const caller = callers[(index * 7) % callers.length]!;
  return JSON.stringify({
    time: new Date(milliseconds).toISOString(),
    resourceId: '/SUBSCRIPTIONS/A1BA9AAA/RESOURCEGROUPS/CONTOSO/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/CONTOSOHSM',
    operationName: operation,
    resultType: 'Success',
    resultSignature: status === 403 ? 'Forbidden' : status === 404 ? 'Not Found' : status === 202 ? 'Accepted' : 'OK',
    ...(status === 403 && {resultDescription: `Caller is not authorized to perform ${operation} on this key.`}),
    properties: {
      PoolType: 'M-HSM',
      sku_Family: 'B',
      keyProperties: {type: 'RSA-HSM', size: 3072, ops: ['sign', 'verify']},
    },
    durationMs: (index * 13) % 480,
    callerIpAddress: index % 5 === 0 ? '2001:db8::7:15' : `203.0.113.${index % 250}`,
    identity: JSON.stringify({
      claim: {
        appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
        oid: `b1c52bf0-0000-4000-8000-00000000${String(index % callers.length).padStart(4, '0')}`,
        upn: caller,
        amr: 'pwd',
        appidacr: '0',
        iat: String(Math.floor(milliseconds / 1000) - 600),
      },
    }),
    clientInfo: 'azsdk-python-core/1.7.0 Python/3.8.2 (Linux-4.19.84-microsoft-standard-x86_64-with-glibc2.29)',
    correlationId: `8806614c-ebc3-11ea-9e9b-${String(index).padStart(12, '0')}`,
    httpStatusCode: status,
    requestUri:
      operation === 'BackupCreate'
        ? 'https://contosohsm.managedhsm.azure.net/backup'
        : `https://contosohsm.managedhsm.azure.net/keys/${key}/sign`,
    resource: index % 6 === 0 ? 'contosohsm-eu' : 'contosohsm',
  });
}
