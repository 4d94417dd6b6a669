import assert from 'node:assert/strict';
import {appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {openProgram, runProgram} from '../helpers/program.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-tail-command-'));
after(() => rmSync(root, {recursive: true}));
const log = join(root, 'logs', 'PT1H.json');
mkdirSync(join(root, 'logs'));
const line = (operation: string, minute: number) =>
  `{"time":"2026-10-01T08:${String(minute).padStart(2, '0')}:00Z","operationName":"${operation}"}\n`;

test('The newest matches are printed, then each as it comes, in the order in which they come, until ^c', async () => {
  writeFileSync(log, line('KeyGet', 1) + line('KeySign', 2) + line('KeyWrap', 3));
  await using terminal = await openProgram(
    ['tail', 'key', join(root, 'logs'), '--lines', '2', '--output', 'json', '--fields', 'op'],
    {columns: 60, rows: 20},
  );
  const told = (...operations: readonly string[]) => operations.map(op => `{"op":"${op}"}`).join('\n');
  await terminal.until(told('KeySign', 'KeyWrap'));
  appendFileSync(log, line('KeyPurge', 5) + line('SecretGet', 6));
  await terminal.until(told('KeySign', 'KeyWrap', 'KeyPurge'));
  // A record that comes late is told when it comes.
  appendFileSync(log, line('KeyDelete', 0));
  await terminal.until(told('KeySign', 'KeyWrap', 'KeyPurge', 'KeyDelete'));
  // Half a line waits for the rest.
  appendFileSync(log, line('KeyBackup', 7).slice(0, 50));
  await new Promise(resolve => setTimeout(resolve, 2500));
  appendFileSync(log, line('KeyBackup', 7).slice(50));
  await terminal.until(/KeyDelete[\s\S]*KeyBackup/);
  await terminal.press('ctrl-c');
  assert.equal((await terminal.end()).code, 130);
  assert.ok(!terminal.output().includes('SecretGet'));
});

test('Standard input is printed as it comes, and that is all when it ends', async () => {
  const input = line('KeyGet', 1) + line('SecretGet', 2) + line('KeySign', 3).trimEnd();
  const {stdout, code} = await runProgram(['tail', 'key', '-', '--output', 'json', '--fields', 'op'], {input});
  assert.deepEqual([stdout, code], ['{"op":"KeyGet"}\n{"op":"KeySign"}\n', 0]);
});
