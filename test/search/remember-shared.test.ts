// Shared answers: made once for all who wait, and each let go once.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rememberShared} from '../../source/search/remember-shared.ts';

/** Answers that come when they are told to. */
function createQuestions() {
  const forgotten: string[] = [];
  const memory = rememberShared<string>(2, answer => forgotten.push(answer));
  const ask = (key: string, signal?: AbortSignal) => {
    const {promise, resolve} = Promise.withResolvers<string>();
    return {answer: memory.get(key, () => promise, signal), make: () => resolve(`answer to ${key}`)};
  };
  const settle = () => new Promise(resolve => setImmediate(resolve));
  return {memory, forgotten, ask, settle};
}

test('an answer that comes after all was forgotten is given, and let go', async () => {
  const {memory, forgotten, ask, settle} = createQuestions();
  const {answer, make} = ask('a');
  memory.clear();
  make();
  assert.equal(await answer, 'answer to a');
  await settle();
  assert.deepEqual(forgotten, ['answer to a']);
  assert.equal(memory.has('a'), false);
});

test('an answer that comes though nobody waits any more is let go', async () => {
  const {memory, forgotten, ask, settle} = createQuestions();
  const controller = new AbortController();
  const {answer, make} = ask('a', controller.signal);
  controller.abort();
  await assert.rejects(answer, {name: 'AbortError'});
  make();
  await settle();
  assert.deepEqual(forgotten, ['answer to a']);
  assert.equal(memory.has('a'), false);
});

test('the answer asked for longest ago is let go for a new one', async () => {
  const {memory, forgotten, ask, settle} = createQuestions();
  for (const key of ['a', 'b', 'a', 'c']) {
    const {answer, make} = ask(key);
    make();
    await answer;
    await settle();
  }
  assert.deepEqual(forgotten, ['answer to b']);
  assert.deepEqual([memory.has('a'), memory.has('b'), memory.has('c')], [true, false, true]);
});
