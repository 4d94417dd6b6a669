import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bytesOfKey} from '../helpers/keys.ts';

test('every kind of key sends what xterm sends for it', () => {
  const expected = {
    enter: '\r',
    esc: '\x1b',
    'shift-tab': '\x1b[Z',
    up: '\x1b[A',
    'shift-up': '\x1b[1;2A',
    'alt-left': '\x1b[1;3D',
    'ctrl-shift-right': '\x1b[1;6C',
    pagedown: '\x1b[6~',
    'ctrl-delete': '\x1b[3;5~',
    f1: '\x1bOP',
    f5: '\x1b[15~',
    'ctrl-a': '\x01',
    'ctrl-z': '\x1a',
    'ctrl-]': '\x1d',
    'alt-x': '\x1bx',
    '-': '-',
    'alice-ctrl': 'alice-ctrl',
    '/purge': '/purge',
  };
  for (const [key, bytes] of Object.entries(expected)) assert.equal(bytesOfKey(key), bytes, key);
});

test('in application mode only cursor keys without modifiers change', () => {
  assert.equal(bytesOfKey('up', true), '\x1bOA');
  assert.equal(bytesOfKey('shift-up', true), '\x1b[1;2A');
  assert.equal(bytesOfKey('pageup', true), '\x1b[5~');
});
