import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {runProgram} from '../helpers/program.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-query-'));
after(() => rmSync(root, {recursive: true}));
const logs = join(root, 'logs');
mkdirSync(logs);
const event = (operation: string, status: number) =>
  `{"time":"2026-10-01T08:00:00Z","operationName":"${operation}","httpStatusCode":${status}}\n`;
writeFileSync(join(logs, 'PT1H.json'), event('KeyPurge', 200) + event('KeyPurge', 403) + event('KeySign', 200));

const run = (words: readonly string[], config = 'config', input = '') =>
  runProgram(words, {environment: {HSMSCOPE_CACHE: join(root, 'cache'), HSMSCOPE_CONFIG: join(root, config)}, input});

test('A saved query is used by its name, alone or within another, and so are those that come along', async () => {
  assert.equal((await run(['query', 'save', 'mine', 'op:KeyPurge', '--description', 'Which?'])).code, 0);
  assert.equal((await run(['count', '@mine', logs])).stdout, '2\n');
  assert.equal((await run(['count', '@mine -failed', logs])).stdout, '1\n');
  assert.equal((await run(['count', '@purged', logs])).stdout, '1\n');
  assert.equal((await run(['query', 'show', 'mine'])).stdout, '# Which?\nop:KeyPurge\n');
  const {stdout} = await run(['query', 'list']);
  assert.match(stdout, /^\* mine +Which\?\n/);
  assert.match(stdout, /^ {2}purged +What was destroyed for ever\?$/m);
});

test('Queries are renamed, removed, exported and imported, and none is lost by it', async () => {
  await run(['query', 'save', 'one', 'failed']);
  assert.equal((await run(['query', 'rename', 'one', 'two'])).code, 0);
  assert.equal((await run(['query', 'show', 'one'])).code, 2);
  const {stdout: exported} = await run(['query', 'export']);
  assert.equal(JSON.parse(exported).two.query, 'failed');
  await run(['query', 'save', 'two', 'ok'], 'other');
  const imported = await run(['query', 'import', '-'], 'other', exported);
  assert.match(imported.stderr, /two is there already/);
  assert.equal((await run(['query', 'show', 'two'], 'other')).stdout, 'ok\n');
  assert.equal((await run(['query', 'show', 'mine'], 'other')).stdout, '# Which?\nop:KeyPurge\n');
  assert.equal((await run(['query', 'remove', 'two'])).code, 0);
});

test('What cannot be saved is told with the way out', async () => {
  assert.match((await run(['query', 'save', 'a b', 'failed'])).stderr, /name is made of/);
  assert.match((await run(['query', 'save', 'x', 'stauts:403'])).stderr, /status/);
  assert.match((await run(['query', 'remove', 'purged'])).stderr, /comes with hsmscope/);
  assert.match((await run(['query', 'show', 'purgd'])).stderr, /Did you mean purged\?/);
  assert.match((await run(['query', 'import', '-'], 'config', '[]')).stderr, /no saved queries in it/);
});

test('A damaged file is told, is not written over, and the queries before its last change count', async () => {
  const config = 'damaged';
  await run(['query', 'save', 'first', 'failed'], config);
  await run(['query', 'save', 'second', 'ok'], config);
  writeFileSync(join(root, config, 'saved-queries.json'), '{"first": ');
  const {stdout, stderr} = await run(['query', 'list'], config);
  assert.match(stdout, /^\* first/);
  assert.match(stderr, /is not JSON/);
  assert.equal((await run(['query', 'save', 'third', 'ok'], config)).code, 2);
});
