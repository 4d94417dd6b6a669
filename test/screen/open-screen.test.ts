import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const program = fileURLToPath(new URL('open-on-fake.ts', import.meta.url));
const leftAsFound = /\x1b\[\?7h/;

function open(...words: readonly string[]): Promise<Terminal> {
  return openTerminal({
    command: process.execPath,
    arguments: ['--import', 'tsx', program, ...words],
    columns: 100,
    rows: 30,
  });
}

/** The alternate screen is left, lines wrap and the cursor is seen. */
function assertLeft(terminal: Terminal): void {
  assert.equal(terminal.alternate(), false);
  assert.match(terminal.output(), leftAsFound);
  assert.ok(terminal.output().lastIndexOf('\x1b[?25h') > terminal.output().lastIndexOf('\x1b[?25l'));
  assert.ok(terminal.output().lastIndexOf('\x1b[?7h') > terminal.output().lastIndexOf('\x1b[?7l'));
}

test('Keys typed before the program has loaded are neither echoed nor lost, and q leaves the terminal as it was', async () => {
  await using terminal = await open();
  await terminal.until('opening');
  await terminal.press('jjj');
  await terminal.until('4/300');
  assert.doesNotMatch(terminal.text(), /jjj/);
  assert.match(terminal.screen()[0]!, /^ hsmscope {2}demo/);
  await terminal.press('q');
  assert.equal((await terminal.end()).code, 0);
  assertLeft(terminal);
});

test('A signal ends the program with the terminal as it was', async () => {
  await using terminal = await open();
  await terminal.until('1/300');
  terminal.kill('SIGTERM');
  assert.equal((await terminal.end()).code, 143);
  assertLeft(terminal);
});

test('A fault of our own is told on the normal screen', async () => {
  await using terminal = await open('fault');
  assert.equal((await terminal.end()).code, 1);
  assertLeft(terminal);
  assert.match(terminal.text(), /hsmscope stopped because of a fault of its own: a test of faults/);
});

test('The bell of a tail reaches the terminal, and is no part of what is painted', async () => {
  await using terminal = await open();
  await terminal.until('1/300');
  await terminal.press('t', '5');
  await terminal.until(/Tail 1: everything .*following/);
  terminal.kill('SIGUSR2');
  await terminal.until('1/301');
  assert.ok(!terminal.output().includes('\x07'));
  await terminal.press('a');
  await terminal.until(/following · bell/);
  terminal.kill('SIGUSR2');
  await terminal.until('1/302');
  assert.equal(terminal.output().split('\x07').length, 2);
  assert.doesNotMatch(terminal.text(), /␇/);
});
