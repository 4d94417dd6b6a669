import assert from 'node:assert/strict';
import {test} from 'node:test';
import {actionOf, defaultKeymap} from '../../../source/screen/keys/keymap.ts';
import type {Focus} from '../../../source/screen/state/state.ts';

test('A key does what the table of the focused pane says', () => {
  assert.deepEqual(actionOf(defaultKeymap, 'events', 'j'), {type: 'selection-moved', by: {rows: 1}});
  assert.deepEqual(actionOf(defaultKeymap, 'detail', 'j'), {type: 'detail-moved', by: {rows: 1}});
  assert.deepEqual(actionOf(defaultKeymap, 'search', 'j'), {
    type: 'search-edited',
    edit: {type: 'inserted', text: 'j'},
  });
  assert.equal(actionOf(defaultKeymap, 'events', 'ü'), undefined);
});

test('Quitting, suspending and redrawing work everywhere', () => {
  for (const focus of Object.keys(defaultKeymap.contexts) as Focus[]) {
    assert.deepEqual(actionOf(defaultKeymap, focus, 'ctrl-c'), {type: 'program-quit'});
    assert.deepEqual(actionOf(defaultKeymap, focus, 'ctrl-z'), {type: 'program-suspended'});
    assert.deepEqual(actionOf(defaultKeymap, focus, 'ctrl-l'), {type: 'redraw-wanted'});
  }
});

test('No key is bound twice in one place', () => {
  const {contexts, main, everywhere} = defaultKeymap;
  for (const {title, commands} of [main, everywhere, ...Object.values(contexts)]) {
    const keys = [...commands, ...(commands === everywhere.commands ? [] : everywhere.commands)].flatMap(
      ({keys}) => keys,
    );
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
      title,
    );
  }
});
