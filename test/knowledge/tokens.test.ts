// Tokens where they should not stand: their payload is told, their signature never.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AuditEvent} from '../../source/event/audit-event.ts';
import {accountOf} from '../../source/knowledge/account.ts';
import {claimsOf} from '../../source/knowledge/claims.ts';
import {tokensIn} from '../../source/knowledge/tokens.ts';
import {someEvent} from '../event/some-event.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = 'c2lnbmF0dXJlLW9mLWEtdG9rZW4';
const token = `${part({alg: 'RS256', typ: 'JWT', kid: 'k1'})}.${part({oid: 'o1', upn: 'alice@contoso.com', exp: 1_790_815_900})}.${signature}`;
const time = {milliseconds: 1_790_812_000_000, ticks: 0};

const holders: readonly (readonly [string, Partial<AuditEvent>])[] = [
  ['client', {client: `curl/8 Bearer ${token}`}],
  ['uri', {uri: `https://h.managedhsm.azure.net/keys?token=${token}`}],
  ['description', {description: `Bad token ${token}.`}],
  ['operation', {operation: token}],
  ['claim.assertion', {identity: {claims: new Map([['assertion', token]]), writtenKeys: new Map()}}],
  ['properties.headers.0', {properties: {headers: [`Bearer ${token}`]}}],
];

test('A token is found in every field, and its header and payload are told', () => {
  for (const [path, fields] of holders) {
    const found = tokensIn({...someEvent, time, ...fields});
    assert.deepEqual(
      found.map(({path, entries}) => [path, entries.map(({label, text}) => `${label}: ${text}`)]),
      [
        [
          path,
          [
            'signed by: RS256',
            'kind of token: JWT',
            'signing key: k1',
            'object id: o1',
            'sign-in name: alice@contoso.com',
            'expires: 2026-10-01T00:51:40Z · 1 h after',
          ],
        ],
      ],
    );
  }
});

test('Its signature stands in no account, claim or token', () => {
  for (const [, fields] of holders) {
    const event = {...someEvent, time, ...fields};
    const told = JSON.stringify([accountOf(event), claimsOf(event), tokensIn(event)]);
    assert.ok(!told.includes(signature), told);
    assert.match(told, /a token stands in/);
  }
});

test('A token that is written in several places is told once', () => {
  const found = tokensIn({...someEvent, client: token, properties: {clientInfo: token}});
  assert.deepEqual(
    found.map(({path}) => path),
    ['client'],
  );
});

test('What only looks like a token is none, and what never ends is looked at for a moment only', () => {
  assert.deepEqual(tokensIn({...someEvent, client: 'eyJhbGciOiJ.eyJvaWQ.x'}), []);
  let deep: object = {token};
  for (let level = 0; level < 90; level++) deep = {deep};
  assert.deepEqual(tokensIn({...someEvent, properties: {deep}}), []);
  const many = Array.from({length: 1000}, (_, index) => `${token}${index}`);
  assert.equal(tokensIn({...someEvent, properties: {many}}).length, 10);
});
