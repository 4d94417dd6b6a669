import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Engine} from '../../../source/engine/engine.ts';
import {run} from '../../../source/screen/state/runner.ts';
import {createStore, type Store} from '../../../source/screen/state/store.ts';
import {createFakeEngine} from '../fake-engine.ts';
import {emptyState} from './script.ts';

/** Lets everything happen that needs no more than turns of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
}

async function started(engine: Engine): Promise<Store> {
  const store = createStore(emptyState());
  run(engine, ['demo'], store);
  await settle();
  return store;
}

test('The list and the summary are supplied as soon as there are events', async () => {
  const engine = createFakeEngine();
  const store = await started(engine);
  assert.equal(store.state().list.loaded?.count, 300);
  assert.equal(store.state().timeline.found?.summary.count, 300);
  assert.deepEqual(engine.asked, {page: 1, summary: 1, event: 0, values: 0});
});

test('Of many keystrokes only the first and the last one are asked for', async () => {
  const engine = createFakeEngine();
  const store = await started(engine);
  for (const text of 'op:KeySign') store.dispatch({type: 'search-edited', edit: {type: 'inserted', text}});
  await settle();
  assert.equal(engine.asked.page, 3);
  assert.equal(store.state().list.loaded?.query, 'op:KeySign');
  assert.ok(store.state().list.loaded!.count < 300);
});

test('A question that was taken back and is wanted again after all is answered', async () => {
  const engine = createFakeEngine();
  const store = await started(engine);
  // As when keys come faster than answers.
  store.dispatch({type: 'search-edited', edit: {type: 'inserted', text: 'op:KeySign'}});
  store.dispatch({type: 'search-edited', edit: {type: 'inserted', text: 'x'}});
  store.dispatch({type: 'search-edited', edit: {type: 'deleted', to: 'left'}});
  await settle();
  assert.equal(store.state().list.loaded?.query, 'op:KeySign');
});

test('New events show without a key', async () => {
  const engine = createFakeEngine();
  const store = await started(engine);
  engine.append(5);
  await settle();
  assert.equal(store.state().list.loaded?.count, 305);
});

test('A source that cannot be read is told', async () => {
  const store = await started(createFakeEngine({failure: new Error('There is no such folder.')}));
  assert.deepEqual(store.state().reading, {phase: 'failed', sentence: 'There is no such folder.'});
});

test('A question that fails is told and not repeated', async () => {
  const engine = createFakeEngine();
  let asked = 0;
  const store = await started({
    ...engine,
    page: async () => {
      asked++;
      throw new Error('The index is damaged.');
    },
  });
  assert.equal(store.state().notice, 'The index is damaged.');
  assert.equal(asked, 1);
});

test('An event that is gone is told in its place', async () => {
  const engine = createFakeEngine();
  const store = await started({...engine, event: () => Promise.reject(new Error('The blob is gone.'))});
  store.dispatch({type: 'detail-opened'});
  await settle();
  assert.equal(store.state().detail.failure?.sentence, 'The blob is gone.');
});

test('What is wanted again after it was answered is asked again, though nothing else has changed', async () => {
  const engine = createFakeEngine({events: 20});
  const store = await started(engine);
  for (const _ of [1, 2]) {
    store.dispatch({type: 'jump-wanted', to: 'failure', direction: 'newer'});
    assert.notEqual(store.state().jump, undefined);
    await settle();
    assert.equal(store.state().jump, undefined);
    assert.match(store.state().notice ?? '', /no newer failure/);
  }
});
