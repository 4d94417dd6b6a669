import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const program = fileURLToPath(new URL('open-on-fake.ts', import.meta.url));
const command = [process.execPath, '--import', 'tsx', program];
const size = {columns: 100, rows: 30};

function open(...words: readonly string[]): Promise<Terminal> {
  return openTerminal({command: command[0]!, arguments: [...command.slice(1), ...words], ...size});
}

/** A shell with jobs, in which the program is one of them. */
async function openInShell(...words: readonly string[]): Promise<Terminal> {
  const terminal = await openTerminal({
    command: '/bin/bash',
    arguments: ['--norc', '--noprofile', '-i'],
    environment: {PS1: 'shell> ', TERM: 'xterm-256color', LANG: 'C.UTF-8'},
    ...size,
  });
  await terminal.until('shell>');
  // Of the shell's own it has none that could be taken for ours.
  await terminal.press("bind 'set enable-bracketed-paste off'\r");
  await terminal.press(`${[...command, ...words].join(' ')}\r`);
  return terminal;
}

/** Every mode is as it was: the last that was said of each is what terminals begin with. */
function assertLeft(terminal: Terminal): void {
  const {modes} = terminal.emulator;
  assert.equal(terminal.alternate(), false);
  assert.equal(modes.wraparoundMode, true);
  assert.equal(modes.bracketedPasteMode, false);
  assert.equal(modes.mouseTrackingMode, 'none');
  assert.equal(modes.synchronizedOutputMode, false);
  assert.ok(terminal.output().lastIndexOf('\x1b[?25h') > terminal.output().lastIndexOf('\x1b[?25l'));
  // No half sequence.
  assert.doesNotMatch(terminal.output(), /\x1b(?:\[[?\d;]*)?$/);
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

test('A signal that comes before the screen is there leaves the terminal as it was', async () => {
  await using terminal = await open();
  await terminal.until('opening');
  terminal.kill('SIGTERM');
  assert.equal((await terminal.end()).code, 143);
  assertLeft(terminal);
});

for (const [signal, code] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
] as const) {
  test(`${signal} ends the program with the terminal as it was`, async () => {
    await using terminal = await open('mouse');
    await terminal.until('1/300');
    assert.equal(terminal.emulator.modes.mouseTrackingMode, 'vt200');
    assert.equal(terminal.emulator.modes.bracketedPasteMode, true);
    terminal.kill(signal);
    assert.equal((await terminal.end()).code, code);
    assertLeft(terminal);
  });
}

for (const [fault, told] of [
  ['rejection', /hsmscope stopped because of a fault of its own: a test of ␛\[2Jfaults/],
  ['exception', /hsmscope stopped because of a fault of its own: a test of ␛\[2Jfaults/],
  ['broken-answer', /hsmscope stopped because of a fault of its own: Cannot read properties of undefined/],
] as const) {
  test(`A fault of our own (${fault}) is told on the normal screen, with where it happened`, async () => {
    await using terminal = await open(fault);
    assert.equal((await terminal.end()).code, 1);
    assertLeft(terminal);
    assert.match(terminal.text(), told);
    assert.match(terminal.text(), /^ +at /m);
  });
}

test('An event that cannot be painted is said in its pane, the rest goes on, and leaving tells it whole', async () => {
  await using terminal = await open('broken-row');
  await terminal.until("A fault of hsmscope's own, told whole when you leave");
  assert.match(terminal.screen()[0]!, /300 events/);
  await terminal.press('?');
  await terminal.until('Keys');
  await terminal.press('esc', 'q');
  assert.equal((await terminal.end()).code, 0);
  assertLeft(terminal);
  assert.match(terminal.text(), /A part of the screen could not be shown because of a fault of hsmscope: \w+/);
  assert.match(terminal.text(), /^ +at /m);
});

test('^z gives the shell its terminal, and fg brings the screen back with keys and mouse', async () => {
  await using terminal = await openInShell('mouse');
  await terminal.until('1/300');
  await terminal.press('j', 'ctrl-z');
  await terminal.until(/shell> *$/m);
  assertLeft(terminal);
  await terminal.press('stty -a | tr ";" "\\n" | grep -o " icanon\\| echo$\\| echo "\r');
  await terminal.until(/icanon/);
  await terminal.press('fg\r');
  await terminal.until('2/300');
  assert.equal(terminal.alternate(), true);
  assert.equal(terminal.emulator.modes.mouseTrackingMode, 'vt200');
  assert.equal(terminal.emulator.modes.bracketedPasteMode, true);
  await terminal.press('j');
  await terminal.until('3/300');
  await terminal.press('q');
  await terminal.until(/shell> *$/m);
  assertLeft(terminal);
});

test('What is printed stands on the normal screen, any key leads back, and leaving from there keeps it', async () => {
  await using terminal = await openInShell('mouse');
  await terminal.until('1/300');
  await terminal.press('P');
  await terminal.until('Any key leads back.');
  assertLeft(terminal);
  await terminal.press('x');
  await terminal.until('1/300');
  assert.equal(terminal.alternate(), true);
  assert.equal(terminal.emulator.modes.mouseTrackingMode, 'vt200');
  await terminal.press('P');
  await terminal.until('Any key leads back.');
  await terminal.press('ctrl-c');
  await terminal.until(/Any key leads back\.\s+shell> *$/);
  assertLeft(terminal);
});

test('A stop from outside leaves the terminal as it was, too', async () => {
  await using terminal = await openInShell();
  await terminal.until('1/300');
  await terminal.press('ctrl-z');
  await terminal.until(/shell> *$/m);
  await terminal.press('kill -TERM %1\r', 'fg\r');
  await terminal.until(/Terminated|shell> *$/m);
  assertLeft(terminal);
});

test('A lost terminal ends the program', async () => {
  await using terminal = await open();
  await terminal.until('1/300');
  terminal.cut();
  assert.equal((await terminal.end()).code, 129);
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
