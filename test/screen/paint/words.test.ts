import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bytes, counted, day, millisecond, minute, second, span} from '../../../source/screen/paint/words.ts';

const time = Date.UTC(2026, 9, 6, 9, 5, 3, 7);

test('Times are shown in UTC', () => {
  assert.deepEqual(
    [day(time), minute(time), second(time), millisecond(time)],
    ['Oct 06', '09:05', '09:05:03', '09:05:03.007'],
  );
});

test('A span names its days, and its years where these differ', () => {
  assert.equal(span(time, time + 1000), 'Oct 06 UTC');
  assert.equal(span(time, time + 2 * 86_400_000), 'Oct 06 – Oct 08 UTC');
  assert.equal(span(time, time + 100 * 86_400_000), 'Oct 06 2026 – Jan 14 2027 UTC');
});

test('Counts and sizes are short', () => {
  assert.equal(counted(1, 'event', 'events'), '1 event');
  assert.equal(counted(50_123, 'event', 'events'), '50,123 events');
  assert.deepEqual([0, 999, 1200, 18_000_000, 250e9].map(bytes), ['0 B', '999 B', '1.2 kB', '18.0 MB', '250 GB']);
});
