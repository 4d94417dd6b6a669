import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {AuditEvent} from '../../source/event/audit-event.ts';
import {createParser} from '../../source/event/parse-event.ts';

const {parseJson, parseRow} = createParser('whole');

function read(record: unknown): AuditEvent {
  const event = parseJson(JSON.stringify(record));
  assert.ok(event.readable);
  return event;
}

/** Keys and values that a record may hold, and those that it must never be allowed to. */
const key = fc.oneof(
  fc.constantFrom('time', 'identity', 'properties', 'operationName', 'httpStatusCode', 'callerIpAddress', 'durationMs'),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'claim',
    'upn',
    'id',
    'requestUri',
    'http://x',
    'resourceId',
  ),
  fc.string(),
);
const json = fc.letrec<{value: unknown}>(tie => ({
  value: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc.constantFrom<unknown>(
      null,
      '',
      '{"claim":{"__proto__":{"polluted":true}}}',
      '2026-10-01T00:00:00Z',
      403,
      '403',
      true,
      -1,
      1e300,
    ),
    fc.string(),
    fc.array(tie('value'), {maxLength: 4}),
    fc.array(fc.tuple(key, tie('value')), {maxLength: 8}).map(entries => Object.fromEntries(entries)),
  ),
})).value;

test('no text makes the parser throw', () => {
  fc.assert(fc.property(fc.string({unit: 'binary'}), text => typeof parseJson(text).readable === 'boolean'));
  fc.assert(
    fc.property(json, fc.nat(), (value, cut) => {
      const text = JSON.stringify(value);
      parseJson(text.slice(0, cut % (text.length + 1)));
      const record = parseJson(text);
      assert.equal(record.readable, typeof value === 'object' && value !== null && !Array.isArray(value));
    }),
  );
  fc.assert(fc.property(fc.array(key), fc.array(fc.string()), (header, row) => parseRow(header, row).readable));
});

test('no record reaches a prototype', () => {
  const names = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(json, value => {
      const event = parseJson(JSON.stringify(value));
      if (event.readable) assert.equal(Object.getPrototypeOf(event.properties), Object.prototype);
      assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), names);
      assert.equal(({} as {polluted?: unknown}).polluted, undefined);
    }),
  );
});

test('nesting deeper than 100 levels is unreadable, whatever its depth', () => {
  const nested = (levels: number) => parseJson(`${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`);
  assert.equal(nested(100).readable, true);
  assert.deepEqual(nested(101), {readable: false, reason: 'nested deeper than 100 levels'});
  assert.deepEqual(nested(100_000), {readable: false, reason: 'nested deeper than 100 levels'});
  const identity = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
  assert.equal(read({identity}).caller, 'unauthenticated');
});

test('what is no record says why', () => {
  const reasons: readonly (readonly [string, string])[] = [
    ['', 'not JSON: ends in the middle'],
    ['{"a":1', 'not JSON: ends in the middle'],
    ['{"a', 'not JSON: ends in the middle'],
    ['hello', 'not JSON: unexpected h'],
    ['\u001b[2J', 'not JSON: unexpected U+001B'],
    ['{a:1}', 'not JSON: unexpected a'],
    ['{"a":"\t"}', 'not JSON: a control character inside a text'],
    ['{"a":"\\x"}', 'not JSON: an unknown escape inside a text'],
    ['{} {}', 'not JSON: more text after the record'],
    ['[]', 'not a record: an array'],
    ['true', 'not a record: a boolean'],
    ['7', 'not a record: a number'],
  ];
  for (const [text, reason] of reasons) assert.deepEqual(parseJson(text), {readable: false, reason});
});

test('an identity is named in the same way as text, as an object and in columns', () => {
  const claim = {oid: 'o', appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46', upn: 'u@contoso.com'};
  const columns = {
    identity_claim_oid_g: claim.oid,
    identity_claim_appid_g: claim.appid,
    identity_claim_upn_s: claim.upn,
  };
  const seen = [{identity: {claim}}, {identity: JSON.stringify({claim})}, columns].map(record => {
    const {caller, objectId, application, identity} = read(record);
    return {caller, objectId, application, claims: Object.fromEntries(identity.claims)};
  });
  const expected = {caller: 'u@contoso.com', objectId: 'o', application: 'Azure CLI', claims: claim};
  assert.deepEqual(seen, [expected, expected, expected]);
});

test('what a field cannot hold stays among the properties', () => {
  const event = read({
    time: 'XXXX',
    httpStatusCode: 'X',
    identity: 'XXXX',
    category: 'AuditEvent',
    properties: {a: 1},
    resourceType: 'vaults',
  });
  assert.equal(event.time, undefined);
  assert.deepEqual(event.properties, {
    time: 'XXXX',
    status: 'X',
    identity: 'XXXX',
    a: 1,
    category: 'AuditEvent',
    resourceType: 'vaults',
  });
  assert.equal(event.service, 'vault');
});

test('properties written as text of JSON are unfolded', () => {
  const event = parseRow(
    ['TimeGenerated [UTC]', 'Properties', 'KeyProperties', 'Empty'],
    ['2026-10-01T00:00:00Z', '{"id":"https://v.vault.azure.net/keys/k"}', '{"type":"RSA"}', ''],
  );
  assert.ok(event.readable);
  assert.equal(event.key, 'k');
  assert.equal(event.resource, 'v');
  assert.deepEqual(event.properties, {id: 'https://v.vault.azure.net/keys/k', KeyProperties: {type: 'RSA'}});
});

test('a record itself goes before its properties', () => {
  const event = read({
    httpStatusCode: 200,
    properties: {httpStatusCode: 500, requestUri: 'https://h.managedhsm.azure.net/keys/k'},
  });
  assert.equal(event.status, 200);
  assert.equal(event.key, 'k');
  assert.equal(event.service, 'hsm');
});
