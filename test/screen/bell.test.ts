import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ringForTails} from '../../source/screen/bell.ts';
import {toTail, watch} from './panes/tails/watched.ts';

test('The bell rings for new matches, at most once a second, and not before it is switched on', async () => {
  const watched = await watch();
  let rings = 0;
  const end = ringForTails(watched.store, () => rings++);
  await watched.act({type: 'tail-opened'}, toTail(0));
  await watched.happen(1);
  assert.equal(rings, 0);
  await watched.act({type: 'tail-bell-toggled'});
  for (const [wait, expected] of [
    [0, 1],
    [999, 1],
    [1, 2],
    [500, 2],
    [600, 3],
  ] as const) {
    watched.wait(wait);
    await watched.happen(2);
    assert.equal(rings, expected);
  }
  await watched.act({type: 'selection-moved', by: {rows: 1}}, {type: 'refresh-wanted'});
  assert.equal(rings, 3);
  end();
});
