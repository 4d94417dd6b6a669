import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {formatInstant, parseInstant} from '../../source/event/instant.ts';

const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

test('an instant is read back as it was printed', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: latest}), fc.integer({min: 0, max: 9999}), (milliseconds, ticks) => {
      const instant = {milliseconds, ticks};
      assert.deepEqual(parseInstant(formatInstant(instant)), instant);
    }),
  );
});

test('no text makes it throw, and what is no time is none', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const instant = parseInstant(text);
      assert.ok(instant === undefined || Number.isInteger(instant.milliseconds));
    }),
  );
  const wrong = [
    '',
    'XXXX',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-10-01T24:00:00Z',
    '2026-10-01T00:60:00Z',
  ];
  const worse = [
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2026-10-01T00:00:00.Z',
    '2026-10-01T00:00:00Zx',
    '2026-10-01',
    '+12026-10-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
  ];
  for (const text of [...wrong, ...worse]) assert.equal(parseInstant(text), undefined, text);
});

test('decimals, zones and blanks are read', () => {
  const base = Date.UTC(2026, 9, 1, 2, 3, 4);
  const times: readonly (readonly [string, number, number])[] = [
    ['2026-10-01T02:03:04Z', 0, 0],
    ['2026-10-01T02:03:04.7Z', 700, 0],
    ['2026-10-01T02:03:04.1234567Z', 123, 4567],
    ['2026-10-01T02:03:04.123456789Z', 123, 4567],
    ['2026-10-01 02:03:04.0000001', 0, 1],
    ['2026-10-01t04:03:04+02:00', 0, 0],
    ['2026-09-30T22:03:04-0400', 0, 0],
    ['10/1/2026, 2:03:04.250 AM', 250, 0],
  ];
  for (const [text, milliseconds, ticks] of times) {
    assert.deepEqual(parseInstant(text), {milliseconds: base + milliseconds, ticks}, text);
  }
  assert.equal(parseInstant('10/1/2026, 12:00:00 AM')?.milliseconds, Date.UTC(2026, 9, 1));
  assert.equal(parseInstant('10/1/2026, 12:00:00 PM')?.milliseconds, Date.UTC(2026, 9, 1, 12));
  assert.equal(parseInstant('2024-02-29T00:00:00Z')?.milliseconds, Date.UTC(2024, 1, 29));
});

test('seven decimals are printed only where there are ticks', () => {
  assert.equal(formatInstant({milliseconds: 0, ticks: 0}), '1970-01-01T00:00:00.000Z');
  assert.equal(formatInstant({milliseconds: 1, ticks: 20}), '1970-01-01T00:00:00.0010020Z');
});
