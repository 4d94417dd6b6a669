import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keyLabel, nameOfCharacter, typedText} from '../../../source/screen/keys/key-name.ts';

test('Controls have the names of their keys', () => {
  assert.deepEqual(['\r', '\t', '\x7f', ' ', '\x04', '\x1f', '\0'].map(nameOfCharacter), [
    ...['enter', 'tab', 'backspace', 'space', 'ctrl-d', 'ctrl-_', 'ctrl-space'],
  ]);
});

test('Only keys that type text have text', () => {
  assert.deepEqual(['q', '鍵', 'space', '-', 'f'].map(typedText), ['q', '鍵', ' ', '-', 'f']);
  for (const name of ['enter', 'up', 'pagedown', 'ctrl-d', 'alt-b', 'shift-tab', 'f1', 'f12', 'insert', 'ctrl-space']) {
    assert.equal(typedText(name), undefined, name);
  }
});

test('Keys are shown as people read them', () => {
  assert.deepEqual(['ctrl-d', 'alt-left', 'f5', 'pagedown', 'j', 'escape'].map(keyLabel), [
    ...['^d', 'alt-←', 'F5', 'PgDn', 'j', 'esc'],
  ]);
});
