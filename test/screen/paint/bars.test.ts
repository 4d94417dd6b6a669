import assert from 'node:assert/strict';
import {test} from 'node:test';
import {paintBars} from '../../../source/screen/paint/bars.ts';
import type {Brush} from '../../../source/screen/theme/brush.ts';

const plain: Brush = (_role, text) => text;
const marked: Brush = (role, text) => `<${role}:${text}>`;
const colored = {mark: undefined, colored: true};
const bars = (...counts: readonly number[]) => counts.map(all => ({all, failed: 0}));

test('Bars grow by eighths of a cell, and the highest fills all rows', () => {
  assert.deepEqual(paintBars(bars(0, 1, 2, 4, 8), 1, colored, plain), [' ▁▂▄█']);
  assert.deepEqual(paintBars(bars(0, 4, 8, 12, 16), 2, colored, plain), ['   ▄█', ' ▄███']);
});

test('What is there at all is seen', () => {
  assert.deepEqual(paintBars(bars(1, 1_000_000), 1, colored, plain), ['▁█']);
});

test('Failures lie at the bottom of their bar', () => {
  const painted = paintBars(
    [
      {all: 16, failed: 4},
      {all: 16, failed: 16},
      {all: 4, failed: 1},
    ],
    2,
    colored,
    marked,
  );
  assert.deepEqual(painted, ['<bar:█><bar-failed:█><bar: >', '<bar-failed-below:▄><bar-failed:█><bar-mixed:▄>']);
});

test('Without colours failures are hatched', () => {
  const look = {mark: undefined, colored: false};
  assert.deepEqual(
    paintBars(
      [
        {all: 16, failed: 4},
        {all: 8, failed: 0},
      ],
      2,
      look,
      plain,
    ),
    ['█ ', '▒█'],
  );
});

test('The bar that is pointed at is marked, also where it is empty', () => {
  assert.deepEqual(paintBars(bars(8, 0), 1, {mark: 1, colored: true}, marked), ['<bar:█><mark:▁>']);
});
