import assert from 'node:assert/strict';
import {test} from 'node:test';
import {App} from '../../source/screen/app.tsx';
import {paintBars} from '../../source/screen/paint/bars.ts';
import {paintFrame} from '../../source/screen/paint/frame.ts';
import {run} from '../../source/screen/state/runner.ts';
import {firstState} from '../../source/screen/state/state.ts';
import {createStore} from '../../source/screen/state/store.ts';
import {createBrush} from '../../source/screen/theme/brush.ts';
import {type InkTerminal, openInkTerminal} from '../helpers/ink-terminal.tsx';
import {createFakeEngine} from './fake-engine.ts';

const brush = createBrush(3, 'none');

async function open(unicode: boolean) {
  const size = {columns: 120, rows: 40};
  const store = createStore(firstState({title: 'demo', size}));
  const terminal = await openInkTerminal(<App store={store} look={{brush, colored: false, unicode}} />, size);
  const end = run(createFakeEngine(), ['demo'], store);
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    await terminal.flush();
  };
  await settle();
  return {
    terminal,
    press: async (...keys: readonly string[]) => {
      await terminal.press(...keys);
      await settle();
    },
    async [Symbol.asyncDispose]() {
      end();
      await terminal.unmount();
    },
  };
}

/** The reversed cells of a row, and those underlined. */
function marked(terminal: InkTerminal, row: number): {readonly reversed: string; readonly underlined: string} {
  const cells = Array.from({length: 120}, (_, x) => terminal.cell(x, row));
  const text = (which: 'inverse' | 'underline') =>
    cells.map(cell => (cell[which] ? cell.character || ' ' : '')).join('');
  return {reversed: text('inverse'), underlined: text('underline')};
}

const rowWith = (terminal: InkTerminal, pattern: RegExp): number =>
  terminal.screen().findIndex(row => pattern.test(row));

test('Without colours the selection is reversed, its cell stands out of it, and failures and danger have signs', async () => {
  await using opened = await open(true);
  const {terminal} = opened;
  const selected = rowWith(terminal, /▌/);
  const {reversed, underlined} = marked(terminal, selected);
  assert.match(reversed, /^▌Oct 06/);
  assert.match(underlined, /^KeySign +$/);
  assert.doesNotMatch(reversed, /KeySign/);
  assert.match(terminal.text(), /✗ 403/);
  assert.match(terminal.text(), /KeyDelete ▲|RoleAssignmentCreate ▲|SecurityDomainDownload ▲/);
  await opened.press('enter', 'enter');
  // The selection of a pane without the focus keeps its mark, and only that.
  assert.equal(marked(terminal, rowWith(terminal, /▌Oct/)).reversed.includes('Oct'), false);
});

test('Without colours the focused pane has a heavy frame, in ASCII another one', async () => {
  await using opened = await open(true);
  assert.match(opened.terminal.text(), /^┏ Events ━+/m);
  await opened.press('enter', 'enter');
  assert.match(opened.terminal.text(), /^┌ Events ─.*┐┏ KeySign .*━ .* ┓$/m);
  await using plain = await open(false);
  assert.match(plain.terminal.text(), /^# Events =+/m);
  await plain.press('enter', 'enter');
  assert.match(plain.terminal.text(), /^\+ Events -.*\+# KeySign .*= .* #$/m);
});

test('Where colours tell the focus, frames are light', () => {
  const rectangle = {left: 0, top: 0, width: 12, height: 3};
  const [top = ''] = paintFrame({title: 'A', focused: true}, [], rectangle, createBrush(3));
  assert.match(top.replaceAll(/\x1b\[[\d;]*m/g, ''), /^┌ A ─+┐$/);
});

test('Without colours failures in bars are hatched, and the bar that is pointed at is reversed', () => {
  const bars = [
    {all: 8, failed: 8},
    {all: 8, failed: 0},
    {all: 8, failed: 0},
  ];
  const [painted = ''] = paintBars(bars, 1, {mark: 2, colored: false}, brush);
  assert.equal(painted, '▒█\x1b[7m▲\x1b[27m');
});

test('Without colours a part of the query that cannot be read is underlined, and a filter has its sign', async () => {
  await using opened = await open(true);
  await opened.press('/', 'failed stauts:403', 'enter');
  assert.equal(marked(opened.terminal, 1).underlined, 'stauts');
  await opened.press('/', 'ctrl-u', 'enter', 'f', 'j', '+');
  assert.match(opened.terminal.text(), /^[┃│]\+ \w/m);
});
