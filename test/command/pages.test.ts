// All matches, page by page, while more events arrive.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {orders, pages} from '../../source/command/pages.ts';
import {createFakeEngine} from '../screen/fake-engine.ts';

test('events that arrive between two pages neither double one nor hide one', async () => {
  const engine = createFakeEngine({events: 2500});
  const offsets: number[] = [];
  for await (const rows of pages(engine, {type: 'all'})) {
    offsets.push(...rows.map(({id}) => id.offset));
    engine.append(7);
  }
  assert.deepEqual(
    offsets,
    Array.from({length: 2500}, (_, index) => (2499 - index) * 1200),
  );
});

test('from the oldest on, events that arrive at the other end meanwhile are waited for no longer than the rest takes', async () => {
  const engine = createFakeEngine({events: 2500});
  const offsets: number[] = [];
  for await (const rows of pages(engine, {type: 'all'}, {order: 'oldest'})) {
    offsets.push(...rows.map(({id}) => id.offset));
    engine.append(7);
  }
  assert.deepEqual(
    offsets,
    Array.from({length: 2514}, (_, index) => index * 1200),
  );
});

test('no more than the limit is asked for, on one page or on several', async () => {
  const engine = createFakeEngine({events: 2500});
  for (const order of orders) {
    for (const limit of [1, 999, 1000, 1001, 2500, 3000]) {
      let found = 0;
      for await (const rows of pages(engine, {type: 'all'}, {limit, order})) found += rows.length;
      assert.equal(found, Math.min(limit, 2500));
    }
  }
});

test('where nothing matches there is no page', async () => {
  for await (const _ of pages(createFakeEngine({events: 0}), {type: 'all'})) assert.fail('a page of nothing');
});
