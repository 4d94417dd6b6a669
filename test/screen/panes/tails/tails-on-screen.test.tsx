import assert from 'node:assert/strict';
import {test} from 'node:test';
import {App} from '../../../../source/screen/app.tsx';
import {createBrush} from '../../../../source/screen/theme/brush.ts';
import {type InkTerminal, openInkTerminal} from '../../../helpers/ink-terminal.tsx';
import {settle, type Watched, type WatchOptions, watch} from './watched.ts';

type Shown = AsyncDisposable &
  Watched & {
    readonly terminal: InkTerminal;
    readonly press: (...keys: readonly string[]) => Promise<void>;
    /** What is written to the terminal meanwhile. */
    readonly written: (tell: () => unknown) => Promise<string>;
    readonly row: (index: number) => string;
  };

type ShowOptions = WatchOptions & {readonly unicode?: boolean; readonly colors?: 0 | 3};

async function show({unicode = true, colors = 3, ...options}: ShowOptions = {}): Promise<Shown> {
  const {columns = 120, rows = 40} = options;
  const watched = await watch(options);
  const look = {brush: createBrush(colors), colored: colors > 0, unicode};
  const terminal = await openInkTerminal(<App store={watched.store} look={look} />, {columns, rows});
  const flush = async (): Promise<void> => {
    await settle();
    await terminal.flush();
  };
  return {
    ...watched,
    terminal,
    async press(...keys) {
      await terminal.press(...keys);
      await flush();
    },
    async written(tell) {
      const before = terminal.output().length;
      await tell();
      await flush();
      return terminal.output().slice(before);
    },
    row: index => terminal.screen()[index] ?? '',
    [Symbol.asyncDispose]: terminal.unmount,
  };
}

/** When the last of 300 events of the engine in memory happened. */
const newest = (await watch()).state().list.loaded!.rows[0]!.time.milliseconds;

test('t opens a tail under the list, and what comes is marked until it is looked at', async () => {
  await using shown = await show({now: newest + 12_000});
  await shown.press('/', 'op:KeySign', 'enter', 't', 'esc');
  assert.match(shown.row(33), /^┌ Tail 1: op:KeySign ─+ following · newest .* old.* ┐$/);
  assert.match(shown.row(34), /^│ Oct 06 .* KeySign /);
  await shown.written(() => shown.happen(30));
  const {news} = shown.tail();
  assert.ok(news.newer > 0);
  assert.ok(shown.row(33).includes(` +${news.matches} new · `));
  const marks = shown.terminal
    .screen()
    .slice(34, 38)
    .map(row => row[1]);
  assert.deepEqual(
    marks,
    Array.from({length: 4}, (_, rank) => (rank < news.newer ? '+' : ' ')),
  );
  await shown.press('5');
  assert.deepEqual(
    shown.terminal
      .screen()
      .slice(34, 38)
      .map(row => row[1]),
    ['▌', ' ', ' ', ' '],
  );
  assert.doesNotMatch(shown.row(33), /new ·/);
});

test('Space pauses and counts, keys read on, and space follows again', async () => {
  await using shown = await show();
  await shown.press('t', '5', 'space');
  const before = shown.row(34);
  await shown.written(() => shown.happen(41));
  assert.match(shown.row(33), /paused · \+41 new · 0\.7|paused · \+41 new · 4\.1\/s ┐$/);
  assert.equal(shown.row(34), before);
  await shown.press('pagedown', 'k');
  assert.equal(shown.selected(), 296);
  await shown.press('space');
  assert.match(shown.row(33), /following/);
  assert.equal(shown.selected(), 340);
});

test('A query that has a problem says so in its tail, and the rest of it counts', async () => {
  await using shown = await show();
  await shown.press('t', '5', '/', 'failed stauts:403', 'esc');
  assert.match(shown.row(37), /^│ There is no field `stauts`\. Did you mean `status`\? +│$/);
  assert.match(shown.row(36), /✗ 40[34]/);
  assert.ok(!shown.inSight().includes(undefined));
  assert.equal(shown.inSight().length, 3);
});

test('A tail without a match says so', async () => {
  await using shown = await show();
  await shown.press('/', 'caller:nobody', 'enter', 't');
  assert.match(shown.row(34), /^│ No match so far: what comes is shown here\. +│$/);
});

test('In a small terminal a line tells what is new in each tail, and the focused one takes the place of the list', async () => {
  await using shown = await show({columns: 80, rows: 24});
  await shown.press(
    't',
    '/',
    'failed',
    'enter',
    't',
    '/',
    ' caller:alice@contoso.com op:KeyUnwrap,KeySign,KeyGet',
    'enter',
    't',
  );
  await shown.press('6', 'space', 'esc');
  assert.match(shown.row(3), /^┌ Events /);
  await shown.written(() => shown.happen(40));
  assert.match(shown.row(22), /^ 5 everything \+40 │ 6 failed paused \+\d │ 7 failed caller:alice.*…( \+\d+)? *$/);
  await shown.press('6');
  assert.match(shown.row(3), /^┌ Tail 2: failed ─+ paused · \+\d new/);
  assert.equal(shown.inSight(1).length, 17);
  await shown.press('/', ' op:KeySign');
  assert.match(shown.row(3), /^┌ Tail 2: failed op:KeySign ─+ following/, 'it is seen while it is edited');
  await shown.press('esc', '?');
  assert.match(shown.row(22), /^ 5 everything/);
  await shown.press('esc', 'tab', 'shift-tab', 'shift-tab', 'shift-tab');
  assert.equal(shown.state().focus, 'events', 'tab leads from the tails to the list');
});

test('Without UTF-8 and colours tails tell the same', async () => {
  await using shown = await show({unicode: false, colors: 0});
  await shown.press('t', 't', '6', 'space');
  await shown.written(() => shown.happen(3));
  assert.match(shown.terminal.text(), /^[\x20-\x7e\n]*$/);
  assert.match(shown.row(33), /^\+ Tail 1: everything -+ \+3 new \. .*\+# Tail 2: everything =+ paused \. \+3 new /);
  assert.match(shown.row(34), /^\|\+Oct 0/);
});

test('Data that bring a tail nothing, and time that changes no word, repaint nothing of it', async () => {
  await using shown = await show({now: newest + 12_000});
  await shown.press('/', 'status:404', 'enter', 't', 'esc', 'j');
  const rows = shown.terminal.screen().slice(33, 39);
  const written = await shown.written(() => shown.happen(1));
  assert.deepEqual(shown.terminal.screen().slice(33, 39), rows);
  assert.ok(!written.includes(' 404 ') && !written.includes('Tail 1'), JSON.stringify(written));
  assert.equal(await shown.written(() => shown.act({type: 'clock-ticked'})), '');
  shown.wait(60_000);
  const ticked = await shown.written(() => shown.act({type: 'clock-ticked'}));
  assert.notEqual(ticked, '');
  assert.ok(ticked.length < 500, `${ticked.length} bytes`);
});

test('A look at a source that is as it was paints nothing', async () => {
  await using shown = await show({now: newest + 12_000});
  await shown.press('t');
  const look = (at: number, problem?: string) =>
    shown.written(() => shown.act({type: 'source-checked', check: {source: 'demo', at, problem}}));
  await look(0);
  const before = shown.state();
  assert.equal(await look(5000), '');
  assert.equal(shown.state(), before);
  await look(6000, 'There is no folder demo.');
  assert.match(shown.row(37), /There is no folder demo\./);
  await look(7000);
  assert.doesNotMatch(shown.terminal.text(), /There is no folder demo\./);
});
