import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {WordFinding} from '../../../../source/engine/engine.ts';
import {findings} from '../../../../source/screen/panes/search/findings.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {opened, supplied} from '../../state/supplied.ts';

const engine = createFakeEngine({events: 300, unreadableEvery: 1000});
const begun = await opened(engine);

async function found(query: string, words: readonly WordFinding[]): Promise<State> {
  const typed = [
    {type: 'search-entered'} as const,
    {type: 'search-edited', edit: {type: 'inserted', text: query}} as const,
  ].reduce(reduce, begun);
  const state = await supplied(engine, typed);
  const {found: known} = state.timeline;
  return {...state, timeline: {...state.timeline, found: known && {...known, summary: {...known.summary, words}}}};
}

const shown = (state: State, room: number): string =>
  findings(state, room)
    .map(({text}) => text)
    .join('')
    .trim();

const alice: WordFinding = {
  word: 'alice',
  found: [
    {field: 'caller', values: 2},
    {field: 'key', values: 1},
    {field: 'ip', values: 3},
  ],
  beyond: undefined,
};
const sign: WordFinding = {word: 'sign', found: [{field: 'op', values: 1}], beyond: undefined};

test('A word is explained by what it found, with less of it where there is less room', async () => {
  const state = await found('alice', [alice]);
  assert.equal(shown(state, 100), 'alice → 2 callers, 1 key, 3 addresses  60 of 300 · 3 ms');
  assert.equal(shown(state, 62), 'alice → 2 callers, 1 key +1  60 of 300 · 3 ms');
  assert.equal(shown(state, 48), 'alice → 2 callers +2  60 of 300 · 3 ms');
  assert.equal(shown(state, 40), '60 of 300 · 3 ms');
  assert.equal(shown(state, 20), '');
});

test('Where there is no room for all words, the last one is explained', async () => {
  const state = await found('alice sign', [alice, sign]);
  assert.equal(shown(state, 100), 'alice → 2 callers, 1 key, 3 addresses · sign → 1 operation  60 of 300 · 3 ms');
  assert.equal(shown(state, 58), 'sign → 1 operation  60 of 300 · 3 ms');
});

test('A word that no value explains tells where it was looked for, and its text is harmless', async () => {
  const records: WordFinding = {word: 'a\x1b[2Jb', found: [], beyond: 'records'};
  assert.equal(shown(await found('x', [records]), 100).split('  ')[0], 'a␛[2Jb → the records themselves');
});

test('Without a query there is nothing to tell', () => {
  assert.deepEqual(findings(begun, 100), []);
});
