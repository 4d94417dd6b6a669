// Which blobs count as written to, by a clock that the tests turn.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createGrowingBlobs} from '../../source/engine/growing-blobs.ts';
import type {Blob} from '../../source/feed/feed.ts';

const blob = (modified: number | undefined, size: number | undefined = 10): Blob => ({
  ...{name: 'a', size, modified, created: 1, etag: `${modified}`, location: '/a', inPlace: true},
});

test('a blob is written to until nothing of it has changed for a while, and then it is over', () => {
  let now = 100_000;
  const growing = createGrowingBlobs(() => now);
  assert.equal(growing.isGrowing('s', blob(99_000), 5), true);
  assert.equal(growing.isOver('s', 'a'), false);
  now = 109_000;
  assert.equal(growing.isOver('s', 'a'), true);
  assert.equal(growing.isOver('other', 'a'), false);
  assert.equal(growing.isGrowing('s', blob(99_000), 5), false);
  assert.equal(growing.isOver('s', 'a'), false);
});

test('nobody waits longer than a minute for bytes, however much comes behind them', () => {
  let now = 0;
  const growing = createGrowingBlobs(() => now);
  for (; now < 60_000; now += 5000) assert.equal(growing.isGrowing('s', blob(now), 5), true);
  assert.equal(growing.isOver('s', 'a'), true);
  assert.equal(growing.isGrowing('s', blob(now), 5), false);
  assert.equal(growing.isOver('s', 'a'), false);
  assert.equal(growing.isGrowing('s', blob(now), 10), true);
});

test('a time in the future, or none, tells nothing; a stream is always written to', () => {
  const growing = createGrowingBlobs(() => 1000);
  assert.equal(growing.isGrowing('s', blob(2000), 5), false);
  assert.equal(growing.isGrowing('s', blob(undefined), 5), false);
  assert.equal(growing.isGrowing('s', {...blob(undefined), size: undefined}, 0), true);
});
