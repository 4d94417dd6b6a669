// The tables of knowledge against each other, and against what the demo and the documentation's examples say.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {operations} from '../../source/demo/operations.ts';
import type {AuditEvent} from '../../source/event/audit-event.ts';
import {operationKinds, things} from '../../source/event/operation-words.ts';
import {explainOperation} from '../../source/event/operations.ts';
import {addressMeaning} from '../../source/knowledge/addresses.ts';
import {readRequest} from '../../source/knowledge/request.ts';
import {rightFor} from '../../source/knowledge/rights.ts';
import {roleOf} from '../../source/knowledge/roles.ts';
import {sources} from '../../source/knowledge/sources.ts';
import {sourcesOf} from '../../source/knowledge/sources-of.ts';
import {statusMeaning} from '../../source/knowledge/statuses.ts';
import {someEvent} from '../event/some-event.ts';

const meaning = (event: Partial<AuditEvent>) => statusMeaning({...someEvent, ...event});

test('The right that an operation takes is the one that a refusal names', () => {
  for (const [name, {action}] of Object.entries(operations)) {
    const service = /^(?:Secret|Certificate)/.test(name) ? 'vault' : 'hsm';
    const right = rightFor(name, service);
    if (/^Vault|^Region/.test(name)) assert.equal(right, undefined, name);
    else
      assert.match(
        right!.action,
        new RegExp(`^Microsoft\\.KeyVault/(?:managedHsm|vaults)/${action}(?:/action)?$`),
        name,
      );
  }
});

test('Whatever the documentation lists for keys, secrets and certificates takes a right', () => {
  const own = ['Key', 'Secret', 'Certificate'].flatMap(thing =>
    things[thing]!.verbs.split(' ').map(verb => `${thing}${verb}`),
  );
  const lacking = own.filter(name => rightFor(name, 'vault') === undefined && !/Notification$/.test(name));
  assert.deepEqual(lacking, []);
  assert.deepEqual(rightFor('keybackup', 'hsm'), {
    action: 'Microsoft.KeyVault/managedHsm/keys/backup/action',
    owner: 'Managed HSM',
    roles: ['Crypto User', 'Backup'],
    source: 'hsmRoles',
  });
  assert.equal(rightFor('SecretGet', 'hsm'), undefined);
  assert.equal(rightFor('constructor', 'vault'), undefined);
});

test('Roles are known by their ids, in any case', () => {
  const ids = ['a290e904-7015-4bba-90c8-60543313cdb4', '515EB02D-2335-4D2D-92F2-B1CBDF9C3778'];
  assert.deepEqual(
    ids.map(id => roleOf(id)?.name),
    ['Managed HSM Administrator', 'Managed HSM Crypto Officer'],
  );
  assert.equal(roleOf('62e90394-69f5-4237-9190-012177145e10')?.isMighty, true);
  assert.equal(roleOf('b79fbf4d-3ef9-4689-8143-76b194e85509')?.isMighty, false);
  assert.equal(roleOf('constructor'), undefined);
});

test('A status is told as it is meant here', () => {
  assert.match(meaning({status: 401, outcome: 'challenge'})!.says, /as every client does at first/);
  assert.match(meaning({status: 401, outcome: 'failed'})!.says, /without a token/);
  const identity = {claims: new Map([['oid', 'x']]), writtenKeys: new Map()};
  assert.match(meaning({status: 401, outcome: 'failed', identity})!.says, /token was not accepted/);
  assert.match(meaning({status: 403, service: 'hsm'})!.says, /local role/);
  assert.match(meaning({status: 403, service: 'vault'})!.says, /access policy/);
  assert.match(meaning({signature: 'Forbidden', service: 'vault'})!.says, /access policy/);
  assert.match(meaning({status: 409})!.says, /not yet purged/);
  assert.match(meaning({status: 429})!.says, /too many requests/);
  assert.match(meaning({status: 418})!.says, /lies with the client/);
  assert.match(meaning({status: 599})!.says, /lies with the service/);
  assert.deepEqual([meaning({status: 200}), meaning({status: 999}), meaning({})], [undefined, undefined, undefined]);
});

