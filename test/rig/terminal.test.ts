import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openTerminal, type TerminalOptions} from '../helpers/terminal.ts';

const painter = (options: Partial<TerminalOptions> = {}) =>
  openTerminal({
    command: process.execPath,
    arguments: [fileURLToPath(new URL('painter.mjs', import.meta.url))],
    ...options,
  });
const shell = (script: string) => openTerminal({command: 'sh', arguments: ['-c', script], columns: 60, rows: 5});

test('a program draws: text, colours, widths and the alternate screen are seen as a user sees them', async () => {
  await using terminal = await painter({columns: 50, rows: 6});
  await terminal.until('size 50x6 frame 1');
  assert.deepEqual(terminal.screen(), ['='.repeat(50), 'size 50x6 frame 1', 'keys ""', '▲ wide 語 end', '', '']);
  assert.equal(terminal.alternate(), true);
  const {character, inverse, foreground} = terminal.cell(0, 0);
  assert.deepEqual({character, inverse, foreground}, {character: '=', inverse: true, foreground: 'default'});
  const triangle = terminal.cell(0, 3);
  assert.deepEqual([triangle.character, triangle.bold, triangle.foreground], ['▲', true, '#ff8000']);
  assert.deepEqual([terminal.cell(7, 3).width, terminal.cell(8, 3).character], [2, '']);
  assert.deepEqual(terminal.cursor(), {x: 13, y: 3});
});

test('a program hears keys one by one, by name or as text', async () => {
  await using terminal = await painter();
  await terminal.until('frame 1');
  await terminal.press('down', 'esc', 'ctrl-c', 'pasted');
  await terminal.type('ab');
  await terminal.until(JSON.stringify(['\x1b[B', '\x1b', '\x03', 'pasted', 'a', 'b'].join(' ')));
});

test('a program hears that its terminal was resized', async () => {
  await using terminal = await painter();
  await terminal.until('size 80x24');
  await terminal.resize(100, 30);
  await terminal.until('size 100x30');
  assert.equal(terminal.screen().length, 30);
  assert.equal(terminal.screen()[0], '='.repeat(100));
});

test('an end shows its code, the screen before the alternate one, and every byte written', async () => {
  await using terminal = await painter({environment: {CODE: '3'}});
  await terminal.until('frame 1');
  await terminal.press('q');
  assert.deepEqual(await terminal.exit, {code: 3, signal: null});
  assert.equal(terminal.alternate(), false);
  assert.equal(terminal.text().trim(), 'farewell');
  assert.match(terminal.output(), /^\x1b\[\?1049h.*farewell\r\n$/s);
});

test('a death by signal names the signal', async () => {
  await using terminal = await painter();
  await terminal.until('frame 1');
  terminal.kill('SIGTERM');
  assert.deepEqual(await terminal.end(), {code: null, signal: 'SIGTERM'});
});

test('a wait that fails shows what was waited for, the keys and the screen', async () => {
  await using terminal = await shell('read answer; echo "got $answer"; cat');
  await terminal.type('no');
  await terminal.press('enter');
  await assert.rejects(terminal.until('yes', {timeout: 200}), (error: Error) => {
    assert.match(
      error.message,
      /^Waited for "yes": not there after 200 ms \(last keys: n o enter\)\.\n┌─{60}┐\n│no {58}│\n/,
    );
    assert.match(error.message, /│got no {54}│/);
    return true;
  });
});

test('a wait fails at once when the program has ended without it', async () => {
  await using terminal = await shell('echo bye; exit 4');
  await assert.rejects(terminal.until('hello', {timeout: 60_000}), /the program ended \(code 4\)/);
});

test('a wait is not over while the screen still changes', async () => {
  await using terminal = await shell('for i in 1 2 3 4; do echo "line $i"; sleep 0.01; done; read end');
  await terminal.until(/line 1$/m);
  assert.ok(terminal.text().includes('line 4'));
});

test('a screen that never rests is told from one that never comes', async () => {
  await using terminal = await shell('while :; do echo tick; sleep 0.005; done');
  await assert.rejects(terminal.until('tick', {timeout: 300}), /there, but the screen came to no rest/);
});

test('a program that ignores hanging up is killed with what it started', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rig-'));
  const pipe = join(folder, 'pipe');
  const terminal = await shell(
    `mkfifo ${pipe}; echo made; trap '' HUP; sh -c 'echo child; echo ready > /dev/tty; sleep 1000' > ${pipe}; true`,
  );
  await terminal.until('made');
  // The pipe ends when the last process that holds it is dead.
  const heard = readFile(pipe, 'utf8');
  await terminal.until('ready');
  await terminal.close();
  assert.equal((await terminal.exit).signal, 'SIGKILL');
  assert.equal(await heard, 'child\n');
  await rm(folder, {recursive: true});
});

test('a program may ask the terminal where its cursor is', async () => {
  await using terminal = await painter({
    arguments: [
      '-e',
      String.raw`process.stdin.setRawMode(true).once('data', data => {
        console.log('\r\nanswer ' + JSON.stringify(data.toString()));
        process.exit();
      });
      process.stdout.write('abc\x1b[6n');`,
    ],
  });
  await terminal.until('answer "\\u001b[1;4R"');
});
