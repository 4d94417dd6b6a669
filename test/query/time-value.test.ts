import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {parseTimeValue} from '../../source/query/time-value.ts';

test('A time names the span that it writes out', () => {
  const examples: readonly (readonly [string, string, string])[] = [
    ['2026', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-12', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2026-10-01', '2026-10-01T00:00:00.000Z', '2026-10-02T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2026-10-01T19', '2026-10-01T19:00:00.000Z', '2026-10-01T20:00:00.000Z'],
    ['2026-10-01T19Z', '2026-10-01T19:00:00.000Z', '2026-10-01T20:00:00.000Z'],
    ['2026-10-01T19:52', '2026-10-01T19:52:00.000Z', '2026-10-01T19:53:00.000Z'],
    ['2026-10-01 19:52', '2026-10-01T19:52:00.000Z', '2026-10-01T19:53:00.000Z'],
    ['2026-10-01t23:59z', '2026-10-01T23:59:00.000Z', '2026-10-02T00:00:00.000Z'],
    ['2026-10-01T19:52:39', '2026-10-01T19:52:39.000Z', '2026-10-01T19:52:40.000Z'],
    ['2026-10-01T19:52:39.7', '2026-10-01T19:52:39.700Z', '2026-10-01T19:52:39.800Z'],
    ['2026-10-01T19:52:39.76', '2026-10-01T19:52:39.760Z', '2026-10-01T19:52:39.770Z'],
    ['2026-10-01T19:52:39.763Z', '2026-10-01T19:52:39.763Z', '2026-10-01T19:52:39.764Z'],
    ['2026-10-01T19:52:39.7886260Z', '2026-10-01T19:52:39.788Z', '2026-10-01T19:52:39.789Z'],
    ['0050', '0050-01-01T00:00:00.000Z', '0051-01-01T00:00:00.000Z'],
  ];
  for (const [text, from, until] of examples) {
    assert.deepEqual(parseTimeValue(text), {from: Date.parse(from), until: Date.parse(until)}, text);
  }
});

test('What is no time is none', () => {
  const examples = [
    ...['', '26', '20261', '2026-13', '2026-00', '2026-1', '2026-02-29', '2026-04-31', '2026-10-00', '2026-10-01Z'],
    ...['2026-10-01T24', '2026-10-01T19:60', '2026-10-01T19:52:60', '2026-10-01T19:52:39.', '2026-10-01T', ' 2026'],
    ...['2026-10-01T19:52+02:00', '2026Z', 'yesterday', '-2026', '2026-10-01x', '2026-10-01\n'],
  ];
  for (const text of examples) assert.equal(parseTimeValue(text), undefined, text);
});

test('Every instant lies in the span of each of its abbreviations', () => {
  const dates = fc.date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  const lengths = fc.constantFrom(4, 7, 10, 13, 16, 19, 21, 22, 23, 24);
  fc.assert(
    fc.property(dates, lengths, (date, length) => {
      const span = parseTimeValue(date.toISOString().slice(0, length));
      assert.ok(span !== undefined && span.from <= date.getTime() && date.getTime() < span.until);
    }),
  );
});
