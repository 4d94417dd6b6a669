import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBrush} from '../../../source/screen/theme/brush.ts';
import {none, type Role} from '../../../source/screen/theme/themes.ts';

const roles = Object.keys(none) as Role[];
const codes = (text: string): readonly string[] => text.match(/\x1b\[[\d;]*m/g) ?? [];

test('Every style that is opened is closed on its line, at every level of colour', () => {
  for (const level of [0, 1, 2, 3] as const) {
    const brush = createBrush(level);
    for (const role of roles)
      assert.match(brush(role, 'text'), /^(?:(?:\x1b\[[\d;]+m)+text(?:\x1b\[[\d;]+m)+|text)$/, role);
  }
});

test('Without colours nothing is coloured, and the selection is reversed', () => {
  const brush = createBrush(0);
  assert.deepEqual(codes(brush('selected', 'text')), ['\x1b[7m', '\x1b[27m']);
  for (const role of roles) {
    for (const code of codes(brush(role, 'text'))) assert.match(code, /^\x1b\[(?:2?[47])m$/, role);
  }
});

test('Sixteen colours are asked for by their names', () => {
  assert.deepEqual(codes(createBrush(1)('failed', 'text')), ['\x1b[91m', '\x1b[39m']);
});

test('The terminal gets as many colours as it can show', () => {
  assert.match(createBrush(2)('failed', 'x'), /\x1b\[38;5;\d+m/);
  assert.match(createBrush(3)('failed', 'x'), /\x1b\[38;2;\d+;\d+;\d+m/);
});
