// The screen begins where the last session on the same sources ended, also when the connection was lost.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {openProgram} from '../helpers/program.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-sessions-'));
after(() => rmSync(root, {recursive: true}));
const logs = join(root, 'logs');
mkdirSync(logs);
writeFileSync(
  join(logs, 'PT1H.json'),
  ['KeySign', 'KeyGet', 'KeyPurge']
    .map((operation, hour) => `{"time":"2026-10-01T0${hour}:00:00Z","operationName":"${operation}"}\n`)
    .join(''),
);
const environment = {HSMSCOPE_CACHE: join(root, 'cache'), HSMSCOPE_CONFIG: join(root, 'config')};
const open = (...words: readonly string[]) => openProgram([logs, ...words], {environment});

test('What was asked before the connection was lost is asked again, unless one begins anew', async () => {
  {
    await using terminal = await open();
    await terminal.until(/1\/3 ┐/);
    await terminal.press('/', 'p', 'u', 'r', 'g', 'e', 'enter');
    await terminal.until(/1\/1 ┐/);
    terminal.cut();
    await terminal.exit;
  }
  {
    await using terminal = await open();
    await terminal.until(/purge[\s\S]*1\/1 ┐[\s\S]*query of the last session/);
  }
  await using terminal = await open('--new');
  await terminal.until(/1\/3 ┐/);
});
