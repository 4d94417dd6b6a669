import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Key} from 'ink';
import {keyNames, typedText} from '../../../source/screen/keys/key-name.ts';

const none = {ctrl: false, shift: false, meta: false} as Key;

test('Special keys have names, with their modifiers before them', () => {
  assert.deepEqual(keyNames('', {...none, pageDown: true}), ['pagedown']);
  assert.deepEqual(keyNames('', {...none, tab: true, shift: true}), ['shift-tab']);
  assert.deepEqual(keyNames('', {...none, leftArrow: true, ctrl: true}), ['ctrl-left']);
  assert.deepEqual(keyNames('d', {...none, ctrl: true}), ['ctrl-d']);
  assert.deepEqual(keyNames('b', {...none, meta: true}), ['alt-b']);
});

test('Keys that arrived together are told apart', () => {
  assert.deepEqual(keyNames('jj G\r/\x04', none), ['j', 'j', 'space', 'G', 'enter', '/', 'ctrl-d']);
});

test('A key that Ink does not know has no name', () => {
  assert.deepEqual(keyNames('', none), []);
});

test('Characters type themselves, named and modified keys type nothing', () => {
  assert.equal(typedText('ü'), 'ü');
  assert.equal(typedText('space'), ' ');
  assert.equal(typedText('-'), '-');
  for (const name of ['enter', 'ctrl-d', 'alt-b', 'up', 'shift-tab']) assert.equal(typedText(name), undefined);
});
