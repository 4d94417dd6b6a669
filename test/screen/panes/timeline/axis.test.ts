import assert from 'node:assert/strict';
import {test} from 'node:test';
import {axis} from '../../../../source/screen/panes/timeline/axis.ts';
import type {Brush} from '../../../../source/screen/theme/brush.ts';

const plain: Brush = (_role, text) => text;
const start = Date.UTC(2026, 9, 5);
const over = (milliseconds: number, cells: number, from = start) => ({
  from,
  width: milliseconds / cells,
  all: Array<number>(cells).fill(0),
  failed: [],
});

test('Days are named at their midnights', () => {
  assert.equal(
    axis(over(3 * 86_400_000, 60), 60, undefined, plain),
    'Oct 05              Oct 06              Oct 07              ',
  );
});

test('Hours are named between midnights', () => {
  const line = axis(over(86_400_000, 60, start + 12 * 3_600_000), 60, undefined, plain);
  assert.equal(line, '12:00          18:00          Oct 06         06:00          ');
});

test('The selected bar is marked', () => {
  assert.match(axis(over(3_600_000, 40), 40, 39, plain), /^Oct 05 .*▲$/);
});

test('The axis is as wide as the bars for any range', () => {
  for (const range of [50, 5_000, 600_000, 86_400_000, 40 * 86_400_000, 9000 * 86_400_000]) {
    assert.equal(axis(over(range, 70, start + 123_456), 70, 5, plain).length, 70);
  }
});
