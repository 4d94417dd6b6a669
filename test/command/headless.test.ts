// The headless commands as scripts use them: real arguments, real folders, real exit codes.
import assert from 'node:assert/strict';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {createHome, removeHome, runProgram} from '../helpers/program.ts';

let home = '';
before(async () => {
  home = await createHome();
  mkdirSync(`${home}/logs`);
  writeFileSync(
    `${home}/logs/a.json`,
    `${record(1, 'KeySign', 200)}\r\n${record(2, 'KeyDelete', 403)}\r\nnot a record\r\n`,
  );
  writeFileSync(`${home}/logs/b.json`, `${record(3, 'KeyPurge', 204)}\n`);
});
after(() => removeHome(home));

function record(minute: number, operationName: string, httpStatusCode: number): string {
  return JSON.stringify({
    time: `2026-10-01T12:0${minute}:00.000Z`,
    operationName,
    httpStatusCode,
    callerIpAddress: '203.0.113.7',
    identity: '{"claim":{"upn":"alice@contoso.com"}}',
    clientInfo: 'agent \u001b]0;owned\u0007\u009b31m\u202e',
    requestUri: 'https://contosohsm.managedhsm.azure.net/keys/cmk-9',
    resource: 'contosohsm',
  });
}

const run = (...given: readonly string[]) => runProgram(given, {environment: {HSMSCOPE_CACHE: `${home}/cache`}});

test('count prints how many events match and tells by its exit code whether any does', async () => {
  const found = await run('count', 'op:Key*', `${home}/logs`);
  assert.deepEqual([found.code, found.stdout, found.stderr], [0, '3\n', '']);
  const none = await run('count', 'op:KeyRelease', `${home}/logs`);
  assert.deepEqual([none.code, none.stdout], [1, '0\n']);
});

test('an unreadable line is counted and can be asked for, with its reason', async () => {
  const {code, stdout} = await run('search', 'is:unreadable', `${home}/logs`, '--output', 'json');
  assert.equal(code, 0);
  const event = JSON.parse(stdout);
  assert.equal(event.outcome, 'unreadable');
  assert.match(event.problem, /not JSON/);
  assert.deepEqual(
    [event.blob, event.offset],
    ['a.json', Buffer.byteLength(`${record(1, 'KeySign', 200)}\r\n${record(2, 'KeyDelete', 403)}\r\n`)],
  );
});

test('search prints one event a line as JSON, the newest first', async () => {
  const {stdout} = await run('search', 'op:*', `${home}/logs`, '-o', 'json');
  const events = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  assert.deepEqual(
    events.map(({op, status, outcome}) => [op, status, outcome]),
    [
      ['KeyPurge', 204, 'ok'],
      ['KeyDelete', 403, 'failed'],
      ['KeySign', 200, 'ok'],
    ],
  );
  assert.deepEqual(
    [events[0].time, events[0].caller, events[0].key],
    ['2026-10-01T12:03:00.000Z', 'alice@contoso.com', 'cmk-9'],
  );
});

