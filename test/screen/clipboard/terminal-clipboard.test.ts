import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clipboardSequence} from '../../../source/screen/clipboard/terminal-clipboard.ts';

const encoded = Buffer.from('sché').toString('base64');

test('A terminal gets the text by OSC 52', () => {
  assert.equal(clipboardSequence('sché', {TERM: 'xterm-256color'}), `\x1b]52;c;${encoded}\x07`);
});

test('tmux gets it for itself and for the terminal around it', () => {
  const sequence = clipboardSequence('sché', {TERM: 'tmux-256color', TMUX: '/tmp/tmux-0/default,1,0'})!;
  assert.ok(sequence.startsWith(`\x1b]52;c;${encoded}\x07`));
  assert.ok(sequence.endsWith(`\x1bPtmux;\x1b\x1b]52;c;${encoded}\x07\x1b\\`));
});

test('screen gets it in pieces that it lets through, and in the terminal they are one', () => {
  const text = 'x'.repeat(2000);
  const sequence = clipboardSequence(text, {TERM: 'screen', STY: '1.pts'})!;
  const pieces = [...sequence.matchAll(/\x1bP([\s\S]*?)\x1b\\/g)].map(([, piece]) => piece!);
  assert.ok(pieces.length > 5);
  assert.ok(pieces.every(piece => piece.length <= 768));
  assert.equal(pieces.join(''), clipboardSequence(text, {TERM: 'xterm'}));
});

test('What terminals drop is not sent: too long a text, or any to those that know no such thing', () => {
  assert.notEqual(clipboardSequence('x'.repeat(74_000), {TERM: 'xterm'}), undefined);
  assert.equal(clipboardSequence('x'.repeat(76_000), {TERM: 'xterm'}), undefined);
  for (const variables of [{TERM: 'linux'}, {TERM_PROGRAM: 'Apple_Terminal'}, {VTE_VERSION: '7600'}]) {
    assert.equal(clipboardSequence('x', variables), undefined, JSON.stringify(variables));
  }
});
