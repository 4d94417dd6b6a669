// The cache as an auditor meets it: what it holds, whether it is sound, and what may go.
import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {createHome, removeHome, runProgram} from '../helpers/program.ts';

let home = '';
before(async () => {
  home = await createHome();
});
after(() => removeHome(home));
let caches = 0;

function record(day: number, operationName = 'KeySign'): string {
  return `${JSON.stringify({time: `2026-10-0${day}T12:00:00.000Z`, operationName, httpStatusCode: 200})}\n`;
}

const hour = (day: number) => `resourceId=/SUBSCRIPTIONS/A/MANAGEDHSMS/C/y=2026/m=10/d=0${day}/h=12/m=00/PT1H.json`;

/** A cache of its own, filled from logs of its own: a plain file, and two compressed ones. */
async function filledCache() {
  const [logs, cache] = [`${home}/logs-${caches}`, `${home}/cache-${caches++}`];
  for (const day of [1, 2, 3]) {
    const path = `${logs}/${hour(day)}`;
    mkdirSync(path.replace(/\/[^/]*$/, ''), {recursive: true});
    if (day === 3) writeFileSync(path, record(day) + record(day, 'KeyGet'));
    else writeFileSync(`${path}.gz`, gzipSync(record(day)));
  }
  const run = (...given: readonly string[]) => runProgram(given, {environment: {HSMSCOPE_CACHE: cache}});
  assert.equal((await run('count', '', logs)).stdout, '4\n');
  const files = (suffix: string) =>
    readdirSync(cache, {recursive: true, withFileTypes: true})
      .filter(entry => entry.name.endsWith(suffix))
      .map(entry => `${entry.parentPath}/${entry.name}`)
      .sort();
  return {logs, cache, run, files};
}

/** Changes one byte in the middle of a file. */
function tamper(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
}

test('status tells what is cached, for people and for programs', async () => {
  const {run, logs, cache} = await filledCache();
  const {code, stdout} = await run('cache', 'status');
  assert.equal(code, 0);
  assert.match(stdout, /4 events \(0 unreadable\) of 2026-10-01 to 2026-10-03 in 3 blobs/);
  const status = JSON.parse((await run('cache', 'status', '--output', 'json')).stdout);
  assert.deepEqual([status.source, status.events, status.blobs], [`folder:${logs}`, 4, 3]);
  assert.equal((await run('cache', 'path')).stdout, `${cache}\n`);
});

test('verify finds a sound cache whole', async () => {
  const {run} = await filledCache();
  const {code, stdout} = await run('cache', 'verify');
  assert.deepEqual([code, stdout.match(/3 blobs, 4 records, .*: whole/) !== null], [0, true], stdout);
});

test('verify names a blob whose frames were changed', async () => {
  const {run, files} = await filledCache();
  tamper(files('.zst')[0]!);
  const {code, stdout} = await run('cache', 'verify');
  assert.equal(code, 3);
  assert.match(stdout, /d=01\/h=12\/m=00\/PT1H\.json\.gz cannot be read|hash is not/);
});

test('verify names a referenced file that was changed, and the record that is not what the index says', async () => {
  const {run, logs} = await filledCache();
  const path = `${logs}/${hour(3)}`;
  writeFileSync(path, readFileSync(path, 'utf8').replace('KeyGet', 'KeyPut'));
  const {code, stdout} = await run('cache', 'verify');
  assert.equal(code, 3);
  assert.match(stdout, /d=03.*bytes 0 to \d+: the hash is not that of what was read/);
  assert.match(stdout, /d=03.*byte \d+: the record has another op than in the index/);
});

test('verify names an index file that was changed, and opening the source heals it', async () => {
  const {run, files, logs} = await filledCache();
  const [index] = files('.index');
  tamper(index!);
  const {code, stdout} = await run('cache', 'verify');
  assert.equal(code, 3);
  assert.ok(stdout.includes(`${index} is missing or damaged`));
  assert.equal((await run('count', '', logs)).stdout, '4\n');
  assert.equal((await run('cache', 'verify')).code, 0);
});

test('a damaged index of a compressed file is built anew from its frames, though the file is gone', async () => {
  const {run, files, logs} = await filledCache();
  for (const index of files('.index')) rmSync(index);
  rmSync(`${logs}/${hour(1)}.gz`);
  assert.equal((await run('count', '')).stdout, '4\n');
  assert.equal((await run('cache', 'verify')).code, 0);
});

