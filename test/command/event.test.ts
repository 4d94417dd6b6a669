// `hsmscope event` as people and scripts use it: the event that search printed, told whole.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {createHome, removeHome, runProgram} from '../helpers/program.ts';
import {shapesFolder} from '../helpers/shapes.ts';

const signature = 'c2lnbmF0dXJlLW9mLWEtdG9rZW4';
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${part({alg: 'RS256'})}.${part({oid: 'o1'})}.${signature}`;

let home = '';
before(async () => {
  home = await createHome();
  mkdirSync(`${home}/logs`);
  const records = ['Authentication', 'BackupCreate', 'BackupStatusGet'].map((operationName, index) => ({
    time: `2026-10-01T02:00:0${index}.250Z`,
    operationName,
    resourceId: '/SUBSCRIPTIONS/A/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/H',
    httpStatusCode: index === 0 ? 401 : 202,
    durationMs: 100 * index,
    correlationId: '8806614c-ebc3-11ea-9e9b-00155db778ad',
    ...(index === 2 && {requestUri: `https://h.managedhsm.azure.net/keys/${token}`}),
    ...(index === 1 && {clientInfo: `curl/8 Bearer ${token} \u001b[2J`, properties: {note: '| a `b` <script>'}}),
  }));
  writeFileSync(`${home}/logs/a@b.json`, `${records.map(record => JSON.stringify(record)).join('\n')}\nno record\n`);
});
after(() => removeHome(home));

const run = (...given: readonly string[]) =>
  runProgram(['event', ...given], {environment: {HSMSCOPE_CACHE: `${home}/cache`}});

async function idOf(query: string, source: string): Promise<string> {
  const given = ['search', query, source, '--limit', '1', '--output', 'json'];
  const {stdout} = await runProgram(given, {environment: {HSMSCOPE_CACHE: `${home}/cache`}});
  const {blob, offset} = JSON.parse(stdout) as {readonly blob: string; readonly offset: number};
  return `${blob}@${offset}`;
}

const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

test('As text it says what happened, what goes with it, and where it lies', async () => {
  const {code, stdout} = await run(await idOf('op:BackupCreate', `${home}/logs`), `${home}/logs`);
  assert.equal(code, 0);
  assert.match(stdout, /^who {4}unauthenticated\n/);
  assert.match(
    stdout,
    /\nwhat {3}BackupCreate\n {7}Starts a backup of the whole HSM into a storage account\.\n {5}! backup: /,
  );
  assert.match(
    stdout,
    /\ncorrelation: 3 events\n {3}\+0:00\.000 {2}Authentication {3}401 challenge {4}0 ms\n> {2}\+0:01\.000 {2}BackupCreate {5}202 ok {9}100 ms\n {3}\+0:02\.000 {2}BackupStatusGet {2}202 ok {9}200 ms {2}eyJ…\n/,
  );
  assert.match(stdout, /\ntoken in client\n {2}signed by {2}RS256\n {2}object id {2}o1/);
  assert.match(stdout, /\nwhere it lies\n {2}blob {5}a@b\.json\n {2}offset {3}byte \d+, \d+ bytes\n/);
});

test('As JSON it is one object, and its hash is that of the bytes in the blob', async () => {
  const {code, stdout} = await run(await idOf('op:BackupCreate', `${home}/logs`), `${home}/logs`, '-o', 'json');
  const {offset, length, sha256, operation, account, correlated} = JSON.parse(stdout);
  const bytes = readFileSync(`${home}/logs/a@b.json`).subarray(offset, offset + length);
  assert.deepEqual([code, stdout.trimEnd().includes('\n')], [0, false]);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  assert.equal(operation.dataAction, 'Microsoft.KeyVault/managedHsm/backup/start/action');
  assert.deepEqual(account[0].statements[0], {
    text: 'unauthenticated',
    tone: 'strong',
    about: {field: 'caller', value: 'unauthenticated'},
  });
  assert.equal(correlated.count, 3);
  // What it names is there again.
  const {code: again} = await run(correlated.events[0].id, `${home}/logs`);
  assert.equal(again, 0);
});

test('As Markdown, what the log holds is no markup', async () => {
  const {code, stdout} = await run(await idOf('op:BackupCreate', `${home}/logs`), `${home}/logs`, '-o', 'markdown');
  assert.equal(code, 0);
  assert.match(stdout, /^## BackupCreate · 202\n\n- \*\*who\*\* unauthenticated; /);
  assert.match(stdout, /\| note \| \\\| a \\`b\\` \\<script\\> \|/);
});

test('Nothing in it acts on a terminal, and no token keeps its signature', async () => {
  for (const query of ['op:BackupCreate', 'client:/curl/']) {
    for (const source of [`${home}/logs`, shapesFolder]) {
      const id = await idOf(source === shapesFolder ? 'client:/owned/' : query, source);
      for (const format of ['text', 'json', 'markdown']) {
        const {stdout} = await run(id, source, '-o', format);
        assert.doesNotMatch(stdout, controls);
        assert.ok(!stdout.includes(signature), format);
      }
    }
  }
});

test('A line that is no record says why, and where it lies', async () => {
  const id = await idOf('is:unreadable', `${home}/logs`);
  const {code, stdout} = await run(id, `${home}/logs`);
  assert.equal(code, 0);
  assert.match(stdout, /^! no record: not JSON.*\n\nwhere it lies\n {2}blob {5}a@b\.json\n/);
  assert.match(
    (await run(id, `${home}/logs`, '-o', 'markdown')).stdout,
    /^## A line that is no record\n\nNo record: not JSON/,
  );
  assert.match(JSON.parse((await run(id, `${home}/logs`, '-o', 'json')).stdout).problem, /^not JSON/);
});

test('Without a source, the event is looked for in all that is cached', async () => {
  const {code, stdout} = await run(await idOf('op:BackupCreate', `${home}/logs`));
  assert.equal(code, 0);
  assert.match(stdout, /^who/);
});

test('What is no id, and what is no event, is refused in a sentence', async () => {
  const wrong = await run('BackupCreate', `${home}/logs`);
  assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
  assert.match(wrong.stderr, /An event's id is its blob and its byte there, as in PT1H\.json@1024, not "BackupCreate"/);
  const missing = await run('a@b.json@7', `${home}/logs`);
  assert.deepEqual([missing.code, missing.stdout], [3, '']);
  assert.match(missing.stderr, /There is no event at a@b\.json, byte 7\./);
});
