import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Engine} from '../../../../source/engine/engine.ts';
import {detections} from '../../../../source/knowledge/triage.ts';
import {triaged} from '../../../../source/screen/panes/triage/triage-state.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {requests} from '../../../../source/screen/state/requests.ts';
import {queryText, type State} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {after, opened} from '../../state/supplied.ts';

const open: Action = {type: 'triage-opened'};
const search = (text: string): readonly Action[] => [
  {type: 'search-entered'},
  {type: 'search-edited', edit: {type: 'inserted', text}},
  {type: 'search-left'},
];
const requestIn = (state: State) => requests(state).find(({slot}) => slot === 'triage');

/** A week of events, of which the last two days are looked at. */
const week = (): Engine => createFakeEngine({events: 1400});

test('What stands out in the usual range is found, ranked, and kept for the way back', async () => {
  const engine = week();
  const found = await after(engine, await opened(engine), open);
  const {findings, range} = triaged(found)!;
  assert.equal(range.until - range.from, 2 * 86_400_000);
  assert.ok(findings.length > 3);
  const ranks = findings.map(({severity}) => ['grave', 'notable', 'usual'].indexOf(severity));
  assert.deepEqual(ranks, ranks.toSorted());

  const second = await after(engine, found, {type: 'triage-moved', by: {rows: 1}}, {type: 'triage-followed'});
  assert.equal(queryText(second), findings[1]!.query);
  assert.equal(second.focus, 'events');
  assert.ok(second.list.loaded!.count > 0);
  assert.equal(queryText(reduce(second, {type: 'trail-walked', direction: 'back'})), '');

  const again = reduce(second, open);
  assert.equal(triaged(again), triaged(found), 'nothing is looked for twice');
  assert.equal(again.triage.selected, 1);
  assert.equal(requestIn(again), undefined);
});

test('As long as sources are read it waits, unless it is told to look at what is there', async () => {
  const engine = week();
  const finished = await opened(engine);
  const holdings = finished.holdings!;
  const reading: State = {...finished, reading: {phase: 'reading', progress: undefined}};
  const waiting = reduce(reading, open);
  assert.equal(requestIn(waiting), undefined);
  assert.ok(requestIn(reduce(waiting, {type: 'reading-finished', holdings})));
  assert.ok(requestIn(reduce(waiting, {type: 'reading-failed', sentence: 'It broke off.'})));
  assert.ok(requestIn(reduce(waiting, open)));
});

test('The time that the query asks for is the range', async () => {
  const engine = week();
  const state = await after(
    engine,
    await opened(engine),
    ...search('caller:alice* since:2026-10-07T00:00Z until:2026-10-08T00:00Z'),
    open,
  );
  assert.deepEqual(triaged(state)!.range, {from: Date.UTC(2026, 9, 7), until: Date.UTC(2026, 9, 8)});
});

test('Progress is told for as long as it is open, and closing gives it up', async () => {
  const engine = week();
  const state = reduce(await opened(engine), open);
  const told: Action[] = [];
  await requestIn(state)!.ask(engine, new AbortController().signal, action => told.push(action));
  assert.deepEqual(
    told,
    detections.map((_, index) => ({type: 'triage-progressed', done: index + 1})),
  );
  assert.equal(reduce(state, told[4]!).triage.done, 5);
  assert.equal(requestIn(reduce(state, {type: 'level-closed'})), undefined);
});

test('What fails is told, and looked for again only when it is wanted', async () => {
  const engine = week();
  const state = reduce(await opened(engine), open);
  const failed = reduce(state, requestIn(state)!.failed!('The disk is gone.'));
  assert.equal(failed.triage.failure, 'The disk is gone.');
  assert.equal(requestIn(failed), undefined);
  assert.notEqual(requestIn(reduce(failed, open)), undefined);
});

test('Stopping what takes long stops it, until it is looked anew', async () => {
  const engine = week();
  const slow = reduce(reduce(await opened(engine), open), {type: 'questions-waited', slots: ['triage']});
  const stopped = reduce(slow, {type: 'work-stopped'});
  assert.equal(requestIn(stopped), undefined);
  assert.equal(stopped.triage.failure, 'Stopped: R looks anew.');
  assert.notEqual(requestIn(reduce(stopped, open)), undefined);
});

test('What comes while it is open moves nothing, until it is looked at anew', async () => {
  const engine = createFakeEngine({events: 1400});
  const found = await after(engine, await opened(engine), open);
  engine.append(1);
  const holdings = {...found.holdings!, revision: found.revision + 1};
  const grown = reduce(found, {type: 'data-changed', holdings});
  assert.equal(triaged(grown), triaged(found));
  assert.equal(requestIn(grown), undefined);
  assert.notEqual(requestIn(reduce(grown, open)), undefined);
});
