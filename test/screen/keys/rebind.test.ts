import assert from 'node:assert/strict';
import {test} from 'node:test';
import {actionOf, defaultKeymap} from '../../../source/screen/keys/keymap.ts';
import {rebind, type WantedKeys} from '../../../source/screen/keys/rebind.ts';

const rebound = (wanted: WantedKeys) => rebind(defaultKeymap, wanted);
const failure = {type: 'jump-wanted', to: 'failure', direction: 'older'};

test('A command listens to the keys that the user wants, and no longer to its own', () => {
  const {keymap, problems} = rebound({'main.next-failure': ['f8', 'ctrl-e']});
  assert.deepEqual(problems, []);
  assert.deepEqual(actionOf(keymap, 'events', 'f8'), failure);
  assert.deepEqual(actionOf(keymap, 'detail', 'ctrl-e'), failure);
  assert.equal(actionOf(keymap, 'events', 'e'), undefined);
});

test('A command without keys is in the palette alone', () => {
  assert.equal(actionOf(rebound({'main.next-failure': []}).keymap, 'events', 'e'), undefined);
});

test('A key that does something else there is refused with a sentence, and the command keeps its keys', () => {
  const {keymap, problems} = rebound({'main.next-failure': ['z'], 'events.next': ['ctrl-c']});
  assert.deepEqual(problems, [
    '`main.next-failure` cannot have the key `z`: that is `main.zoom-in`.',
    '`events.next` cannot have the key `ctrl-c`: that is `everywhere.quit-now`.',
  ]);
  assert.deepEqual(actionOf(keymap, 'events', 'e'), failure);
});

test('A key of the main screen must not hide behind a pane’s own', () => {
  assert.deepEqual(rebound({'main.next-failure': ['j']}).problems, [
    '`main.next-failure` cannot have the key `j`: that is `events.next`.',
  ]);
});

test('Two commands can swap their keys', () => {
  const {keymap, problems} = rebound({'main.next-failure': ['z'], 'main.zoom-in': ['e']});
  assert.deepEqual(problems, []);
  assert.deepEqual(actionOf(keymap, 'events', 'z'), failure);
});

test('A wish that clashes only since another was refused is refused too', () => {
  const {keymap, problems} = rebound({'main.next-failure': ['ctrl-c'], 'main.zoom-in': ['e']});
  assert.equal(problems.length, 2);
  assert.deepEqual(actionOf(keymap, 'events', 'e'), failure);
});

test('A key that no terminal tells apart is refused', () => {
  const {keymap, problems} = rebound({'main.next-failure': ['alt-1']});
  assert.deepEqual(problems, [
    '`main.next-failure` cannot have the key `alt-1`: terminals send it as an escape and a digit.',
  ]);
  assert.deepEqual(actionOf(keymap, 'events', 'e'), failure);
});

test('A mistyped command is told with the nearest name', () => {
  assert.deepEqual(rebound({'main.next-failur': ['e']}).problems, [
    'There is no command `main.next-failur` to give keys to. Did you mean `main.next-failure`?',
  ]);
});
