import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {requests} from '../../../source/screen/state/requests.ts';
import {type State, visibleRows} from '../../../source/screen/state/state.ts';
import {createFakeEngine} from '../fake-engine.ts';
import {emptyState} from './script.ts';

const engine = createFakeEngine({events: 500});

async function opened(): Promise<State> {
  const holdings = await engine.open([]);
  return supplied(reduce(emptyState(120, 40), {type: 'reading-finished', holdings}));
}

/** The state when all that it asks for has been answered. */
async function supplied(start: State): Promise<State> {
  let state = start;
  for (let round = 0; round < 10; round++) {
    const {page, summary, event} = requests(state);
    if (page === undefined && summary === undefined && event === undefined) return state;
    if (page !== undefined) {
      const answer = await engine.page(page.query, page.anchor, page.before, page.after);
      state = reduce(state, {type: 'page-answered', request: page, page: answer});
    }
    if (summary !== undefined) {
      const answer = await engine.summary(summary.query, summary.buckets);
      state = reduce(state, {type: 'summary-answered', request: summary, summary: answer});
    }
    if (event !== undefined) {
      state = reduce(state, {type: 'event-answered', request: event, event: await engine.event(event.id)});
    }
  }
  throw new Error('The state is never content.');
}

test('Before anything is known nothing is asked', () => {
  assert.deepEqual(requests(emptyState()), {page: undefined, summary: undefined, event: undefined});
});

test('A state that has all asks for nothing', async () => {
  assert.deepEqual(requests(await opened()), {page: undefined, summary: undefined, event: undefined});
});

test('Wherever one moves, the visible rows are there after the answers', async () => {
  let state = await opened();
  for (const by of [
    {rows: 40},
    {pages: 1},
    {pages: 1},
    'last',
    {pages: -1},
    {rows: -100},
    'first',
    {rows: 333},
  ] as const) {
    state = await supplied(reduce(state, {type: 'selection-moved', by}));
    const {top, loaded} = state.list;
    for (let rank = top; rank < Math.min(loaded!.count, top + visibleRows(state)); rank++) {
      assert.ok(loaded!.rows[rank - loaded!.first], `rank ${rank} after ${JSON.stringify(by)}`);
    }
  }
});

test('Short moves within what is loaded ask for nothing', async () => {
  const state = reduce(await opened(), {type: 'selection-moved', by: {rows: 5}});
  assert.equal(requests(state).page, undefined);
});

test('The event is asked for only while the detail is open', async () => {
  const state = await opened();
  assert.equal(requests(state).event, undefined);
  const open = reduce(state, {type: 'detail-opened'});
  assert.deepEqual(requests(open).event?.id, state.list.loaded?.rows[0]?.id);
  assert.equal(requests(await supplied(open)).event, undefined);
});

test('An event that cannot be fetched is not asked for again', async () => {
  const open = reduce(await opened(), {type: 'detail-opened'});
  const request = requests(open).event!;
  const failed = reduce(open, {type: 'event-failed', request, sentence: 'The blob is gone.'});
  assert.equal(requests(failed).event, undefined);
});

test('Another width asks for as many buckets as there are bars', async () => {
  const state = reduce(await opened(), {type: 'screen-resized', columns: 80, rows: 24});
  assert.equal(requests(state).summary?.buckets, 60);
});

test('Rows that came early are shown at once, and all matches are asked for behind them', async () => {
  const holdings = await engine.open([]);
  const state = reduce(emptyState(120, 40), {type: 'reading-finished', holdings});
  const {page: request} = requests(state);
  assert.deepEqual(request?.anchor, {rank: 0, early: true});
  const whole = await engine.page(request.query, request.anchor, request.before, request.after);
  const early = {...whole, isWhole: false, count: whole.rows.length};
  const shown = reduce(state, {type: 'page-answered', request, page: early});
  assert.equal(shown.list.loaded?.rows.length, whole.rows.length);
  const {page: again} = requests(shown);
  assert.deepEqual(again?.anchor, {rank: 0, early: false});
  assert.notEqual(again.key, request.key);
  const done = reduce(shown, {type: 'page-answered', request: again, page: whole});
  assert.equal(done.list.loaded?.count, 500);
  assert.equal(requests(done).page, undefined);
});
