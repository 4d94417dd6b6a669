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
  /** Values hour by hour, of those hours that have so many matches: each hour is a small question, however many values. */
  readonly hourly: (query: string, field: FacetField, least?: number) => Promise<readonly Hour[]>;
  /** The query within the range, as text to be shown. */
  readonly within: (query: string) => string;
};

export type Hour = TimeSpan & {readonly values: Facet['top']};

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
  // Detections have questions in common.
  const known = new Map<string, Promise<Facet['top']>>();
  const values = (query: string, span: TimeSpan, field: FacetField, top: number) => {
    const key = JSON.stringify([query, span, field, top]);
    const answer =
      known.get(key) ?? engine.facets(asked(query, span), [field], top, signal).then(([facet]) => facet!.top);
    known.set(key, answer);
    return answer;
  };
  const timeline = (query: string, buckets: number) => engine.timeline(checkQuery(query).query, range, buckets, signal);
  return {
    range,
    before,
    count: query => engine.count(asked(query, range), signal),
    values: (query, field, top = most) => values(query, range, field, top),
    valuesBefore: async (query, field, top = most) => (before === undefined ? [] : values(query, before, field, top)),
    timeline,
    hourly: async (query, field, least = 1) => {
      const {from, width, all} = await timeline(query, hoursIn(range));
      const hours = all.flatMap((matches, index) => (matches < least ? [] : [from + index * width]));
      return Promise.all(
        hours.map(async start => {
          const hour = {from: start, until: Math.min(start + width, range.until)};
          return {...hour, values: await values(query, hour, field, most)};
        }),
      );
    },
    within: query => spanned(query, range),
  };
}

/** Of which each has a bar of its own in a timeline. */
export const hoursIn = ({from, until}: TimeSpan): number => Math.max(1, Math.ceil((until - from) / 3_600_000));

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
