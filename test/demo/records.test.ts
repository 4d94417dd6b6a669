import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeCall} from '../../source/demo/calls.ts';
import {principals} from '../../source/demo/cast.ts';
import {clients} from '../../source/demo/clients.ts';
import {randomFrom} from '../../source/demo/random.ts';
import {recordLine} from '../../source/demo/records.ts';

const at = Date.parse('2026-10-05T09:00:00.125Z');
const who = {principal: principals.operator, address: '198.51.100.20', client: clients.azureCli};
const key = {at, resource: 'payments', operation: 'KeySign', object: 'payments-pin', ...who} as const;
const secret = {at, resource: 'vault', operation: 'SecretGet', object: 'smtp-password', ...who} as const;

test('an HSM writes the identity as text, numbers as numbers, and what was asked at the top', () => {
  const record = JSON.parse(recordLine(makeCall(randomFrom('test'), {...key, status: 403})));
  assert.equal(record.time, '2026-10-05T09:00:00.125Z');
  assert.equal(typeof record.durationMs, 'number');
  assert.equal(record.httpStatusCode, 403);
  assert.match(
    record.requestUri,
    /^https:\/\/contoso-pay-hsm\.managedhsm\.azure\.net\/keys\/payments-pin\/[0-9a-f]{32}\/sign\?/,
  );
  const {claim} = JSON.parse(record.identity);
  assert.equal(claim.http_schemas_xmlsoap_org_ws_2005_05_identity.claims.upn, 'operator@contoso.com');
  assert.ok(Number(claim.iat) * 1000 <= at && at < Number(claim.exp) * 1000);
});

test('a vault writes the identity as an object, the duration as text, and says Success to a 403', () => {
  const record = JSON.parse(recordLine(makeCall(randomFrom('test'), {...secret, status: 403})));
  assert.match(record.time, /^2026-10-05T09:00:00\.125\d{4}Z$/);
  assert.equal(typeof record.durationMs, 'string');
  assert.deepEqual([record.resultType, record.resultSignature], ['Success', 'Forbidden']);
  assert.equal(record.properties.httpStatusCode, 403);
  assert.equal(record.properties.id, 'https://contoso-app-kv.vault.azure.net/secrets/smtp-password');
  const upn = record.identity.claim['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn'];
  assert.equal(upn, 'operator@contoso.com');
});

test('a 401 of a caller that is known shows a token that expired before the call', () => {
  const record = JSON.parse(recordLine(makeCall(randomFrom('test'), {...key, status: 401})));
  assert.equal(record.operationName, 'KeySign');
  assert.ok(Number(JSON.parse(record.identity).claim.exp) * 1000 <= at);
});

test('a request without a token is an Authentication record', () => {
  const call = makeCall(randomFrom('test'), {...secret, status: 401});
  const record = JSON.parse(recordLine({...call, principal: undefined}));
  assert.equal(record.operationName, 'Authentication');
  assert.deepEqual(record.identity, {});
});
