import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {builtProgram, runProgram} from '../helpers/program.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-completions-'));
after(() => rmSync(root, {recursive: true}));
const environment = {HSMSCOPE_CACHE: join(root, 'cache'), HSMSCOPE_CONFIG: join(root, 'config')};
const logs = join(root, 'logs');

before(async () => {
  mkdirSync(logs);
  const records = ['KeySign', 'KeyDelete'].map(
    operationName => `${JSON.stringify({time: '2026-10-01T08:00:00Z', operationName})}\n`,
  );
  writeFileSync(join(logs, 'PT1H.json'), records.join(''));
  await runProgram(['count', '', logs], {environment});
  await runProgram(['profile', 'add', 'night', logs], {environment});
});

async function words(...typed: readonly string[]): Promise<readonly string[]> {
  const {stdout} = await runProgram(['completions', 'words', '--', ...typed], {environment});
  return stdout
    .split('\n')
    .flatMap(line => line.split('\t', 1))
    .filter(word => word !== '');
}

test('Commands, options and what these take are completed', async () => {
  assert.deepEqual(await words('tri'), ['triage']);
  assert.ok((await words('')).includes('night'));
  assert.deepEqual(await words('search', 'x', '--out'), ['--output']);
  assert.deepEqual(await words('search', 'x', '--output', 'j'), ['json']);
  assert.deepEqual(await words('export', '-o', 'p'), ['parquet']);
  assert.deepEqual(await words('count', '', '--aut'), ['--auth']);
  assert.deepEqual(await words('cache', 'pr'), ['prune']);
});

test('Profiles, saved queries and settings are completed where their names stand', async () => {
  assert.deepEqual(await words('profile', 'use', 'n'), ['night']);
  assert.deepEqual(await words('count', '', 'ni'), ['night']);
  assert.deepEqual(await words('query', 'show', 'failu'), ['failures']);
  assert.deepEqual(await words('settings', 'set', 'th'), ['theme']);
});

test('A query is completed at its end: fields, saved queries, and values that the cache has', async () => {
  assert.deepEqual(await words('count', 'failed cal'), ['failed caller:']);
  assert.deepEqual(await words('count', '@role'), ['@role-changes']);
  assert.deepEqual(await words('count', 'op:keyd'), ['op:KeyDelete']);
  assert.deepEqual(await words('search', '-op:KeyS'), ['-op:KeySign']);
});

test('Where a file or free text is to stand, nothing is offered, so that the shell offers files', async () => {
  assert.deepEqual(await words('count', '', './lo'), []);
  assert.deepEqual(await words('search', 'x', '--limit', '1'), []);
});

test('An unknown shell is told which there are', async () => {
  const {code, stderr} = await runProgram(['completions', 'tcsh'], {environment});
  assert.equal(code, 2);
  assert.match(stderr, /choose one of bash, zsh, fish/);
});

test('Bash completes with it, also behind a colon', async () => {
  const {stdout: script} = await runProgram(['completions', 'bash'], {environment});
  const complete = (line: string): readonly string[] => {
    const ask = [
      `hsmscope() { '${process.execPath}' '${builtProgram()}' "$@"; }`,
      script,
      `COMP_LINE=${JSON.stringify(line)} COMP_POINT=${line.length}`,
      '_hsmscope 2>/dev/null',
      `printf '%s\\n' "$\{COMPREPLY[@]}"`,
    ].join('\n');
    const {stdout} = spawnSync('bash', ['--norc', '-c', ask], {
      env: {...process.env, ...environment},
      encoding: 'utf8',
    });
    return stdout.trim().split('\n');
  };
  assert.deepEqual(complete('hsmscope tri'), ['triage']);
  assert.deepEqual(complete('hsmscope count op:KeyD'), ['KeyDelete']);
});
