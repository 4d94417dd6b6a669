// Saved queries and triage on the whole screen, with an engine in memory and a real file.
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {keepSavedQueries} from '../../source/command/saved-keeper.ts';
import {App} from '../../source/screen/app.tsx';
import {keepSaved} from '../../source/screen/state/keep-saved.ts';
import {run} from '../../source/screen/state/runner.ts';
import {firstState} from '../../source/screen/state/state.ts';
import {createStore} from '../../source/screen/state/store.ts';
import {createBrush} from '../../source/screen/theme/brush.ts';
import {openSavedQueries, readSavedQueries} from '../../source/settings/saved-queries.ts';
import {type InkTerminal, openInkTerminal} from '../helpers/ink-terminal.tsx';
import {createFakeEngine, type FakeOptions} from './fake-engine.ts';

type Opened = AsyncDisposable & {readonly folder: string; readonly terminal: InkTerminal};

async function open({
  columns = 100,
  rows = 30,
  ...fake
}: FakeOptions & {columns?: number; rows?: number} = {}): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'hsmscope-saved-'));
  const saved = keepSavedQueries({
    arguments: [],
    variables: {HSMSCOPE_CONFIG: folder},
    stdin: () => process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  });
  const store = createStore(firstState({title: 'demo', size: {columns, rows}, own: saved.list().queries}));
  const look = {brush: createBrush(3), colored: true, unicode: true};
  const terminal = await openInkTerminal(<App store={store} look={look} />, {columns, rows});
  const end = run(createFakeEngine(fake), ['demo'], store);
  const endKeeping = keepSaved(saved, store);
  await settle(terminal);
  return {
    folder,
    terminal,
    async [Symbol.asyncDispose]() {
      end();
      await endKeeping();
      await terminal.unmount();
      await rm(folder, {recursive: true});
    },
  };
}

async function settle(terminal: InkTerminal): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise(setImmediate);
  await terminal.flush();
}

async function press({terminal}: Opened, ...keys: readonly string[]): Promise<void> {
  await terminal.press(...keys);
  await settle(terminal);
}

/** The file is written beside the screen. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isSo(); tries++) await new Promise(resolve => setTimeout(resolve, 10));
  assert.ok(isSo());
}

test('B saves the query, the menu counts it, enter asks it, and its name stands behind it', async () => {
  await using opened = await open();
  const {terminal, folder} = opened;
  await press(opened, '/', 'failed', 'enter', 'B');
  assert.match(terminal.text(), /┌ Save this query ─/);
  assert.match(terminal.text(), /│ query {8}failed /);
  const {cursorX, cursorY} = terminal.emulator.buffer.active;
  assert.match(terminal.screen()[cursorY]!.slice(0, cursorX), /│ name {9}$/);
  await press(opened, 'trouble', 'enter', 'What went wrong?', 'enter');
  await until(() => readSavedQueries(folder).queries.get('trouble')?.description === 'What went wrong?');
  await press(opened, 'esc', 'esc', "'");
  assert.match(terminal.text(), /★ trouble +What went wrong\? +37 │/);
  assert.match(terminal.text(), / failures +What was refused or went wrong\? +37 │/);
  await press(opened, 'enter');
  assert.match(terminal.screen()[1]!, /^ \/ failed .* 37 of 300 · 3 ms +trouble ★/);
  await press(opened, '/', '\x15', '@trouble', 'enter');
  assert.match(terminal.screen()[1]!, /^ \/ @trouble .* 37 of 300 · 3 ms +trouble ★/);
});

test('Counts come without moving a line', async () => {
  await using opened = await open();
  await opened.terminal.press("'");
  const before = opened.terminal.screen();
  await settle(opened.terminal);
  const after = opened.terminal.screen();
  const names = (rows: readonly string[]) => rows.map(row => /│ {5}([a-z-]+) /.exec(row)?.[1]);
  assert.deepEqual(names(after), names(before));
  assert.match(after.join('\n'), / 37 │/);
});

test('What another process saved is in the menu, what is deleted leaves the file, and u brings it back', async () => {
  await using opened = await open();
  const {folder} = opened;
  (await openSavedQueries(folder)).save('theirs', {query: 'op:KeySign'});
  await press(opened, "'");
  assert.match(opened.terminal.text(), /★ theirs /);
  await press(opened, 'd');
  assert.match(opened.terminal.text(), /theirs deleted, u takes it back\./);
  await until(() => readSavedQueries(folder).queries.size === 0);
  await press(opened, 'u');
  await until(() => readSavedQueries(folder).queries.has('theirs'));
});

test('Triage lists what stands out with its query, says what it looks for, and leads to the events', async () => {
  await using opened = await open({events: 1400, columns: 80, rows: 24});
  const {terminal} = opened;
  await press(opened, 'T');
  assert.match(terminal.text(), /┌ What stands out ─+ 1\/\d+ ┐/);
  assert.match(terminal.text(), /Oct 10 \d\d:\d\d – Oct 12 \d\d:\d\d UTC, beside all that was before/);
  assert.match(terminal.text(), /│ ● notable +bob␛\[2J@evil\.example +\w/);
  assert.match(terminal.text(), /│ .* since:2026-10-/);
  await press(opened, '?');
  assert.match(terminal.text(), /│ success after failures +Who was refused again and again/);
  await press(opened, '?', 'enter');
  assert.match(terminal.screen()[1]!, /^ \/ .* of 1,400 · 3 ms/);
  assert.doesNotMatch(terminal.text(), /What stands out/);
});

test('Where nothing stands out, it is said what was looked for', async () => {
  await using opened = await open({events: 40, operations: ['KeyGet'], columns: 120, rows: 40});
  await press(opened, 'T');
  assert.match(opened.terminal.text(), /nothing was before that could tell what is new/);
  assert.match(opened.terminal.text(), /Nothing stands out\. What was looked for:/);
  assert.match(opened.terminal.text(), /purge +What was destroyed for ever\?/);
});

test('Help tells the keys of the menu first', async () => {
  await using opened = await open();
  await press(opened, "'", 'f1');
  assert.match(opened.terminal.text(), /┌ Keys · type to find one ─+.*\n.*│ Saved queries +│/);
});

test('At the smallest size, menu, form and triage are drawn whole', async () => {
  await using opened = await open({columns: 40, rows: 10});
  for (const keys of [["'"], ['/', 'failed', 'enter', 'B'], ['T']]) {
    await press(opened, ...keys);
    const rows = opened.terminal.screen();
    const [top, bottom] = [rows.findIndex(row => /^.{2}┌/.test(row)), rows.findIndex(row => /^.{2}└/.test(row))];
    assert.ok(top > 0 && bottom > top && bottom < 9, rows.join('\n'));
    for (const row of rows.slice(top, bottom + 1)) assert.match(row, /^.{2}[┌│└].{34}[┐│┘]/);
    await press(opened, 'esc');
  }
});
