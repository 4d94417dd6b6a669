// Makes every time of a query a date, by the clock: what back ends answer.
import {replaceLeaves} from './compose.ts';
import {timeSpan} from './match-value.ts';
import type {Leaf, PlainLeaf, PlainQuery, Query, Value} from './syntax.ts';
import type {TimeSpan} from './time-value.ts';
import {type Clock, spanOf} from './time-words.ts';

/** Ask once per question, so that all its parts have the same time. */
export function resolveTimes(query: Query, clock: Clock): PlainQuery {
  const replace = (leaf: Leaf): PlainLeaf => {
    if (leaf.type === 'during') return {type: 'field', field: 'time', values: [spanValue(spanOf(leaf, clock))]};
    if (leaf.type !== 'field' || leaf.field !== 'time' || clock.zone === 'utc') return leaf;
    return {...leaf, values: leaf.values.map(value => inZone(value, clock))};
  };
  return replaceLeaves(query, replace) ?? {type: 'all'};
}

function inZone(value: Value, {zone}: Clock): Value {
  const span = timeSpan(value, zone);
  return value.type === 'glob' || span.from > span.until ? value : spanValue(span);
}

function spanValue({from, until}: TimeSpan): Value {
  if (until === Number.POSITIVE_INFINITY) return {type: 'compare', operator: '>=', text: written(from)};
  if (from === Number.NEGATIVE_INFINITY) return {type: 'compare', operator: '<', text: written(until)};
  return {type: 'range', from: written(from), to: written(until - 1)};
}

const earliest = Date.parse('0000-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

function written(milliseconds: number): string {
  return new Date(Math.min(latest, Math.max(earliest, milliseconds))).toISOString();
}
