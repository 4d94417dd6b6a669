import assert from 'node:assert/strict';
import {test} from 'node:test';
import {App} from '../../source/screen/app.tsx';
import {run} from '../../source/screen/state/runner.ts';
import {firstState, type State} from '../../source/screen/state/state.ts';
import {createStore, type Store} from '../../source/screen/state/store.ts';
import {createBrush} from '../../source/screen/theme/brush.ts';
import {type InkTerminal, openInkTerminal} from '../helpers/ink-terminal.tsx';
import {createFakeEngine, type FakeEngine, type FakeOptions} from './fake-engine.ts';

type Opened = AsyncDisposable & {readonly terminal: InkTerminal; readonly store: Store; readonly engine: FakeEngine};
type OpenOptions = FakeOptions & {
  readonly columns?: number;
  readonly rows?: number;
  readonly unicode?: boolean;
  readonly colors?: 0 | 3;
};

async function open({columns = 80, rows = 24, unicode = true, colors = 3, ...fake}: OpenOptions = {}): Promise<Opened> {
  const engine = createFakeEngine(fake);
  const store = createStore(firstState({title: 'demo', size: {columns, rows}}));
  const look = {brush: createBrush(colors), colored: colors > 0, unicode};
  const terminal = await openInkTerminal(<App store={store} look={look} />, {columns, rows});
  const end = run(engine, ['demo'], store);
  await settle(terminal);
  return {
    terminal,
    store,
    engine,
    async [Symbol.asyncDispose]() {
      end();
      await terminal.unmount();
    },
  };
}

/** The fake engine answers in a few turns of the event loop. */
async function settle(terminal: InkTerminal): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  await terminal.flush();
}

async function press({terminal}: Opened, ...keys: readonly string[]): Promise<void> {
  await terminal.press(...keys);
  await settle(terminal);
}

/** The rows up to the screen's edge: after shrinking the emulator keeps what was beyond it. */
function cells({emulator}: InkTerminal): readonly string[] {
  const {active} = emulator.buffer;
  return Array.from({length: emulator.rows}, (_, row) =>
    active.getLine(row)!.translateToString(true, 0, emulator.cols).trimEnd(),
  );
}

const line = ({terminal}: Opened, row: number): string => terminal.screen()[row] ?? '';

test('The list shows the newest events, with what failed marked', async () => {
  await using opened = await open();
  assert.match(line(opened, 0), /^ hsmscope {2}demo .*300 events \(3 unreadable\)/);
  assert.match(line(opened, 3), /^┌ Events ─+ 1\/300 ┐$/);
  assert.match(line(opened, 4), /^│ time ↓ +operation +status +caller +object +│$/);
  assert.match(line(opened, 5), /^│▌Oct 06 19:47:03 +KeySign + 200 /);
  assert.match(opened.terminal.text(), /^│ Oct 06 \d\d:\d\d:\d\d +Key\w+ (?:▲ )? *✗ 40[34] /m);
  assert.match(line(opened, 22), /^└─+┘$/);
  assert.match(line(opened, 23), /j\/k move {2}enter detail .*\/ search .*\? help$/);
});

