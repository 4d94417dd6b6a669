import assert from 'node:assert/strict';
import {mock, test} from 'node:test';
import {runClock} from '../../../source/screen/state/clock.ts';
import {toTail, type Watched, watch} from '../panes/tails/watched.ts';

const newest = (await watch()).state().list.loaded!.rows[0]!.time.milliseconds;
const minute = 60_000;

/** Ticks within so many milliseconds. */
function ticksWithin({store, wait}: Watched, milliseconds: number): number {
  let ticks = 0;
  const end = store.subscribe((_, {type}) => {
    if (type === 'clock-ticked') ticks++;
  });
  for (let passed = 0; passed < milliseconds; passed += 100) {
    wait(100);
    mock.timers.tick(100);
  }
  end();
  return ticks;
}

/** With the timers of this thread in the test's hand. */
async function withTimers(watched: Watched, tell: () => Promise<void>): Promise<void> {
  mock.timers.enable({apis: ['setTimeout']});
  const end = runClock(watched.store);
  try {
    await tell();
  } finally {
    end();
    assert.equal(ticksWithin(watched, minute), 0, 'a clock that has ended is silent');
    mock.timers.reset();
  }
}

test('Without a tail on screen the clock never ticks, whatever else happens', async () => {
  const watched = await watch({now: newest});
  await withTimers(watched, async () => {
    await watched.happen(5);
    await watched.act({type: 'selection-moved', by: {rows: 3}}, {type: 'facets-toggled'});
    assert.equal(ticksWithin(watched, 100 * minute), 0);
  });
});

test('A tail is older every second in its first minute, then every minute', async () => {
  const watched = await watch({now: newest});
  await watched.act({type: 'tail-opened'});
  await withTimers(watched, async () => {
    assert.equal(ticksWithin(watched, minute), 60);
    assert.equal(ticksWithin(watched, 10 * minute), 10);
  });
});

test('A paused tail makes no tick, nor one that is told of in a line', async () => {
  const watched = await watch({now: newest});
  await watched.act({type: 'tail-opened'}, toTail(0), {type: 'tail-paused'});
  await withTimers(watched, async () => {
    assert.equal(ticksWithin(watched, 5 * minute), 0);
    await watched.act({type: 'tail-followed'}, {type: 'focus-set', focus: 'events'});
    assert.equal(ticksWithin(watched, 3 * minute), 3);
    await watched.act({type: 'screen-resized', columns: 80, rows: 24});
    assert.equal(ticksWithin(watched, 5 * minute), 0);
  });
});

test('While something is tried again, the clock ticks each second until then', async () => {
  const watched = await watch({now: newest});
  await withTimers(watched, async () => {
    await watched.act({type: 'attempt-failed', wait: {subject: 'logs', reason: 'busy', until: newest + 4000}});
    assert.equal(ticksWithin(watched, minute), 4);
  });
});
