import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {addressBits, addressMatcher, networkMatcher} from '../../source/event/network.ts';

test('A network holds the addresses that share its first bits, however they are written', () => {
  const examples: readonly (readonly [string, number, string, boolean])[] = [
    ['203.0.113.0', 24, '203.0.113.7', true],
    ['203.0.113.99', 24, '203.0.113.7', true],
    ['203.0.113.0', 24, '203.0.114.7', false],
    ['203.0.113.0', 24, '::ffff:203.0.113.7', true],
    ['0.0.0.0', 0, '198.51.100.1', true],
    ['0.0.0.0', 0, '2001:db8::1', false],
    ['2001:db8::', 32, '2001:0DB8:1:0:0:0:0:7', true],
    ['2001:db8::', 32, '2001:db9::7', false],
    ['2001:db8::7', 128, '2001:db8::7', true],
    ['fe80::', 10, 'fe80::1%eth0', true],
    ['203.0.113.0', 24, 'X.X.X.X', false],
    ['203.0.113.0', 24, '', false],
    ['203.0.113.0', 33, '203.0.113.0', false],
  ];
  for (const [address, prefix, written, expected] of examples) {
    assert.equal(networkMatcher(address, prefix)(written), expected, `${address}/${prefix} ${written}`);
  }
});

test('An address is itself in every spelling', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['203.0.113.7:443', '203.0.113.7'],
    ['[2001:DB8::7]:443', '2001:db8:0::7'],
    ['2001:db8:0:0:0:0:0:7', '2001:db8::7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
  ];
  for (const [one, other] of pairs) assert.equal(addressMatcher(one)?.(other), true, one);
  assert.equal(addressMatcher('203.0.113.7')?.('203.0.113.70'), false);
});

test('What is no whole address has no bits, and matches no other spelling', () => {
  for (const text of ['', '203.0.113', 'X.X.X.X', 'fe80::1%eth0', '203.0.113.0/24', 'alice']) {
    assert.equal(addressBits(text), undefined, text);
    assert.equal(addressMatcher(text), undefined, text);
  }
});

test('Every address lies in each network around it', () => {
  const address = fc.oneof(
    fc.ipV4().map(text => [text, 32] as const),
    fc.ipV6().map(text => [text, 128] as const),
  );
  fc.assert(
    fc.property(address, fc.nat(128), ([text, bits], prefix) => {
      assert.ok(networkMatcher(text, Math.min(bits, prefix))(text));
    }),
  );
});
