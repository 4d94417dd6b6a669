import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {runProgram} from '../helpers/program.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-profile-'));
after(() => rmSync(root, {recursive: true}));
const logs = join(root, 'logs');
mkdirSync(logs);
writeFileSync(join(logs, 'PT1H.json'), '{"time":"2026-10-01T08:00:00Z","operationName":"KeySign"}\n');

const environment = {HSMSCOPE_CACHE: join(root, 'cache'), HSMSCOPE_CONFIG: join(root, 'config')};
const run = (...words: readonly string[]) => runProgram(words, {environment});

test('A profile stands for its source, and the one in use is opened where none is named', async () => {
  assert.equal((await run('profile', 'list')).code, 1);
  assert.equal((await run('profile', 'add', 'night', logs)).code, 0);
  assert.equal((await run('count', 'KeySign', 'night')).stdout, '1\n');
  assert.equal((await run('profile', 'use', 'night')).code, 0);
  assert.match((await run('profile', 'list')).stdout, new RegExp(`^\\* night +${logs}\\n$`));
  assert.equal((await run('count', 'KeySign')).stdout, '1\n');
  assert.equal((await run('profile', 'use')).code, 0);
  assert.match((await run('profile', 'list')).stdout, /^ {2}night/);
  assert.equal((await run('profile', 'remove', 'night')).code, 0);
  assert.equal((await run('profile', 'list')).stdout, '');
});

test('A profile keeps no secrets, and nothing that could not be opened', async () => {
  const sas = await run('profile', 'add', 'x', 'https://contoso.blob.core.windows.net/c?sv=2025-01-05&sig=SECRET');
  assert.deepEqual([sas.code, sas.stderr.includes('SECRET')], [2, false]);
  assert.match(sas.stderr, /keeps no secrets/);
  assert.match((await run('profile', 'add', 'a/b', logs)).stderr, /letters, digits/);
  assert.match((await run('profile', 'add', 'x', 'http://contoso.blob.core.windows.net')).stderr, /use https/);
  assert.match((await run('profile', 'add', 'x', 'azure:contoso', '--since', 'soon')).stderr, /--since takes/);
});

test('A mistyped profile or action is told with what there is', async () => {
  await run('profile', 'add', 'night', logs);
  assert.match((await run('profile', 'use', 'nigth')).stderr, /Did you mean night\?/);
  assert.match((await run('profile', 'lst')).stderr, /Choose one of list, add, remove, use/);
});

test('Settings that are damaged are told with their path', async () => {
  const path = join(root, 'config', 'profiles.json');
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, '{');
  const {stderr, code} = await run('count', '', logs);
  writeFileSync(path, before);
  assert.equal(code, 2);
  assert.match(stderr, /profiles\.json is not JSON .* mend it, or move it away\./);
});
