import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toAscii} from '../../../source/screen/paint/ascii.ts';

test('Every character of the screen has a likeness of the same width', () => {
  assert.equal(toAscii('┌ Events ─ 1/2 ┐│▌✗ 403 … ▲ ▁▄█'), '+ Events - 1/2 +|>x 403 . ^ .:#');
});

test('Other characters become question marks, as many as they are wide', () => {
  assert.equal(toAscii('鍵ü€'), '????');
});

test('Styles stay as they are', () => {
  assert.equal(toAscii('\x1b[31m✗\x1b[39m'), '\x1b[31mx\x1b[39m');
});
