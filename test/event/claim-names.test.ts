import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {describeClaim} from '../../source/event/claim-names.ts';

test('claims are described in plain words', () => {
  const claims: readonly (readonly [string, unknown, string, string])[] = [
    ['oid', 'b1c5', 'object id', 'b1c5'],
    ['iat', '1790812000', 'issued', '2026-09-30T23:46:40Z'],
    ['exp', 1_790_812_000, 'expires', '2026-09-30T23:46:40Z'],
    ['exp', 'XXXX', 'expires', 'XXXX'],
    ['exp', 1e300, 'expires', '1e+300'],
    [
      'appid',
      '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      'application',
      'Azure CLI (04b07795-8ddb-461a-bbee-02f9e1bf7b46)',
    ],
    ['appid', 'own', 'application', 'own'],
    ['appidacr', '2', 'application proved by', 'a certificate'],
    ['azpacr', 0, 'application proved by', 'nothing (public client)'],
    ['amr', ['pwd', 'mfa'], 'signed in by', 'pwd, mfa'],
    ['xms_new', {a: 1}, 'xms_new', '{"a":1}'],
    ['ver', null, 'token version', 'null'],
  ];
  for (const [name, value, label, text] of claims) assert.deepEqual(describeClaim(name, value), {label, text});
});

test('no claim makes it throw', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('iat', 'appid', 'appidacr', '__proto__', 'constructor'),
      fc.jsonValue(),
      (name, value) => {
        assert.equal(typeof describeClaim(name, value).text, 'string');
      },
    ),
  );
});
