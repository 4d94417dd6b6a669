import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {test} from 'node:test';
import fc from 'fast-check';
import packageWidth from 'string-width';

// Its file is bundled, where `require` is there.
globalThis.require ??= createRequire(new URL('../../source/text/', import.meta.url));
const {default: stringWidth} = await import('../../source/text/string-width.ts');

const anyText = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string(),
  fc.constantFrom('│ ● ▲ … →', '鍵管理者', '👩💻👍', '\u001B[1mbold\u001B[0m', '1️⃣'),
);

test('What stands in for string-width finds the same widths', () => {
  fc.assert(
    fc.property(anyText, text => assert.equal(stringWidth(text), packageWidth(text))),
    {numRuns: 1_000},
  );
});

test('Options reach the package', () => {
  assert.equal(stringWidth('│', {ambiguousIsNarrow: false}), packageWidth('│', {ambiguousIsNarrow: false}));
});
