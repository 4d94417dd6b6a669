import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {readIdentity} from '../../source/event/identity.ts';
import {claimsOf} from '../../source/knowledge/claims.ts';
import {someEvent} from '../event/some-event.ts';

const time = {milliseconds: Date.parse('2026-10-01T02:03:10Z'), ticks: 0};

function told(claim: object, address?: string) {
  const entries = claimsOf({...someEvent, time, address, identity: readIdentity({claim})!});
  return entries.map(({key, label, text, note}) =>
    note === undefined ? [key, label, text] : [key, label, text, note],
  );
}

test('Dates are told with what they are to the event', () => {
  const seconds = time.milliseconds / 1000;
  assert.deepEqual(told({iat: String(seconds - 720), nbf: seconds, exp: seconds + 3600, auth_time: 'XXXX'}), [
    ['iat', 'issued', '2026-10-01T01:51:10Z · 12 min before'],
    ['nbf', 'not before', '2026-10-01T02:03:10Z · at the same time'],
    ['exp', 'expires', '2026-10-01T03:03:10Z · 1 h after'],
    ['auth_time', 'signed in', 'XXXX'],
  ]);
  assert.deepEqual(told({exp: seconds - 7200})[0]![3], 'the token had expired 2 h before it was shown');
});

test('Whatever the spelling, a claim keeps the key as it was written', () => {
  const oid = 'b1c52bf0-1111-4222-8333-444455556666';
  const note = 'stays the same when names change';
  const uri = 'http://schemas.microsoft.com/identity/claims/objectidentifier';
  assert.deepEqual(told({[uri]: oid}), [[uri, 'object id', oid, note]]);
  assert.deepEqual(told({http_schemas_microsoft_com_identity: {claims: {objectidentifier: oid}}}), [
    ['http_schemas_microsoft_com_identity.claims.objectidentifier', 'object id', oid, note],
  ]);
});

test('Ways to sign in, scopes, roles, tenants and identities are explained, and ids named where they are known', () => {
  const examples: readonly (readonly [object, string | undefined])[] = [
    [{amr: ['pwd', 'mfa']}, 'a password and a second factor'],
    [{amr: '["rsa"]'}, '"["rsa"]"'],
    [{scp: 'user_impersonation'}, 'whatever the person may, the application may in their name'],
    [{scp: 'other'}, undefined],
    [{wids: ['62e90394-69f5-4237-9190-012177145e10', 'x']}, 'Global Administrator (everything in the directory)'],
    [{tid: '72F988BF-86F1-41AF-91AB-2D7CD011DB47'}, "Microsoft's own tenant"],
    [{aud: 'https://vault.azure.net'}, 'meant for Key Vaults'],
    [{idtyp: 'app'}, 'the application asked for itself: no person is behind it'],
    [{upn: 'a_b.org#EXT#@contoso.com'}, 'a guest from another tenant'],
    [
      {xms_mirid: '/subscriptions/s/resourcegroups/g/providers/Microsoft.Sql/servers/orders'},
      'orders: the managed identity of a SQL server, in resource group g',
    ],
    [{xms_new: 'x'}, 'an extension by Microsoft, not documented'],
    [{our_own: 'x'}, undefined],
  ];
  for (const [claim, note] of examples) assert.equal(told(claim)[0]![3], note, JSON.stringify(claim));
});

test('The address at sign-in is compared with the one that the request came from', () => {
  assert.equal(told({ipaddr: '203.0.113.7'}, '203.0.113.7')[0]![3], 'where the request came from, too');
  assert.equal(told({ipaddr: '203.0.113.7'}, '10.0.0.1')[0]![3], 'the request came from another one, 10.0.0.1');
  assert.equal(told({ipaddr: '10.0.0.9'})[0]![3], 'a private address: within a virtual network, or behind a VPN');
});

test('No claims make it throw', () => {
  const name = fc.constantFrom(
    'iat',
    'amr',
    'wids',
    'xms_mirid',
    'ipaddr',
    'aud',
    'acct',
    '__proto__',
    'constructor',
    'exp',
  );
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue()), claim => {
      for (const {text, label} of claimsOf({...someEvent, time, identity: readIdentity({claim})!})) {
        assert.equal(typeof text + typeof label, 'stringstring');
      }
    }),
  );
});
