import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createLowerBytes} from '../../source/search/lower-bytes.ts';
import {needlesOfText, needlesOfValues} from '../../source/search/needle.ts';
import {fold} from '../../source/text/fold.ts';

const textsOf = (needles: ReturnType<typeof needlesOfText>) => needles?.map(({bytes}) => bytes.toString());

test('only the long s and the Kelvin sign fold to an ASCII letter', () => {
  const found: string[] = [];
  for (let code = 0x80; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (/[\0-\x7f]/.test(fold(character))) found.push(character);
  }
  assert.deepEqual(found, ['ſ', '\u212a']);
});

test('a plain text proves itself; one beyond ASCII is looked for by its longest ASCII piece', () => {
  assert.deepEqual(needlesOfText('TDE-27'), [{bytes: Buffer.from('tde-27'), proves: true}]);
  assert.deepEqual(needlesOfText('Straße'), [
    {bytes: Buffer.from('stra'), proves: false},
    {bytes: Buffer.from('ſ'), proves: false},
  ]);
  assert.equal(needlesOfText('ü'), undefined);
  assert.equal(needlesOfText(''), undefined);
});

test('values have needles only where their text is written as it is, or with escapes', () => {
  const equal = (text: string) => textsOf(needlesOfValues([{type: 'equal', text}]));
  assert.deepEqual(equal('RSA'), ['rsa', 'ſ', '\\u']);
  assert.deepEqual(equal('a/contoso "x"'), ['contoso ', 'ſ', '\\u']);
  for (const text of ['2048', '-1.5e+21', 'Infinity', '{"a":1}', '"', '']) assert.equal(equal(text), undefined, text);
  assert.deepEqual(
    textsOf(
      needlesOfValues([
        {type: 'glob', pattern: 'm*a2048'},
        {type: 'equal', text: 'pwd'},
      ]),
    ),
    [...['a2048', 'pwd', '\\u']],
  );
  assert.equal(needlesOfValues([{type: 'glob', pattern: '*RSA*'}]), undefined);
  assert.equal(
    needlesOfValues([
      {type: 'equal', text: 'pwd'},
      {type: 'equal', text: '1'},
    ]),
    undefined,
  );
});

test('of bytes, exactly the letters A to Z become lower case', () => {
  const lowerBytes = createLowerBytes();
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 40}), bytes => {
      const expected = bytes.map(byte => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
      assert.deepEqual(new Uint8Array(lowerBytes(bytes)), expected);
    }),
  );
  const all = Uint8Array.from({length: 256}, (_, byte) => byte);
  assert.equal(
    lowerBytes(all).toString('latin1').slice(0, 128),
    Buffer.from(all).toString('latin1', 0, 128).toLowerCase(),
  );
});
