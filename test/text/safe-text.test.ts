import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {safeText} from '../../source/text/safe-text.ts';

test('Control characters are shown as their pictures', () => {
  assert.equal(safeText('a\x1b[2Jb\x00\x07\x7f'), 'a␛[2Jb␀␇␡');
});

test('A tab becomes a blank', () => {
  assert.equal(safeText('a\tb'), 'a b');
});

test('C1 controls, bidirectional overrides and zero-width characters are shown as dots', () => {
  assert.equal(safeText('\x9b2J|\u202eabc|\u200b|\u2028|\ufeff|\u00ad|\u3164'), '·2J|·abc|·|·|·|·|·');
});

test('Joiners, variation selectors and skin tones are left out', () => {
  assert.equal(safeText('👩‍💻 ❤️ 👍🏽'), '👩💻 ❤ 👍');
});

test('A lone surrogate becomes the replacement character', () => {
  assert.equal(safeText('a\ud800b'), 'a�b');
});

test('No text keeps a control, format or separator character', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => {
      assert.doesNotMatch(safeText(text), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
    }),
  );
});

test('Safe text stays as it is when made safe again', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => {
      assert.equal(safeText(safeText(text)), safeText(text));
    }),
  );
});

test('What terminals measure differently is written another way', () => {
  assert.equal(safeText('\u1112\u1161\u11ab\u1100\u1173\u11af \u1161'), '한글 ·');
  assert.equal(safeText('น\u0e49\u0e33'), 'น\u0e49\u0e4d\u0e32');
  assert.equal(safeText('नमस्ते'), 'नमस·ते');
  assert.equal(safeText('🫠 🔑'), '□ 🔑');
  assert.equal(safeText('\u0301x'), '◌\u0301x');
  assert.equal(safeText(`z${'\u0301'.repeat(500)}`), `z${'\u0301'.repeat(4)}`);
});
