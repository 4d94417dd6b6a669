// What the data around an event says: how often its caller, address and key were seen, and how long its operation takes.
import type {AuditEvent, Instant} from '../event/audit-event.ts';
import {type FieldName, fields} from '../event/fields.ts';
import type {Query} from '../query/syntax.ts';
import type {Engine, Facet} from './engine.ts';

export type Seen = {
  readonly field: FieldName;
  readonly value: string;
  readonly count: number;
  readonly first: Instant | undefined;
  readonly last: Instant | undefined;
};

/** In milliseconds, of the operation's events that have a duration. */
export type UsualDuration = {readonly median: number; readonly p95: number; readonly count: number};

export type EventContext = {
  /** The caller, the address and the key, as far as the event has them. */
  readonly seen: readonly Seen[];
  readonly usualDuration: UsualDuration | undefined;
  /** The time of the oldest event of all: what was before, nobody can tell. */
  readonly begins?: Instant | undefined;
};

const seenFields = ['caller', 'ip', 'key'] as const;

/** Where more different durations were recorded than that, the seldom ones do not count. */
const mostDurations = 10_000;

export async function contextOf(engine: Engine, event: AuditEvent, signal?: AbortSignal): Promise<EventContext> {
  const values = seenFields.flatMap(field => {
    const value = fields.find(({name}) => name === field)!.read(event);
    return value === undefined ? [] : [{field, value: String(value)}];
  });
  const [seen, usualDuration, begins] = await Promise.all([
    Promise.all(values.map(({field, value}) => seenOf(engine, field, value, signal))),
    event.operation === undefined ? undefined : durationOf(engine, event.operation, signal),
    engine.page({type: 'all'}, oldest, 0, 0, signal).then(({rows}) => rows[0]?.time),
  ]);
  return {seen, usualDuration, begins};
}

const oldest = {rank: Number.MAX_SAFE_INTEGER};

async function seenOf(engine: Engine, field: FieldName, value: string, signal?: AbortSignal): Promise<Seen> {
  const query = equals(field, value);
  const [first, last] = await Promise.all([
    engine.page(query, oldest, 0, 0, signal),
    engine.page(query, {rank: 0}, 0, 0, signal),
  ]);
  return {field, value, count: last.count, first: first.rows[0]?.time, last: last.rows[0]?.time};
}

async function durationOf(engine: Engine, operation: string, signal?: AbortSignal): Promise<UsualDuration | undefined> {
  const [facet] = await engine.facets(equals('op', operation), ['ms'], mostDurations, signal);
  return usualOf(facet!);
}

function usualOf({top}: Facet): UsualDuration | undefined {
  const sorted = top.toSorted((a, b) => Number(a.value) - Number(b.value));
  const count = sorted.reduce((sum, tally) => sum + tally.count, 0);
  if (count === 0) return undefined;
  const at = (part: number): number => {
    let left = part * count;
    for (const {value, count} of sorted) {
      left -= count;
      if (left <= 0) return Number(value);
    }
    return Number(sorted.at(-1)!.value);
  };
  return {median: at(0.5), p95: at(0.95), count};
}

function equals(field: FieldName, text: string): Query {
  return {type: 'field', field, values: [{type: 'equal', text}]};
}
