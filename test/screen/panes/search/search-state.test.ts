import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mainMistake, mistakes} from '../../../../source/screen/panes/search/mistakes.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {emptyState, play} from '../../state/script.ts';

const type = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});
const move = (to: 'start' | 'end'): Action => ({type: 'search-edited', edit: {type: 'moved', to}});
const tab: Action = {type: 'completion-taken'};
const enter: Action = {type: 'search-entered'};
const begun = reduce(emptyState(), enter);

const view = (state: State) => ({
  text: state.query.field.text,
  cursor: state.query.field.cursor,
  focus: state.focus,
  notice: state.notice,
  mistakes: mistakes(state).length,
});

test('Tab puts what was meant in the place of a mistake', () => {
  play(begun, view, [
    [type('stauts:403'), {mistakes: 1}],
    [tab, {text: 'status:403', cursor: 10, mistakes: 0}],
  ]);
  play(begun, view, [
    [type('stauts:403 since:tody'), {mistakes: 2}],
    [tab, {text: 'stauts:403 since:today', mistakes: 1}],
    [type(' '), {}],
    [tab, {text: 'status:403 since:today ', cursor: 23, mistakes: 0}],
  ]);
});

test('A mistake at the cursor is told before the others', () => {
  const state = [type('stauts:403 status:abc'), move('end')].reduce(reduce, begun);
  assert.match(mainMistake(state)!.sentence, /takes a number/);
  assert.match(mainMistake(reduce(state, move('start')))!.sentence, /stauts/);
  assert.match(mainMistake(reduce(state, {type: 'search-left'}))!.sentence, /stauts/);
});

test('What is being typed is no mistake as long as there is something to complete it with', () => {
  play(begun, view, [
    [type('stauts:1 is:'), {mistakes: 1}],
    [type('xyz'), {mistakes: 2}],
  ]);
});

test('What is pasted where nothing is typed goes behind the query', () => {
  play(begun, view, [
    [type('failed'), {}],
    [move('start'), {}],
    [{type: 'search-left'}, {focus: 'events'}],
    [
      {type: 'text-pasted', text: ' 8806614c-ebc3-11ea\n'},
      {text: 'failed 8806614c-ebc3-11ea', focus: 'search'},
    ],
  ]);
});

test('A paste of several lines is one query', () => {
  play(emptyState(), view, [
    [
      {type: 'text-pasted', text: 'op:KeySign\r\n  failed\r\n'},
      {text: 'op:KeySign   failed', focus: 'search'},
    ],
  ]);
});

test('Far too much text is refused with a sentence, and what was typed stays', () => {
  play(begun, view, [
    [type('failed'), {}],
    [
      type('x'.repeat(5000)),
      {text: 'failed', notice: 'A query has at most 2,000 characters: this is too long to be added.'},
    ],
    [type(' ok'), {text: 'failed ok', notice: undefined}],
  ]);
});
