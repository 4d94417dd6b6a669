import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {test} from 'node:test';
import {createHome, openProgram, removeHome, runProgram, surroundings} from '../helpers/program.ts';

test('the program runs without a terminal: its code, its words and its complaints apart', async () => {
  const version = await runProgram(['--version']);
  assert.deepEqual([version.code, version.signal, version.stderr], [0, null, '']);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
  const mistake = await runProgram(['--no-such-option']);
  assert.deepEqual([mistake.code, mistake.stdout], [2, '']);
  assert.match(mistake.stderr, /no-such-option/);
});

test('the program opens in a terminal and sees it', async () => {
  await using terminal = await openProgram(['--version'], {columns: 30, rows: 3});
  await terminal.until(/^\d+\.\d+\.\d+$/m);
  assert.deepEqual([terminal.screen().length, (await terminal.end()).code], [3, 0]);
});

test('a home is there until it is removed, and surroundings lie in it', async () => {
  const home = await createHome();
  assert.ok(existsSync(home));
  assert.ok(surroundings(home).HSMSCOPE_CACHE?.startsWith(home));
  await removeHome(home);
  assert.ok(!existsSync(home));
});
