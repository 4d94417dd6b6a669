import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createAddressReader, parseAddress} from '../../source/event/address.ts';

test('an address loses its port and its brackets, and nothing else', () => {
  const addresses: readonly (readonly [string, string | undefined, number | undefined])[] = [
    ['203.0.113.7', '203.0.113.7', undefined],
    ['203.0.113.7:443', '203.0.113.7', 443],
    ['2001:DB8::7', '2001:db8::7', undefined],
    ['[2001:DB8::7]', '2001:db8::7', undefined],
    ['[2001:db8::7]:50123', '2001:db8::7', 50_123],
    ['X.X.X.X', 'X.X.X.X', undefined],
    ['X.X.X.X:443', 'X.X.X.X', 443],
    ['203.0.113.7:99999', '203.0.113.7:99999', undefined],
    ['[junk]:1', '[junk]:1', undefined],
    ['somewhere:80', 'somewhere:80', undefined],
    ['', undefined, undefined],
    ['  ', undefined, undefined],
  ];
  for (const [text, address, port] of addresses) assert.deepEqual(parseAddress(text), {address, port}, text);
});

test('every address with a port is the address without', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({min: 0, max: 65_535}), (address, port) => {
      const written = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
      assert.deepEqual(parseAddress(written), {...parseAddress(address), port});
    }),
  );
});

test('a reader that remembers hosts says what reading anew would say', () => {
  const read = createAddressReader();
  const part = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom('X.X.X.X', '', ' ', '::1', '[::1]', ':', 'host', ':443', ':99999'),
  );
  fc.assert(
    fc.property(fc.array(part, {maxLength: 3}), parts => {
      const written = parts.join('');
      assert.deepEqual(read(written), parseAddress(written));
      assert.deepEqual(read(`${written}:80`), parseAddress(`${written}:80`));
    }),
    {numRuns: 500},
  );
});
