import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {cellWidth, fit, fitMiddle, fitRight, wrap} from '../../source/text/cells.ts';
import {safeText} from '../../source/text/safe-text.ts';

const safe = fc.string({unit: 'binary'}).map(safeText);
const anyText = fc.oneof(safe, fc.string(), fc.constantFrom('鍵管理者', 'naïve 🔑 café', '👩💻👍', 'ключ'));

test('Short text is padded and long text cut with an ellipsis', () => {
  assert.equal(fit('abc', 5), 'abc  ');
  assert.equal(fit('abcdef', 5), 'abcd…');
  assert.equal(fit('abcde', 5), 'abcde');
  assert.equal(fit('abc', 0), '');
});

test('A wide character that does not fit whole leaves a blank', () => {
  assert.equal(fit('鍵鍵鍵', 4), '鍵 …');
  assert.equal(fit('鍵鍵', 4), '鍵鍵');
});

test('Text is cut in its middle where both ends are wanted', () => {
  assert.equal(fitMiddle('sql-tde-orders', 9), 'sql-…ders');
  assert.equal(fitMiddle('short', 9), 'short    ');
  assert.equal(fitMiddle('abcdef', 4), 'abc…');
  fc.assert(
    fc.property(anyText, fc.integer({min: 0, max: 60}), (text, width) => {
      assert.equal(cellWidth(fitMiddle(safeText(text), width)), width);
    }),
  );
});

test('Numbers are padded on the left', () => {
  assert.equal(fitRight('12', 5), '   12');
  assert.equal(fitRight('123456', 5), '1234…');
});

test('Any safe text is fitted into exactly the width', () => {
  fc.assert(
    fc.property(anyText, fc.integer({min: 0, max: 60}), (text, width) => {
      assert.equal(stringWidth(fit(text, width)), width);
      assert.equal(stringWidth(fitRight(text, width)), Math.max(width, 0));
    }),
  );
});

test('The width agrees with string-width for any safe text', () => {
  fc.assert(fc.property(anyText, text => assert.equal(cellWidth(text), stringWidth(text))));
});

test('Wrapping breaks after a blank where one is near, else anywhere', () => {
  assert.deepEqual(wrap('one two three', 8), ['one two', 'three']);
  assert.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
  assert.deepEqual(wrap('', 4), ['']);
});

test('Wrapped lines fit the width and hold every visible character', () => {
  fc.assert(
    fc.property(anyText, fc.integer({min: 2, max: 40}), (text, width) => {
      const lines = wrap(text, width);
      for (const line of lines) assert.ok(cellWidth(line) <= width, `${JSON.stringify(line)} is wider than ${width}`);
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }),
  );
});