test('Every row is as wide as the screen and no control character of a log reaches the terminal', async () => {
  await using opened = await open({columns: 120, rows: 40});
  const framed = opened.terminal.screen().slice(5, 39);
  for (const row of framed) assert.match(row, /^[┌│└].*[┐│┘]$/);
  assert.match(framed.join('\n'), /bob␛\[2J@evil/);
  assert.ok(!opened.terminal.output().includes('\x1b[2J@'));
});

test('Typing a query narrows the list at every key, and esc twice brings all back', async () => {
  await using opened = await open();
  await press(opened, '/', 'f', 'a', 'i', 'l', 'e', 'd');
  assert.match(line(opened, 1), /^ \/ failed .* of 300 · 3 ms +failures$/);
  assert.match(line(opened, 3), /1\/37 ┐$/);
  await press(opened, 'esc');
  assert.match(line(opened, 3), /1\/37 ┐$/);
  await press(opened, 'esc');
  assert.match(line(opened, 3), /1\/300 ┐$/);
});

test('The cursor stands in the search line while it is edited', async () => {
  await using opened = await open();
  await press(opened, '/', '鍵x', 'left');
  const {cursorX, cursorY} = opened.terminal.emulator.buffer.active;
  assert.deepEqual([cursorX, cursorY], [5, 1]);
});

test('A part that cannot be read is underlined and explained, and the rest counts', async () => {
  await using opened = await open();
  await press(opened, '/', 'failed stauts:403', 'enter');
  assert.equal(opened.terminal.cell(10, 1).underline, true);
  assert.equal(opened.terminal.cell(4, 1).underline, false);
  assert.match(line(opened, 23), /stauts.*status/);
  assert.match(line(opened, 3), /1\/37 ┐$/);
});

test('Function keys do what the table says', async () => {
  await using opened = await open();
  await press(opened, 'f1');
  assert.match(opened.terminal.text(), /┌ Keys · type to find one ─/);
  await press(opened, 'esc');
  const asked = opened.engine.asked.page;
  await press(opened, 'f5');
  assert.ok(opened.engine.asked.page > asked);
});

test('The mouse counts as soon as it is switched on, and reports of it are never typed', async () => {
  await using opened = await open();
  await press(opened, '\x1b[<0;20;9M');
  assert.match(line(opened, 3), /1\/300 ┐$/);
  await press(opened, ':', 'mouse', 'enter');
  await press(opened, '\x1b[<0;20;9M\x1b[<0;20;9m', '/', '\x1b[<64;3;3M', 'esc');
  assert.match(line(opened, 3), /4\/300 ┐$/);
  assert.match(line(opened, 1), /press \/ and type/);
  await press(opened, '\x1b[<65;20;9M');
  assert.match(line(opened, 3), /7\/300 ┐$/);
});

test('Keys that arrive in one chunk all count', async () => {
  await using opened = await open();
  await press(opened, 'jjjk');
  assert.match(line(opened, 3), /3\/300 ┐$/);
  await press(opened, '/failed\rj');
  assert.match(line(opened, 1), /^ \/ failed /);
});

test('Enter typed ahead of the rows opens the event that is selected then', async () => {
  await using opened = await open({columns: 120, rows: 40});
  await press(opened, 'G');
  await press(opened, 'g\r');
  assert.match(line(opened, 5), /1\/300 ┐┌ KeySign · 200 OK /);
});

test('A paste is typed into the search line as one line', async () => {
  await using opened = await open();
  await press(opened, '/', '\x1b[200~op:KeySign\nfailed\x1b[201~');
  assert.match(line(opened, 1), /^ \/ op:KeySign failed /);
});

test('In the list the words stand out where they were found', async () => {
  await using opened = await open();
  await press(opened, '/', 'sign', 'enter', 'j');
  const row = line(opened, 5);
  const column = row.indexOf('Sign');
  assert.ok(column > 0, row);
  assert.equal(opened.terminal.cell(column, 5).bold, true);
  assert.equal(opened.terminal.cell(column - 1, 5).bold, false);
});

test('Tab mends a mistake, and until then the last good results stay', async () => {
  await using opened = await open();
  await press(opened, '/', 'failed stauts:403');
  assert.match(line(opened, 23), /Did you mean `status`\? tab mends it +F1 help$/);
  assert.match(line(opened, 3), /1\/37 ┐$/);
  await press(opened, 'tab');
  assert.match(line(opened, 1), /^ \/ failed status:403 +27 of 300 /);
  assert.match(line(opened, 23), /^ enter to the list {2}tab complete /);
});

test('Under the search line the values come with their counts, and what a log holds is harmless there', async () => {
  await using opened = await open();
  await press(opened, '/', 'evil');
  assert.match(line(opened, 2), /┌ tab completes ─+┐/);
  assert.match(line(opened, 3), /│ caller:bob␛\[2J@evil\.example +60 events │/);
  await press(opened, 'tab');
  assert.match(line(opened, 1), /^ \/ caller:bob␛\[2J@evil\.example +60 of 300 /);
  assert.ok(!opened.terminal.output().includes('\x1b[2J@'));
  assert.doesNotMatch(opened.terminal.text(), /tab completes/);
});

test('Keys typed ahead of the values lose nothing: tab takes what comes', async () => {
  await using opened = await open();
  await press(opened, '/caller:ali\tKeySign\r');
  assert.match(line(opened, 1), /^ \/ caller:aliKeySign /);
  await press(opened, '/\x15caller:ali\t');
  assert.match(line(opened, 1), /^ \/ caller:alice@contoso\.com +\d+ of 300 /);
});

test('The list chosen from scrolls, and the footer and the search line stay in sight at the least size', async () => {
  await using opened = await open({columns: 40, rows: 10});
  await press(opened, '/', 'tab', 'down', 'down', 'down', 'down', 'down', 'down');
  const screen = opened.terminal.screen();
  assert.match(screen[1]!, /^ \/ {2}such as /);
  assert.match(screen[2]!, /┌ enter takes it ─+ 6\/\d+ ┐/);
  assert.match(screen[9]!, /enter/);
});

test('Readline’s keys edit the line, and the cursor stands where it is edited', async () => {
  await using opened = await open();
  await press(opened, '/', 'caller:鍵 x', 'alt-b', 'alt-b', 'ctrl-k', 'ctrl-a', 'ctrl-y', ' ');
  assert.match(line(opened, 1), /^ \/ 鍵 x caller: /);
  assert.equal(opened.terminal.emulator.buffer.active.cursorX, 3 + 5);
});

test('A query that is longer than the line shows where it is edited, and from its start when it is left', async () => {
  await using opened = await open();
  const long = 'op:KeySign '.repeat(12);
  await press(opened, '/', `${long}鍵`);
  const {cursorX} = opened.terminal.emulator.buffer.active;
  assert.match(line(opened, 1), /^ \/….*鍵 +\d+ of 300/);
  assert.equal(opened.terminal.cell(cursorX - 2, 1).character, '鍵');
  await press(opened, 'enter');
  assert.match(line(opened, 1), /^ \/ op:KeySign op:KeySign .*… +\d+ of 300/);
});

test('What is pasted over the list goes into the search line', async () => {
  await using opened = await open();
  await press(opened, '\x1b[200~ 8806614c-ebc3-11ea-9e9b-000000000007\n\x1b[201~');
  assert.match(line(opened, 1), /^ \/ 8806614c-ebc3-11ea-9e9b-000000000007 /);
  assert.equal(opened.store.state().focus, 'search');
});

test('A command called by name runs where the focus was', async () => {
  await using opened = await open();
  await press(opened, ':', 'colums', 'enter');
  assert.match(opened.terminal.text(), /┌ Columns ─+ automatic ┐/);
  await press(opened, 'esc', ':');
  assert.match(opened.terminal.text(), /│ : +│.*\n.*│ choose columns +Main screen {2}x │/);
});

test('What takes long is told with the key that stops it', async () => {
  await using opened = await open();
  opened.store.dispatch({type: 'questions-waited', slots: ['page']});
  await settle(opened.terminal);
  assert.match(line(opened, 23), /j\/k move .* searching … \^g stops \? help$/);
});

test('The line tells which tail’s query is edited', async () => {
  await using opened = await open({columns: 120, rows: 40});
  await press(opened, 't', '5', '/', 'failed');
  assert.match(line(opened, 1), /^ tail 1 \/ failed$/);
  assert.equal(opened.terminal.emulator.buffer.active.cursorX, ' tail 1 / failed'.length);
});

test('A query that nothing matches says what to do', async () => {
  await using opened = await open();
  await press(opened, '/', 'caller:nobody');
  assert.match(opened.terminal.text(), /No event matches\./);
  await press(opened, 'esc');
  assert.match(opened.terminal.text(), /Alt-← goes back, esc clears the query, \/ edits it\./);
});

test('Alt-enter finds what was typed in place, and n goes on', async () => {
  await using opened = await open();
  await press(opened, '/', 'op:KeyDelete', 'alt-enter');
  assert.match(line(opened, 1), /^ \/ press \/ and type/);
  const first = line(opened, 3);
  assert.match(first, / \d+\/300 ┐$/);
  await press(opened, 'n');
  assert.notEqual(line(opened, 3), first);
  assert.match(opened.terminal.text(), /^│▌.* KeyDelete/m);
});

test('Enter shows the event whole beside the list and esc closes it', async () => {
  await using opened = await open({columns: 120, rows: 40});
  await press(opened, 'enter');
  assert.match(line(opened, 5), /^┌ Events ─+ 1\/300 ┐┌ KeySign · 200 OK ─+.*┐$/);
  assert.match(opened.terminal.text(), /what {2}KeySign/);
  await press(opened, 'j');
  assert.match(line(opened, 5), /2\/300 ┐┌ (?!KeySign · 200)/);
  await press(opened, 'esc');
  assert.match(line(opened, 5), /^┌ Events ─+ 2\/300 ┐$/);
});

test('On 80×24 the detail lies over the list and scrolls', async () => {
  await using opened = await open();
  await press(opened, 'enter');
  assert.match(line(opened, 3), /^┌ KeySign · 200 OK ─+ 1\/\d+ ┐$/);
  await press(opened, 'G');
  assert.match(opened.terminal.text(), /▾ where it lies/);
  await press(opened, 'q');
  assert.match(line(opened, 3), /^┌ Events /);
});

test('An unreadable line shows its reason and its text made safe', async () => {
  await using opened = await open();
  await press(opened, '/', 'is:unreadable', 'enter', 'enter');
  assert.match(opened.terminal.text(), /why {2}not JSON: the line ends too early/);
  assert.match(opened.terminal.text(), /␛\]0;owned␇/);
});

test('The help lies over the screen and closes again', async () => {
  await using opened = await open();
  await press(opened, '?');
  assert.match(opened.terminal.text(), /┌ Keys · type to find one ─/);
  assert.match(opened.terminal.text(), /g Home +newest event/);
  await press(opened, 'q');
  assert.doesNotMatch(opened.terminal.text(), /┌ Keys · type to find one ─/);
  assert.equal(opened.store.state().over, false);
});

test('While sources are read the header tells how far, and events show already', async () => {
  await using opened = await open({until: new Promise(() => {})});
  assert.match(line(opened, 0), /Reading 17 % of 72 blobs · 31\.0 MB\/s · 1 s left$/);
  assert.match(line(opened, 3), /1\/300 ┐$/);
});

test('A source that cannot be read is told in the list’s place, with the way out', async () => {
  await using opened = await open({failure: new Error('There is no folder logs.')});
  assert.match(opened.terminal.text(), /There is no folder logs\. Press q to leave\./);
  await press(opened, 'q');
  assert.equal(opened.store.state().over, true);
});

test('New events show without moving the selection off its event', async () => {
  await using opened = await open();
  await press(opened, 'j', 'j');
  const before = line(opened, 7);
  opened.engine.append(40);
  await settle(opened.terminal);
  assert.match(line(opened, 3), /43\/340 ┐$/);
  assert.equal(line(opened, 7), before);
});

test('After any resize the screen holds nothing of the one before', async () => {
  await using opened = await open({columns: 120, rows: 40});
  await press(opened, 'j', 'enter', 'j');
  const isAllKnown = ({detail}: State) => detail.context !== undefined && detail.correlated !== undefined;
  while (!isAllKnown(opened.store.state())) await settle(opened.terminal);
  const sizes = [
    [119, 40],
    [100, 30],
    [200, 60],
    [80, 24],
    [39, 9],
    [41, 11],
    [120, 39],
  ] as const;
  for (const [columns, rows] of sizes) {
    await opened.terminal.resize(columns, rows);
    await settle(opened.terminal);
    const store = createStore(opened.store.state());
    const look = {brush: createBrush(3), colored: true, unicode: true};
    await using fresh = await openInkTerminal(<App store={store} look={look} />, {columns, rows});
    assert.deepEqual(cells(opened.terminal), cells(fresh), `${columns}×${rows}`);
  }
});

test('A resize that lets the detail cover the list gives it the keys', async () => {
  await using opened = await open({columns: 120, rows: 40});
  await press(opened, 'enter');
  await opened.terminal.resize(80, 24);
  await settle(opened.terminal);
  await press(opened, 'j');
  assert.match(line(opened, 3), /^┌ KeySign · 200 OK ─+ 2\/\d+ ┐$/);
});

test('A terminal that is too small says so', async () => {
  await using opened = await open({columns: 39, rows: 9});
  assert.equal(opened.terminal.text().trim(), 'hsmscope needs at least 40×10');
});

test('Without UTF-8 the screen is ASCII, and without colours the selection is still seen', async () => {
  await using opened = await open({unicode: false, colors: 0, columns: 120, rows: 40});
  await press(opened, 'enter');
  assert.match(opened.terminal.text(), /^[\x20-\x7e\n]*$/);
  assert.match(line(opened, 7), /^#>Oct 06/);
  assert.equal(opened.terminal.cell(5, 7).inverse, true);
  for (let x = 0; x < 120; x++) assert.equal(opened.terminal.cell(x, 7).foreground, 'default');
});
