import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fold} from '../../source/text/fold.ts';

test('Texts fold as people expect', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['', ''],
    ['KeyDelete', 'keydelete'],
    ['ALICE@CONTOSO.COM', 'alice@contoso.com'],
    ['ÄRGER', 'ärger'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Οδυσσευς', 'οδυσσευσ'],
    ['\u212Aelvin', 'kelvin'],
    ['Straße', 'straße'],
    ['STRASSE', 'strasse'],
    ['İstanbul', 'İstanbul'],
    ['ılık', 'ılık'],
    ['𐐀', '𐐨'],
    ['\ud800A', '\ud800a'],
  ];
  for (const [text, folded] of examples) assert.equal(fold(text), folded, text);
});

test('Each code point folds to one code point, as the simple folding of the regular expressions does', () => {
  for (let code = 0; code < 0x20000; code++) {
    const character = String.fromCodePoint(code);
    const folded = fold(character);
    if (folded === character) continue;
    assert.equal([...folded].length, 1, character);
    assert.equal(fold(folded), folded, character);
    assert.match(character, new RegExp(`^${folded}$`, 'iu'));
  }
});
