import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withHistory} from '../../../../source/screen/panes/search/history.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {emptyState, play} from '../../state/script.ts';

const up: Action = {type: 'search-stepped', by: -1};
const down: Action = {type: 'search-stepped', by: 1};
const type = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});
const clear: Action = {type: 'search-edited', edit: {type: 'deleted', to: 'start'}};
const enter: Action = {type: 'search-entered'};
const leave: Action = {type: 'search-left'};

const view = ({query, focus, notice, search}: State) => ({
  text: query.field.text,
  cursor: query.field.cursor,
  focus,
  notice,
  history: search.history,
});

const lived = play(emptyState(), view, [
  [enter, {text: ''}],
  [type('op:KeyPurge '), {}],
  [leave, {history: ['op:KeyPurge']}],
  ...['failed', 'op:KeySign', 'failed'].flatMap(query => [
    [enter, {}] as const,
    [clear, {text: ''}] as const,
    [type(query), {text: query}] as const,
    [leave, {}] as const,
  ]),
]);

test('A query that was left in the line is kept once, the latest last', () => {
  assert.deepEqual(lived.search.history, ['op:KeyPurge', 'op:KeySign', 'failed']);
  assert.deepEqual(withHistory(['a'], ' '), ['a']);
  const many = Array.from({length: 600}, (_, index) => `q${index}`).reduce(withHistory, [] as readonly string[]);
  assert.deepEqual([many.length, many.at(-1)], [500, 'q599']);
});

test('Up walks through earlier queries, down comes back to what was typed', () => {
  play(lived, view, [
    [enter, {text: 'failed'}],
    [up, {text: 'op:KeySign', cursor: 10}],
    [up, {text: 'op:KeyPurge'}],
    [up, {text: 'op:KeyPurge', notice: 'There is no earlier query.'}],
    [down, {text: 'op:KeySign', notice: undefined}],
    [down, {text: 'failed'}],
    [down, {focus: 'events', text: 'failed'}],
  ]);
});

test('What was typed narrows them', () => {
  play(lived, view, [
    [enter, {}],
    [clear, {}],
    [type('OP:keyp'), {}],
    [up, {text: 'op:KeyPurge'}],
    [up, {text: 'op:KeyPurge', notice: 'No earlier query begins with `OP:keyp`.'}],
    [down, {text: 'OP:keyp'}],
  ]);
});

test('An earlier query that is changed is a new beginning', () => {
  play(lived, view, [
    [enter, {}],
    [up, {text: 'op:KeySign'}],
    [{type: 'search-edited', edit: {type: 'deleted', to: 'left'}}, {text: 'op:KeySig'}],
    [up, {text: 'op:KeySign'}],
    [down, {text: 'op:KeySig'}],
  ]);
});