test('no control character of a log is printed, neither as a table nor as JSON', async () => {
  for (const format of ['table', 'json']) {
    const {stdout} = await run('search', 'KeySign', `${home}/logs`, '-o', format);
    assert.doesNotMatch(stdout, /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    assert.match(stdout, /KeySign/);
  }
});

test('--limit prints no more than so many, and refuses what is no number', async () => {
  const {stdout} = await run('search', 'op:*', `${home}/logs`, '-o', 'json', '--limit', '2');
  assert.equal(stdout.trimEnd().split('\n').length, 2);
  const refused = await run('search', 'op:*', `${home}/logs`, '--limit', 'few');
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.match(refused.stderr, /--limit takes a whole number from 1, not "few"/);
});

test('standard input is a source', async () => {
  const {code, stdout} = await runProgram(['count', 'failed', '-'], {
    input: `${record(1, 'KeySign', 200)}\n${record(2, 'KeyDelete', 403)}`,
  });
  assert.deepEqual([code, stdout], [0, '1\n']);
});

test('standard input is kept: what was piped in once is found later without it, byte for byte', async () => {
  const environment = {HSMSCOPE_CACHE: `${home}/piped`};
  const input = `${record(1, 'KeySign', 200)}\n${record(2, 'KeyDelete', 403)}`;
  await runProgram(['count', 'failed', '-'], {environment, input});
  const {code, stdout} = await runProgram(['export', 'failed', '--output', 'raw'], {environment});
  assert.deepEqual([code, stdout], [0, `${record(2, 'KeyDelete', 403)}\n`]);
});

test('without a source, all that was read before is searched', async () => {
  await run('count', 'failed', `${home}/logs`);
  const {code, stdout} = await run('count', 'op:Key*');
  assert.deepEqual([code, stdout], [0, '3\n']);
});

test('a query that cannot be read is refused with the place and the near name', async () => {
  const {code, stdout, stderr} = await run('count', 'failed stauts:403', `${home}/logs`);
  assert.deepEqual([code, stdout], [2, '']);
  assert.equal(
    stderr,
    'hsmscope: There is no field `stauts`. Did you mean `status`?\n  failed stauts:403\n         ^^^^^^\n',
  );
});

test('a source that is not there, and an empty cache, are said in a sentence: exit code 3', async () => {
  const missing = await run('count', 'failed', `${home}/nowhere`);
  assert.deepEqual([missing.code, missing.stdout], [3, '']);
  assert.match(missing.stderr, /^hsmscope: .*nowhere/);
  assert.doesNotMatch(missing.stderr, /\n {4}at /);
  const empty = await runProgram(['count', 'failed']);
  assert.equal(empty.code, 3);
  assert.match(empty.stderr, /The cache is empty/);
});

test('with --quiet only what answers lack is said beside them', async () => {
  const logs = `${home}/gone`;
  mkdirSync(logs);
  for (const name of ['a', 'b']) writeFileSync(`${logs}/${name}.json`, `${record(1, 'KeySign', 200)}\n`);
  await run('count', '', logs);
  rmSync(`${logs}/b.json`);
  const told = await run('count', '', logs);
  assert.match(told.stderr, /1 blob is gone/);
  const quiet = await run('count', '', logs, '--quiet');
  assert.deepEqual([quiet.code, quiet.stdout, quiet.stderr], [0, told.stdout, '']);
  writeFileSync(`${logs}/c.json.gz`, gzipSync(`${record(2, 'KeySign', 200)}\n`.repeat(99)).subarray(0, -9));
  const lacking = await run('count', '', logs, '-q');
  assert.equal(lacking.code, 3);
  assert.match(lacking.stderr, /^hsmscope: .*c\.json\.gz/);
});

test('wrong usage ends with exit code 2 and says how to get help', async () => {
  for (const given of [['count'], ['count', '--frobnicate', 'x']]) {
    const {code, stderr} = await run(...given);
    assert.equal(code, 2, given.join(' '));
    assert.match(stderr, /error: .*\n.*--help/);
  }
  const {code, stderr} = await run('search', 'x', '--output', 'xml');
  assert.equal(code, 2);
  assert.match(stderr, /--output takes table, json, csv or markdown, not "xml"/);
});

test('help and version are printed for the asking', async () => {
  assert.match(
    (await run('--help')).stdout,
    /Usage: hsmscope.*\n[\s\S]*search[\s\S]*count[\s\S]*demo[\s\S]*Exit codes/,
  );
  assert.match((await run('search', '--help')).stdout, /Examples:\n {2}hsmscope search/);
  assert.match((await run('--version')).stdout, /^\d+\.\d+\.\d+\n$/);
});

test('without a terminal the screen is refused, and the demo is summed up', async () => {
  const screen = await run(`${home}/logs`);
  assert.equal(screen.code, 2);
  assert.match(screen.stderr, /needs a terminal.*hsmscope search/);
  const demo = await run('demo');
  assert.equal(demo.code, 0);
  assert.match(demo.stdout, /The demo: 52620 audit events.*\n[\s\S]*hsmscope demo/);
});

test('no control character that was typed, or names a file, reaches the terminal in an error', async () => {
  for (const given of [
    ['count', '', './miss\u001b[31ming'],
    ['cache', 'x\u001b[31m'],
    ['search', 'x', '--limit', '\u001b[31m'],
    ['count', '--fro\u001b[31m'],
  ]) {
    const {stderr} = await run(...given);
    assert.match(stderr, /␛\[31m/, given.join(' '));
    assert.doesNotMatch(stderr, /\u001b/);
  }
});

test('without `-`, what happens to be piped in is left alone', async () => {
  const environment = {HSMSCOPE_CACHE: `${home}/left-alone`};
  await runProgram(['count', '', `${home}/logs`], {environment});
  const {stdout} = await runProgram(['count', 'op:Key*'], {environment, input: 'not a log\n'});
  assert.equal(stdout, '3\n');
});
