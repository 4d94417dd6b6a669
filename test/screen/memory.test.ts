import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import {test} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import type {Engine, Row} from '../../source/engine/engine.ts';
import {drawScreen} from '../../source/screen/draw/draw-screen.ts';
import {run} from '../../source/screen/state/runner.ts';
import {firstState} from '../../source/screen/state/state.ts';
import {createStore} from '../../source/screen/state/store.ts';
import {createBrush} from '../../source/screen/theme/brush.ts';
import {createFakeEngine} from './fake-engine.ts';

const events = 100_000;

/** No two rows hold the same text. */
function rowAt(index: number): Row {
  return {
    id: {blob: `blob-${Math.floor(index / 3000)}`, offset: index * 1200},
    time: {milliseconds: Date.UTC(2026, 9, 5) - index * 997, ticks: 0, assumed: false},
    outcome: index % 7 === 0 ? 'failed' : 'ok',
    problem: undefined,
    values: {op: `Key${index}`, status: 200 + (index % 300), caller: `user-${index}@contoso.com`, key: `鍵-${index}`},
  };
}

function createLongEngine(): Engine {
  const engine = createFakeEngine();
  const holdings = {revision: 1, events, unreadable: 0, first: undefined, last: undefined, resources: ['contosohsm']};
  return {
    ...engine,
    open: async () => holdings,
    page: async (_query, anchor, before, after) => {
      const rank = Math.min(events - 1, 'rank' in anchor ? anchor.rank : anchor.id.offset / 1200);
      const first = Math.max(0, rank - before);
      const length = Math.min(events, rank + after + 1) - first;
      const rows = Array.from({length}, (_, index) => rowAt(first + index));
      return {revision: 1, isWhole: true, count: events, anchor: rank, first, rows};
    },
  };
}

test(`Scrolling through ${events.toLocaleString('en')} rows leaves nothing behind in memory`, async () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const size = {columns: 200, rows: 60};
  let bytes = 0;
  const terminal = new Writable({
    write(chunk, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  });
  const store = createStore(firstState({title: 'demo', size}));
  const look = {brush: createBrush(3), colored: true, unicode: true};
  const drawing = drawScreen(terminal as NodeJS.WriteStream, store, look);
  const end = run(createLongEngine(), ['demo'], store);
  const turn = async () => {
    for (let turns = 0; turns < 3; turns++) await new Promise(setImmediate);
  };
  const scrollTo = async (rank: number): Promise<number> => {
    while (store.state().list.selected < rank) {
      store.dispatch({type: 'selection-moved', by: {pages: 1}});
      await turn();
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  await turn();
  const before = await scrollTo(20_000);
  const after = await scrollTo(events - 1);
  drawing.end();
  end();
  assert.ok(bytes > events * 50, 'every row was drawn');
  assert.ok(after - before < 2_000_000, `the heap grew by ${after - before} bytes`);
});
