import assert from 'node:assert/strict';
import {test} from 'node:test';
import {actionOf, contexts, everywhereKeys} from '../../../source/screen/keys/bindings.ts';
import type {Focus} from '../../../source/screen/state/state.ts';

test('A key does what the table of the focused pane says', () => {
  assert.deepEqual(actionOf('events', 'j'), {type: 'selection-moved', by: {rows: 1}});
  assert.deepEqual(actionOf('detail', 'j'), {type: 'detail-scrolled', by: {rows: 1}});
  assert.deepEqual(actionOf('search', 'j'), {type: 'search-edited', edit: {type: 'inserted', text: 'j'}});
  assert.equal(actionOf('events', 'ü'), undefined);
});

test('Quitting, suspending and redrawing work everywhere', () => {
  for (const focus of Object.keys(contexts) as Focus[]) {
    assert.deepEqual(actionOf(focus, 'ctrl-c'), {type: 'program-quit'});
    assert.deepEqual(actionOf(focus, 'ctrl-z'), {type: 'program-suspended'});
    assert.deepEqual(actionOf(focus, 'ctrl-l'), {type: 'redraw-wanted'});
  }
});

test('No key is bound twice in one place', () => {
  for (const [focus, {bindings}] of Object.entries(contexts)) {
    const names = [...bindings, ...everywhereKeys].flatMap(({keys}) => Object.keys(keys));
    const twice = names.filter((name, index) => names.indexOf(name) !== index && !(focus === 'help' && name === '?'));
    assert.deepEqual(twice, [], focus);
  }
});
