import assert from 'node:assert/strict';
import {test} from 'node:test';
import {callerOf} from '../../source/event/caller.ts';
import {noIdentity, readIdentity} from '../../source/event/identity.ts';

const spellings: readonly {readonly name: string; readonly identity: unknown; readonly key: string}[] = [
  {name: 'short', identity: {claim: {oid: 'o'}}, key: 'oid'},
  {
    name: 'a URI',
    identity: {claim: {'http://schemas.microsoft.com/identity/claims/objectidentifier': 'o'}},
    key: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
  },
  {
    name: 'nested',
    identity: {claim: {http_schemas_microsoft_com_identity: {claims: {objectidentifier: 'o'}}}},
    key: 'http_schemas_microsoft_com_identity.claims.objectidentifier',
  },
  {
    name: 'a column',
    identity: {http_schemas_microsoft_com_identity_claims_objectidentifier: 'o'},
    key: 'http_schemas_microsoft_com_identity_claims_objectidentifier',
  },
];

for (const {name, identity, key} of spellings) {
  test(`a claim written as ${name} stands under its short name`, () => {
    for (const written of [identity, JSON.stringify(identity)]) {
      const read = readIdentity(written);
      assert.deepEqual([...(read?.claims ?? [])], [['oid', 'o']]);
      assert.deepEqual([...(read?.writtenKeys ?? [])], [['oid', key]]);
    }
  });
}

test('unknown claims keep their names, and other objects are values', () => {
  const read = readIdentity({claim: {xms_new: {a: 1}, groups: ['g']}, isAuthorized: true});
  assert.deepEqual(Object.fromEntries(read?.claims ?? []), {xms_new: {a: 1}, groups: ['g'], isAuthorized: true});
});

test('what is no identity is none, and claims are bounded', () => {
  for (const value of ['XXXX', '{"claim":', '[]', 7, null, undefined, []]) assert.equal(readIdentity(value), undefined);
  const many = Object.fromEntries(Array.from({length: 10_000}, (_, i) => [`c${i}`, i]));
  assert.equal(readIdentity({claim: many})?.claims.size, 256);
});

test('a caller is named by the first claim that says who it is', () => {
  const claims: {[name: string]: string} = {
    upn: 'alice@contoso.com',
    unique_name: 'alice',
    xms_mirid: '/subscriptions/s/providers/Microsoft.ManagedIdentity/userAssignedIdentities/svc-orders',
    appid: '04B07795-8DDB-461A-BBEE-02F9E1BF7B46',
    oid: 'b1c52bf0',
  };
  const names: string[] = [];
  for (const claim of Object.keys(claims)) {
    names.push(callerOf(readIdentity({claim: claims}) ?? noIdentity).caller);
    claims[claim] = '';
  }
  names.push(callerOf(readIdentity({claim: claims}) ?? noIdentity).caller);
  assert.deepEqual(names, ['alice@contoso.com', 'alice', 'svc-orders', 'Azure CLI', 'b1c52bf0', 'unauthenticated']);
  assert.equal(callerOf(readIdentity({claim: {azp: 'unknown-app', oid: 'o'}}) ?? noIdentity).caller, 'unknown-app');
});
