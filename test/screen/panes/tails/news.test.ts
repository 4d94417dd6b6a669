import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Row} from '../../../../source/engine/engine.ts';
import {
  arrivedBetween,
  isNew,
  noNews,
  type Ranked,
  rateSpan,
  withArrived,
} from '../../../../source/screen/panes/tails/news.ts';

const row = (number: number): Row => ({
  id: {blob: 'PT1H.json', offset: number},
  time: {milliseconds: number, ticks: 0, assumed: false},
  outcome: 'ok',
  problem: undefined,
  values: {},
});

/** A page of the numbers, which are sorted as a list is: the greatest first. */
function page(numbers: readonly number[], first = 0, length = 10): Ranked {
  const sorted = numbers.toSorted((one, other) => other - one);
  return {count: sorted.length, first, rows: sorted.slice(first, first + length).map(row)};
}

const offsets = (ids: readonly {readonly offset: number}[]) => ids.map(({offset}) => offset);

test('What comes before all that was known is newer', () => {
  const {matches, newer, late} = arrivedBetween(page([1, 2, 3]), page([1, 2, 3, 4, 5]));
  assert.deepEqual([matches, newer, late], [2, 2, []]);
});

test('What was delivered late lies among rows that were known', () => {
  const {matches, newer, late} = arrivedBetween(page([10, 20, 30]), page([5, 10, 15, 20, 30, 40]));
  assert.deepEqual([matches, newer, offsets(late)], [3, 1, [15, 5]]);
});

test('Older matches that a page has room for now are not late', () => {
  const {matches, late} = arrivedBetween(page([1, 2, 3, 4, 5, 6], 0, 3), page([1, 2, 3, 4, 5, 6], 0, 6));
  assert.deepEqual([matches, late], [0, []]);
});

test('More than a page at once is counted whole', () => {
  const before = Array.from({length: 50}, (_, index) => index);
  const after = Array.from({length: 300}, (_, index) => index);
  assert.deepEqual(arrivedBetween(page(before), page(after)), {matches: 250, newer: 250, late: []});
});

test('A way from page to page brings nothing new', () => {
  const all = Array.from({length: 100}, (_, index) => index);
  for (const [from, to] of [
    [0, 50],
    [50, 0],
    [50, 45],
    [90, 80],
  ] as const) {
    assert.deepEqual(arrivedBetween(page(all, from), page(all, to)), {matches: 0, newer: 0, late: []});
  }
});

test('Where matches leave a span of time while others come, those that came are counted', () => {
  assert.equal(arrivedBetween(page([1, 2, 3, 4]), page([3, 4, 5, 6])).matches, 2);
  assert.equal(arrivedBetween(page([1, 2, 3, 4]), page([3, 4])).matches, 0);
});

test('Whatever comes when, all of it is counted, and exactly the new rows of a page are marked', () => {
  const numbers = fc.uniqueArray(fc.nat(1000), {maxLength: 60});
  fc.assert(
    fc.property(numbers, numbers, (some, more) => {
      const known = new Set(some);
      const all = [...new Set([...some, ...more])];
      const [before, after] = [page(some), page(all)];
      const arrived = arrivedBetween(before, after);
      assert.equal(arrived.matches, all.length - some.length);
      const news = withArrived(noNews, arrived, 0, false);
      const isSeen = ({id}: Row): boolean => known.has(id.offset);
      // Below the last row that was at hand nobody knows what is new.
      const last = before.rows.length === some.length ? after.rows.length : after.rows.findLastIndex(isSeen) + 1;
      for (const [rank, item] of after.rows.slice(0, last).entries()) {
        assert.equal(isNew(news, item, rank), !isSeen(item), `${item.id.offset}`);
      }
    }),
  );
});

test('New matches add up until somebody looks, and the log forgets what came more than a minute ago', () => {
  const two = {matches: 2, newer: 2, late: []};
  const twice = withArrived(withArrived(noNews, two, 1000, false), two, 1000 + rateSpan, false);
  assert.deepEqual([twice.matches, twice.newer], [4, 4]);
  assert.deepEqual(twice.log, [{at: 1000 + rateSpan, matches: 2}]);
  const watched = withArrived(twice, {matches: 1, newer: 1, late: []}, 2000 + rateSpan, true);
  assert.deepEqual([watched.matches, watched.newer, watched.log.length], [0, 1, 2]);
});