test('A code in the description says more than the status', () => {
  const says = (description: string) => meaning({status: 403, outcome: 'failed', description})!.says;
  assert.match(says("Client address isn't authorized. Inner error: ForbiddenByFirewall"), /^the firewall turns/);
  assert.match(says('AKV10032: Invalid issuer. Expected one of https://sts.windows.net/a/'), /another tenant/);
  assert.match(says('Secret x is currently in a deleted but recoverable state'), /not yet purged/);
  assert.match(says('ForbiddenByNobody'), /^the caller may not do this/);
  assert.doesNotMatch(meaning({status: 202, outcome: 'ok', description: 'ForbiddenByRbac'})!.says, /role/);
});

test('An address is told by its network', () => {
  const kinds = {
    private: ['10.1.2.3', '172.31.255.255', '192.168.0.1', 'fd00::1', '100.64.0.1', '::ffff:10.0.0.1'],
    public: ['172.32.0.1', '8.8.8.8', '2a00::1', '::ffff:8.8.8.8'],
    azure: ['168.63.129.16', '169.254.169.254'],
    loopback: ['127.0.0.1', '::1'],
    local: ['169.254.1.1', 'fe80::1'],
    example: ['203.0.113.7', '2001:db8::7'],
    other: ['0.0.0.0', '::', '224.0.0.1', '255.255.255.255'],
    unreadable: ['X.X.X.X', '203.0.113.xxx', 'somewhere', ''],
  };
  for (const [kind, addresses] of Object.entries(kinds)) {
    for (const address of addresses) assert.equal(addressMeaning(address).kind, kind, address);
  }
});

test('A request says which version, role, scope and job it is about', () => {
  const base = 'https://h.managedhsm.azure.net';
  const nothing = {collection: undefined, version: undefined, role: undefined, job: undefined, apiVersion: undefined};
  const id = '515eb02d-2335-4d2d-92f2-b1cbdf9c3778';
  const examples = [
    [`${base}/keys/k/77aa/sign?api-version=7.4`, {collection: 'keys', version: '77aa', apiVersion: '7.4'}],
    [`${base}//keys/k/create`, {collection: 'keys'}],
    [`${base}/deletedkeys/k/recover`, {collection: 'deletedkeys'}],
    [`${base}/backup/5f/pending`, {job: '5f'}],
    [`${base}/backup`, {}],
    [
      `${base}/keys/k/providers/Microsoft.Authorization/roleAssignments/${id}`,
      {collection: 'keys', role: {type: 'assignment', id, scope: '/keys/k'}},
    ],
    [
      `${base}/providers/Microsoft.Authorization/roleDefinitions`,
      {role: {type: 'definition', id: undefined, scope: '/'}},
    ],
    ['', {}],
    ['roleAssignments', {}],
  ] as const;
  for (const [uri, told] of examples) assert.deepEqual(readRequest(uri), {...nothing, ...told}, uri);
});

test('What an operation means ends a sentence, and each source says where it is', () => {
  for (const {means} of Object.values(operationKinds)) assert.match(means, /\w$/);
  for (const name of Object.keys(operations)) assert.match(explainOperation(name).means, /\w$/);
  for (const {title, url} of Object.values(sources)) {
    assert.match(title, /\w/);
    assert.ok(URL.canParse(url) && url.startsWith('https://'), url);
  }
});

test('An event names what to read up of it, each source once', () => {
  const identity = {claims: new Map([['appid', '04b07795-8ddb-461a-bbee-02f9e1bf7b46']]), writtenKeys: new Map()};
  const event = {operation: 'BackupCreate', status: 403, address: '10.0.0.1', client: 'curl/8', identity};
  assert.deepEqual(
    sourcesOf({...someEvent, ...event}).map(({url}) => url),
    [
      sources.hsmBackup,
      sources.hsmRoles,
      sources.vaultErrors,
      sources.accessTokens,
      sources.applications,
      sources.addresses,
    ].map(({url}) => url),
  );
  assert.deepEqual(sourcesOf(someEvent), []);
});