test('prune removes the oldest days until the cache is small enough, and says what it removes', async () => {
  const {run, files} = await filledCache();
  assert.equal(
    (await run('cache', 'prune', '--max-size', '0B', '--dry-run')).stdout.match(/3 of 3 days would be removed/)?.length,
    1,
  );
  assert.equal(files('.index').length, 3);
  const {diskBytes} = JSON.parse((await run('cache', 'status', '-o', 'json')).stdout);
  const {code, stdout} = await run('cache', 'prune', '--max-size', `${diskBytes - 1}B`);
  assert.equal(code, 0);
  assert.match(stdout, /d=01: 1 events/);
  assert.doesNotMatch(stdout, /d=03/);
  assert.equal((await run('cache', 'verify')).code, 0);
});

test('prune by age goes by the newest event of a day', async () => {
  const {run, files} = await filledCache();
  assert.equal((await run('cache', 'prune', '--older-than', '90000d')).code, 1);
  assert.equal((await run('cache', 'prune', '--older-than', '1h')).code, 0);
  assert.deepEqual([...files('.index'), ...files('.zst')], []);
});

test('evidence is not pruned without being told to', async () => {
  const {run} = await filledCache();
  assert.match((await run('cache', 'hold', 'd=01')).stdout, /1 blob kept as evidence\n$/);
  const {stdout} = await run('cache', 'prune', '--older-than', '1h');
  assert.match(stdout, /2 of 3 days removed.*1 kept as evidence/);
  assert.equal((await run('count', '')).stdout, '1\n');
  assert.match((await run('cache', 'prune', '--older-than', '1h', '--including-held')).stdout, /1 of 1 days removed/);
});

test('status tells what is gone, shorter at its source or broken off, in lines that fit', async () => {
  const {run, logs} = await filledCache();
  rmSync(`${logs}/${hour(3)}`);
  writeFileSync(`${logs}/${hour(1)}.gz`, gzipSync(record(1).slice(0, 40)));
  writeFileSync(`${logs}/cut.json.gz`, gzipSync(record(4).repeat(99)).subarray(0, 80));
  assert.equal((await run('count', '', logs)).code, 3);
  const {stdout} = await run('cache', 'status');
  assert.match(stdout, /^ {2}blobs: 1 gone from the source, 1 shorter there than here, 1 broken off$/m);
  assert.ok(
    stdout
      .split('\n')
      .slice(1, -2)
      .every(line => line.length <= 80),
  );
  const status = JSON.parse((await run('cache', 'status', '-o', 'json')).stdout);
  assert.deepEqual([status.gone, status.lesser, status.broken], [1, 1, 1]);
  const {code, stdout: verified} = await run('cache', 'verify');
  assert.equal(code, 0);
  assert.match(verified, /: whole\n.*cut\.json\.gz ends in the middle.*\n.*1 plain file is gone/);
});

test('what came through standard input before is no part of what comes now, but of the cache', async () => {
  const {run, cache} = await filledCache();
  const pipe = (input: string) => runProgram(['count', '', '-'], {input, environment: {HSMSCOPE_CACHE: cache}});
  assert.equal((await pipe(record(5))).stdout, '1\n');
  assert.equal((await pipe(record(6) + record(7))).stdout, '2\n');
  assert.deepEqual(await run('count', ''), {code: 0, signal: null, stdout: '7\n', stderr: ''});
  assert.equal((await run('cache', 'verify')).code, 0);
});

test('a cache that cannot be written is said at once', async () => {
  for (const given of [['cache', 'status'], ['demo']]) {
    const {code, stderr} = await runProgram(given, {environment: {HSMSCOPE_CACHE: '/proc/cache'}, killAfter: 20_000});
    assert.equal(code, 3);
    assert.match(stderr, /The cache at \/proc\/cache cannot be written .*Set HSMSCOPE_CACHE to a folder of yours/);
  }
});

test('hold says of which blobs the cache has no bytes', async () => {
  const {run} = await filledCache();
  const {stdout} = await run('cache', 'hold', 'PT1H');
  assert.match(stdout, /3 blobs kept as evidence\n1 of them is a plain file, of which the cache keeps the index only/);
});

test('what prune, hold and cache are told wrongly is said', async () => {
  const {run} = await filledCache();
  for (const [given, sentence] of [
    [['prune'], /Say what may go: --older-than 90d/],
    [['prune', '--older-than', 'long'], /An age is written as 36h/],
    [['prune', '--max-size', 'big'], /A size is written as 500MB/],
    [['hold'], /Name the blobs/],
    [['frobnicate'], /There is no `cache frobnicate`. Choose one of status/],
  ] as const) {
    const {code, stderr} = await run('cache', ...given);
    assert.equal(code, 2);
    assert.match(stderr, sentence);
  }
});
