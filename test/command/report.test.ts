// `hsmscope report` as people and scripts use it.
import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {runProgram} from '../helpers/program.ts';
import {blob, offsetOf, writeSmallLog} from './report/scene.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-report-'));
after(() => rmSync(root, {recursive: true}));
const logs = join(root, 'logs');
const environment = {HSMSCOPE_CACHE: join(root, 'cache'), HSMSCOPE_CONFIG: join(root, 'config')};
const run = (...words: readonly string[]) => runProgram(words, {environment});

before(async () => {
  writeSmallLog(logs);
  await run('mark', 'add', `${blob}@0`, logs, '--note', 'Who is she?', '--tag', 'incident-7');
  await run('mark', 'add', `${blob}@${offsetOf(1)}`, logs);
});

test('Without a file the report is Markdown on standard output, of what is cached', async () => {
  const {code, stdout, stderr} = await run('report', '--title', 'Incident 7');
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(
    stdout,
    /^# Incident 7\n[\s\S]*\| 1 \| 2026-10-07T00:50:00\.1234567Z \| KeyPurge .*Who is she\? #incident-7/,
  );
  assert.match(stdout, /destroyed 1 object for ever/);
});

test('A file is for the user alone, its name tells the format, and it is replaced only when told to', async () => {
  const path = join(root, 'report.html');
  assert.equal((await run('report', '--file', path)).code, 0);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.match(readFileSync(path, 'utf8'), /^<!doctype html>/);
  assert.match((await run('report', '--file', path)).stderr, /is there already/);
  assert.equal((await run('report', '--file', path, '--force', '--output', 'json')).code, 0);
  const {version, by, evidence} = JSON.parse(readFileSync(path, 'utf8'));
  assert.deepEqual([version, evidence.length], [1, 2]);
  assert.match(by, /^hsmscope \d/);
});

test('--anonymise names nobody', async () => {
  const {stdout} = await run('report', logs, '--anonymise', '--output', 'json');
  assert.doesNotMatch(stdout, /maria|keller|contoso|203\.0\.113/i);
  assert.deepEqual(
    JSON.parse(stdout).evidence.map(({caller}: {readonly caller: string}) => caller),
    ['caller-1', 'caller-1'],
  );
});

test('Findings are looked for from a time on', async () => {
  const found = async (...words: readonly string[]) => {
    const {findings} = JSON.parse((await run('report', '--output', 'json', ...words)).stdout);
    return findings.map(({detection}: {readonly detection: string}) => detection);
  };
  assert.ok((await found()).includes('purge'));
  assert.deepEqual(await found('--from', '30s'), ['new address']);
});

test('What cannot be done is told, and leaves no file', async () => {
  const path = join(root, 'none', 'report.md');
  assert.equal((await run('report', '--file', path)).code, 2);
  assert.ok(!existsSync(path));
  assert.equal((await run('report', '--output', 'pdf')).code, 2);
});
