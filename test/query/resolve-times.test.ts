import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkQuery} from '../../source/query/check.ts';
import {printQuery} from '../../source/query/print.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import type {Zone} from '../../source/query/time-value.ts';
import {timelineSpan} from '../../source/search/timeline.ts';
import {queries} from './queries.ts';

/** Summer time in Berlin: two hours before UTC. The night of 25 October has an hour twice. */
process.env.TZ = 'Europe/Berlin';

/** A Friday, half past midnight in Berlin. */
const now = Date.parse('2026-10-01T22:30:00.500Z');

const resolved = (text: string, zone: Zone, at = now) =>
  printQuery(resolveTimes(checkQuery(text).query, {now: at, zone}));

test('A time by the clock becomes a date in UTC', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['last:90s', 'time:>=2026-10-01T22:28:30.000Z'],
    ['last:24h', 'time:>=2026-09-30T22:30:00.000Z'],
    ['last:2w', 'time:>=2026-09-17T22:30:00.000Z'],
    ['last:999999w', 'time:>=0000-01-01T00:00:00.000Z'],
    ['since:2026-10-01', 'time:>=2026-10-01T00:00:00.000Z'],
    ['until:"2026-10-02 06:00"', 'time:<2026-10-02T06:00:00.000Z'],
    ['at:2026-10-01T19', 'time:2026-10-01T19:00:00.000Z..2026-10-01T19:59:59.999Z'],
    ['on:today', 'time:2026-10-01T00:00:00.000Z..2026-10-01T23:59:59.999Z'],
    ['on:yesterday', 'time:2026-09-30T00:00:00.000Z..2026-09-30T23:59:59.999Z'],
    ['on:thursday', 'time:2026-10-01T00:00:00.000Z..2026-10-01T23:59:59.999Z'],
    ['on:friday', 'time:2026-09-25T00:00:00.000Z..2026-09-25T23:59:59.999Z'],
    [
      'alice (-on:2026 or last:1s)',
      'alice (-time:2026-01-01T00:00:00.000Z..2026-12-31T23:59:59.999Z or time:>=2026-10-01T22:29:59.000Z)',
    ],
    ['time:2026-10-01', 'time:2026-10-01'],
  ];
  for (const [text, expected] of examples) assert.equal(resolved(text, 'utc'), expected, text);
});

test("A time by the clock becomes a date in the reader's zone, unless it names UTC", () => {
  const examples: readonly (readonly [string, string])[] = [
    ['last:24h', 'time:>=2026-09-30T22:30:00.000Z'],
    ['since:2026-10-01', 'time:>=2026-09-30T22:00:00.000Z'],
    ['since:2026-10-01T06:00Z', 'time:>=2026-10-01T06:00:00.000Z'],
    ['on:today', 'time:2026-10-01T22:00:00.000Z..2026-10-02T21:59:59.999Z'],
    ['on:friday', 'time:2026-10-01T22:00:00.000Z..2026-10-02T21:59:59.999Z'],
    ['on:2026-10-25', 'time:2026-10-24T22:00:00.000Z..2026-10-25T22:59:59.999Z'],
    ['on:2026-12', 'time:2026-11-30T23:00:00.000Z..2026-12-31T22:59:59.999Z'],
    ['time:2026-10-01', 'time:2026-09-30T22:00:00.000Z..2026-10-01T21:59:59.999Z'],
    ['time:(<=2026-10-01 or *)', 'time:(<2026-10-01T22:00:00.000Z or *)'],
    ['status:2026', 'status:2026'],
  ];
  for (const [text, expected] of examples) assert.equal(resolved(text, 'local'), expected, text);
});

test('The timeline shows the time that a word names', () => {
  const held = {from: Date.parse('2026-09-01T00:00:00Z'), until: Date.parse('2026-10-31T00:00:00Z')};
  const {query} = checkQuery('alice since:yesterday until:today');
  assert.deepEqual(timelineSpan(resolveTimes(query, {now, zone: 'utc'}), held), {
    from: Date.parse('2026-09-30T00:00:00Z'),
    until: Date.parse('2026-10-01T00:00:00Z'),
  });
});

test('What was resolved is read as it is, and stays', () => {
  fc.assert(
    fc.property(queries, fc.constantFrom<Zone>('utc', 'local'), fc.nat(4e12), (written, zone, at) => {
      const {query} = checkQuery(printQuery(written));
      const once = resolveTimes(query, {now: at, zone});
      assert.deepEqual(resolveTimes(once, {now: at, zone}), once);
      assert.doesNotMatch(printQuery(once), /^(last|since|until|at|on):/);
    }),
    {numRuns: 1000},
  );
});
