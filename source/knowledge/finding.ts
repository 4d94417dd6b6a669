// What a detection tells: why something stands out, how much of it there is, and the query that shows it.
import type {Engine, Facet, FacetField, Timeline} from '../engine/engine.ts';
import {checkQuery} from '../query/check.ts';
import {quoteValue} from '../query/print.ts';
import type {TimeSpan} from '../query/time-value.ts';

/** `grave`: somebody should be woken. `notable`: it should be looked at today. `usual`: good to know. */
export type Severity = 'grave' | 'notable' | 'usual';

export type Finding = {
  /** The name of the detection. */
  readonly detection: string;
  readonly severity: Severity;
  /** Who or what stands out. Log text, as hostile as any. */
  readonly subject: string;
  /** One sentence with its numbers. */
  readonly sentence: string;
  readonly events: number;
  /** The query that shows the events. */
  readonly query: string;
};

/** The questions that detections ask, about the range and about all that came before it. */
export type Asking = {
  readonly range: TimeSpan;
  /** `undefined` where the range begins with the records themselves: nothing can be new then. */
  readonly before: TimeSpan | undefined;
  readonly count: (query: string) => Promise<number>;
  readonly values: (query: string, field: FacetField, top?: number) => Promise<Facet['top']>;
  readonly valuesBefore: (query: string, field: FacetField, top?: number) => Promise<Facet['top']>;
  readonly timeline: (query: string, buckets: number) => Promise<Timeline>;
  /** The query within the range, as text to be shown. */
  readonly within: (query: string) => string;
};

export type Detection = {
  readonly name: string;
  readonly question: string;
  readonly find: (ask: Asking) => Promise<readonly Finding[]>;
};

/** More distinct values than that are not looked at one by one. */
const most = 2000;

export function createAsking(engine: Engine, range: TimeSpan, first: number, signal?: AbortSignal): Asking {
  const before = first < range.from ? {from: first, until: range.from} : undefined;
  const asked = (query: string, span: TimeSpan) => checkQuery(spanned(query, span)).query;
  const values = async (query: string, span: TimeSpan, field: FacetField, top: number) => {
    const [facet] = await engine.facets(asked(query, span), [field], top, signal);
    return facet!.top;
  };
  return {
    range,
    before,
    count: query => engine.count(asked(query, range), signal),
    values: (query, field, top = most) => values(query, range, field, top),
    valuesBefore: async (query, field, top = most) => (before === undefined ? [] : values(query, before, field, top)),
    timeline: (query, buckets) => engine.timeline(checkQuery(query).query, range, buckets, signal),
    within: query => spanned(query, range),
  };
}

/** `caller:"a b"` */
export const condition = (field: string, value: string | number): string => `${field}:${quoteValue(String(value))}`;

/** A person, going by the name: what signs in by one, rather than an application or an identity. */
export const isPerson = (caller: string | number): boolean => /^[^@\s]+@[^@\s]+$/.test(String(caller));

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

function spanned(query: string, {from, until}: TimeSpan): string {
  const moment = (time: number) => new Date(time).toISOString().replace(/(?::00)?\.000Z$/, 'Z');
  const whole = /\bor\b/i.test(query) ? `(${query})` : query;
  return `${whole} since:${moment(from)} until:${moment(until)}`.trim();
}
