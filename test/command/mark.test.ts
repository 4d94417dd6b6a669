// `hsmscope mark` as people and scripts use it: events that were found are kept, listed, and safe from pruning.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {runProgram} from '../helpers/program.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-mark-'));
after(() => rmSync(root, {recursive: true}));
const logs = join(root, 'logs');
const days = ['01', '02', '03'];
const folderOf = (day: string) =>
  `resourceId=/SUBSCRIPTIONS/A/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/H/y=2026/m=10/d=${day}/h=08/m=00`;
const line = (day: string, operation: string) =>
  `${JSON.stringify({
    time: `2026-10-${day}T08:00:00Z`,
    operationName: operation,
    httpStatusCode: 200,
    callerIpAddress: '198.51.100.7',
    identity: {claim: {upn: '=cmd|calc@contoso.com'}},
  })}\n`;
const blobOf = (day: string) => `${folderOf(day)}/PT1H.json.gz`;
for (const day of days) {
  mkdirSync(join(logs, folderOf(day)), {recursive: true});
  writeFileSync(join(logs, blobOf(day)), gzipSync(line(day, 'KeyPurge') + line(day, 'KeySign')));
}
const purge = (day: string) => `${blobOf(day)}@0`;
const sign = (day: string) => `${blobOf(day)}@${line(day, 'KeyPurge').length}`;

let homes = 0;
/** Each test has settings and a cache of its own. */
function newHome() {
  const home = join(root, `home-${++homes}`);
  const environment = {HSMSCOPE_CACHE: join(home, 'cache'), HSMSCOPE_CONFIG: join(home, 'config')};
  return {home, run: (...words: readonly string[]) => runProgram(words, {environment})};
}

test('A marked event is listed with its note and the hash of its bytes, in every format', async () => {
  const {run} = newHome();
  const added = await run('mark', 'add', purge('02'), logs, '--note', 'from the | hotel', '--tag', 'incident-7,#hotel');
  assert.deepEqual([added.code, added.stderr], [0, '']);
  await run('mark', 'add', purge('01'), logs);
  const {stdout} = await run('mark', 'list', '--output', 'json');
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map(text => JSON.parse(text));
  assert.equal(first.id, purge('01'));
  assert.equal(second.sha256, createHash('sha256').update(line('02', 'KeyPurge').trimEnd()).digest('hex'));
  assert.deepEqual(
    [second.op, second.status, second.ip, second.tags],
    ['KeyPurge', 200, '198.51.100.7', 'incident-7,hotel'],
  );
  assert.match((await run('mark', 'list')).stdout, /KeyPurge .* from the \| hotel #incident-7 #hotel/);
  assert.match((await run('mark', 'list', '--output', 'markdown')).stdout, /from the \\\| hotel/);
  assert.match((await run('mark', 'list', '--output', 'csv')).stdout, /,'=cmd\|calc@contoso\.com,/);
  const exported = JSON.parse((await run('mark', 'export')).stdout);
  assert.deepEqual(
    [exported.length, exported[1].note, exported[1].time],
    [2, 'from the | hotel', '2026-10-02T08:00:00.000Z'],
  );
});

test('Notes are changed one by one, and marks outlive the cache', async () => {
  const {home, run} = newHome();
  await run('mark', 'add', purge('01'), logs, '--note', 'one', '--tag', 'a');
  assert.equal((await run('mark', 'note', purge('01'), '--tag', 'b,c')).code, 0);
  rmSync(join(home, 'cache'), {recursive: true});
  const listed = JSON.parse((await run('mark', 'list', '--output', 'json')).stdout);
  assert.deepEqual([listed.note, listed.tags, listed.caller], ['one', 'b,c', '=cmd|calc@contoso.com']);
  await run('mark', 'add', purge('01'), logs, '--note', ' two\nlines ');
  const again = JSON.parse((await run('mark', 'list', '--output', 'json')).stdout);
  assert.deepEqual([again.note, again.tags, again.marked], ['two lines', 'b,c', listed.marked]);
  assert.equal((await run('mark', 'remove', purge('01'))).code, 0);
  assert.equal((await run('mark', 'list')).code, 1);
});

test('Pruning leaves a day alone until its last mark is gone', async () => {
  const {run} = newHome();
  await run('mark', 'add', purge('01'), logs);
  await run('mark', 'add', sign('01'), logs);
  const prune = async () => (await run('cache', 'prune', '--max-size', '1B', '--dry-run')).stdout;
  assert.match(await prune(), /2 of 3 days would be removed, .*; 1 kept as evidence\n$/);
  await run('mark', 'remove', purge('01'));
  assert.match(await prune(), /2 of 3 days .*; 1 kept as evidence\n$/);
  await run('mark', 'remove', sign('01'));
  assert.match(await prune(), /3 of 3 days would be removed, [^;]*\n$/);
});

test('A marked day that came into a new cache is evidence there as well', async () => {
  const {home, run} = newHome();
  await run('mark', 'add', purge('01'), logs);
  rmSync(join(home, 'cache'), {recursive: true});
  await run('count', '', logs);
  assert.match(
    (await run('cache', 'prune', '--max-size', '1B')).stdout,
    /2 of 3 days removed, .*; 1 kept as evidence\n$/,
  );
  assert.equal((await run('count', '')).stdout, '2\n');
});

test('Who prunes with other settings leaves the marked day alone as well', async () => {
  const {home, run} = newHome();
  await run('mark', 'add', purge('01'), logs);
  const environment = {HSMSCOPE_CACHE: join(home, 'cache'), HSMSCOPE_CONFIG: join(home, 'other')};
  const {stdout} = await runProgram(['cache', 'prune', '--max-size', '1B', '--dry-run'], {environment});
  assert.match(stdout, /; 1 kept as evidence\n$/);
});

test('Where the marks cannot be read, nothing is pruned', async () => {
  const {home, run} = newHome();
  await run('mark', 'add', purge('01'), logs);
  writeFileSync(join(home, 'config', 'marks.json'), '{"x": ');
  const {code, stderr} = await run('cache', 'prune', '--max-size', '1B');
  assert.deepEqual([code, /Nothing is removed, as marks may be missing/.test(stderr)], [2, true]);
  assert.match((await run('mark', 'list')).stderr, /is not JSON/);
  assert.equal(readFileSync(join(home, 'config', 'marks.json'), 'utf8'), '{"x": ');
});

test('What cannot be done is told with the way out', async () => {
  const {run} = newHome();
  assert.match((await run('mark', 'add', 'x')).stderr, /BLOB|blob and its byte/);
  assert.match((await run('mark', 'add', 'x@1', logs)).stderr, /There is no event at x, byte 1/);
  assert.match((await run('mark', 'add', purge('01'), logs, '--tag', 'a b')).stderr, /A tag is made of/);
  assert.match((await run('mark', 'note', purge('01'), '--note', 'x')).stderr, /There is no mark on/);
  assert.match((await run('mark', 'lst')).stderr, /add, list, note, remove, export/);
});
