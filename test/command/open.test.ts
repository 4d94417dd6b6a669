// The real program in a real terminal: what it needs, and what it leaves behind.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {createHome, openProgram, removeHome, surroundings} from '../helpers/program.ts';
import {shapesFolder} from '../helpers/shapes.ts';
import {openTerminal} from '../helpers/terminal.ts';

const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url));

test('a log piped in is shown, and the keys come from the terminal', async () => {
  const home = await createHome();
  const pipe = `cat "${shapesFolder}/hsm-lines.json" | "${process.execPath}" "${program}"`;
  await using terminal = await openTerminal({
    command: '/bin/sh',
    arguments: ['-c', pipe],
    columns: 100,
    rows: 30,
    environment: surroundings(home),
  });
  await terminal.until(/3 events/);
  await terminal.press('q');
  assert.deepEqual(await terminal.exit, {code: 0, signal: null});
  assert.equal(terminal.alternate(), false);
  await removeHome(home);
});

for (const [how, leave] of [
  ['q', (terminal: Awaited<ReturnType<typeof openProgram>>) => terminal.press('q')],
  ['^c', (terminal: Awaited<ReturnType<typeof openProgram>>) => terminal.press('ctrl-c')],
  ['SIGTERM', async (terminal: Awaited<ReturnType<typeof openProgram>>) => terminal.kill('SIGTERM')],
  ['SIGHUP', async (terminal: Awaited<ReturnType<typeof openProgram>>) => terminal.kill('SIGHUP')],
] as const) {
  test(`after ${how} the terminal is as it was found`, async () => {
    await using terminal = await openProgram([shapesFolder], {columns: 80, rows: 24});
    await terminal.until(/KeySign|BackupCreate/);
    assert.equal(terminal.alternate(), true);
    await leave(terminal);
    await terminal.exit;
    assert.equal(terminal.alternate(), false);
    const left = terminal.output();
    for (const [on, off] of [
      ['\x1b[?7h', '\x1b[?7l'],
      ['\x1b[?25h', '\x1b[?25l'],
      ['\x1b[?1049l', '\x1b[?1049h'],
    ] as const) {
      assert.ok(left.lastIndexOf(on) > left.lastIndexOf(off), `${JSON.stringify(on)} comes last`);
    }
  });
}

test('a source that is not there is said on the screen, and q leaves', async () => {
  await using terminal = await openProgram(['./nowhere'], {columns: 80, rows: 24});
  await terminal.until(/There is no .*nowhere/);
  await terminal.press('q');
  assert.equal((await terminal.exit).code, 0);
});

test('a terminal that can do nothing gets a sentence, and exit code 2', async () => {
  await using terminal = await openProgram([shapesFolder], {columns: 120, rows: 24, environment: {TERM: 'dumb'}});
  assert.equal((await terminal.end()).code, 2);
  assert.match(
    terminal.text(),
    /cannot be drawn on a terminal of the type `dumb`\. Set TERM .* or use `--screen-reader`/s,
  );
  assert.ok(!terminal.output().includes('\x1b'));
});

test('lines are read out on any terminal', async () => {
  const environment = {TERM: 'dumb', INK_SCREEN_READER: 'true'};
  await using terminal = await openProgram([shapesFolder], {columns: 120, rows: 24, environment});
  await terminal.until(/^Event 1 of \d+\. /m);
  await terminal.press('ctrl-c');
  assert.equal((await terminal.end()).code, 0);
});

test('a theme is chosen by its name, and another name is explained', async () => {
  await using light = await openProgram(['--theme', 'light', shapesFolder], {columns: 80, rows: 24});
  await light.until(/KeySign|BackupCreate/);
  assert.equal(light.cell(1, 0).foreground, '#0b4a94');
  await using unknown = await openProgram(['--theme', 'mauve', shapesFolder], {columns: 160, rows: 24});
  assert.equal((await unknown.end()).code, 2);
  assert.match(unknown.text(), /--theme takes auto, dark, light, high-contrast, colour-blind or none, not "mauve"\./);
});

test('a terminal that says that its ground is light gets dark text, and its answer is no key', async () => {
  await using terminal = await openProgram([shapesFolder], {columns: 80, rows: 24});
  await terminal.until(/KeySign|BackupCreate/);
  assert.ok(terminal.output().includes('\x1b]11;?\x1b\\'));
  assert.equal(terminal.cell(1, 0).foreground, '#a8d0ff');
  terminal.send('\x1b]11;rgb:ffff/ffff/eeee\x1b\\');
  await terminal.idle();
  await terminal.until(() => terminal.cell(1, 0).foreground === '#0b4a94');
  assert.match(terminal.text(), /press \/ and type/);
});
