import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  contextRequest,
  correlationRequest,
  type EventRequest,
  eventRequest,
} from '../../../source/screen/panes/detail/requests.ts';
import {pageRequest} from '../../../source/screen/panes/events/requests.ts';
import {summaryRequest} from '../../../source/screen/panes/timeline/requests.ts';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {requests} from '../../../source/screen/state/requests.ts';
import {type State, visibleRows} from '../../../source/screen/state/state.ts';
import {createFakeEngine} from '../fake-engine.ts';
import {emptyState} from './script.ts';

import {opened as openedOn, supplied as suppliedBy} from './supplied.ts';

const engine = createFakeEngine({events: 500});

const opened = (): Promise<State> => openedOn(engine);
const supplied = (state: State): Promise<State> => suppliedBy(engine, state);

test('Before anything is known nothing is asked', () => {
  assert.deepEqual(requests(emptyState()), []);
});

test('A state that has all asks for nothing', async () => {
  assert.deepEqual(requests(await opened()), []);
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
  assert.equal(pageRequest(state), undefined);
});

test('The event is asked for only while the detail is open', async () => {
  const state = await opened();
  assert.equal(eventRequest(state), undefined);
  const open = reduce(state, {type: 'detail-opened'});
  assert.deepEqual(eventRequest(open)?.id, state.list.loaded?.rows[0]?.id);
  assert.equal(eventRequest(await supplied(open)), undefined);
});

test('What is around an event is asked for when it is there, and not while sources are still read', async () => {
  const open = reduce(await opened(), {type: 'detail-opened'});
  assert.deepEqual([contextRequest(open), correlationRequest(open)], [undefined, undefined]);
  const there = reduce(open, await eventRequest(open)!.ask(engine, new AbortController().signal));
  assert.equal(contextRequest(there)?.event, there.detail.event);
  assert.equal(correlationRequest(there)?.event, there.detail.event);
  const reading = {...there, reading: {phase: 'reading', progress: undefined}} as const;
  assert.deepEqual([contextRequest(reading), correlationRequest(reading)], [undefined, undefined]);
  const known = await supplied(there);
  assert.deepEqual([contextRequest(known), correlationRequest(known)], [undefined, undefined]);
  const anew = reduce(known, {type: 'refresh-wanted'});
  assert.notEqual(contextRequest(anew), undefined);
});

test('An event that cannot be fetched is not asked for again', async () => {
  const open = reduce(await opened(), {type: 'detail-opened'});
  const request: EventRequest = eventRequest(open)!;
  const failed = reduce(open, {type: 'event-failed', request, sentence: 'The blob is gone.'});
  assert.equal(eventRequest(failed), undefined);
});

test('Another width asks for as many buckets as there are bars', async () => {
  const state = reduce(await opened(), {type: 'screen-resized', columns: 80, rows: 24});
  assert.equal(summaryRequest(state)?.buckets, 60);
});

test('Rows that came early are shown at once, and all matches are asked for behind them', async () => {
  const holdings = await engine.open([]);
  const state = reduce(emptyState(120, 40), {type: 'reading-finished', holdings});
  const request = pageRequest(state)!;
  assert.deepEqual(request.anchor, {rank: 0, early: true});
  const whole = await engine.page(request.query, request.anchor, request.before, request.after);
  const early = {...whole, isWhole: false, count: whole.rows.length};
  const shown = reduce(state, {type: 'page-answered', request, page: early});
  assert.equal(shown.list.loaded?.rows.length, whole.rows.length);
  const again = pageRequest(shown)!;
  assert.deepEqual(again.anchor, {rank: 0, early: false});
  assert.notEqual(again.key, request.key);
  const done = reduce(shown, {type: 'page-answered', request: again, page: whole});
  assert.equal(done.list.loaded?.count, 500);
  assert.equal(pageRequest(done), undefined);
});
