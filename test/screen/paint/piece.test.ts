import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {paintBoth, paintLine, piece} from '../../../source/screen/paint/piece.ts';
import type {Brush} from '../../../source/screen/theme/brush.ts';
import {cellWidth} from '../../../source/text/cells.ts';

const plain: Brush = (_role, text) => text;
const marked: Brush = (role, text) => `<${role}:${text}>`;

test('Each piece is painted in its role and the rest of the line is blank', () => {
  assert.equal(paintLine([piece('failed', '403'), piece('text', ' no')], 8, marked), '<failed:403><text: no>  ');
});

test('What does not fit is cut, also where a piece ends just at the edge', () => {
  assert.equal(paintLine([piece('text', 'abc'), piece('text', 'def')], 5, plain), 'abcd…');
  assert.equal(paintLine([piece('text', 'abc'), piece('text', 'def')], 3, plain), 'ab…');
  assert.equal(paintLine([piece('text', 'abc'), piece('text', ' ')], 3, plain), 'abc');
});

test('Two lines share the width, and without room only the first is shown', () => {
  assert.equal(paintBoth([piece('text', 'left')], [piece('text', 'right')], 14, plain), 'left     right');
  assert.equal(paintBoth([piece('text', 'a long left side')], [piece('text', 'right')], 14, plain), 'a long left s…');
});

test('A painted line is exactly as wide as asked', () => {
  const pieces = fc.array(fc.oneof(fc.string(), fc.constantFrom('鍵', 'ü', '…')).map(text => piece('text', text)));
  fc.assert(
    fc.property(pieces, pieces, fc.integer({min: 1, max: 50}), (left, right, width) => {
      assert.equal(cellWidth(paintLine(left, width, plain)), width);
      assert.equal(cellWidth(paintBoth(left, right, width, plain)), width);
    }),
  );
});
