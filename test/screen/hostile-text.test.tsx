import assert from 'node:assert/strict';
import {test} from 'node:test';
import {App} from '../../source/screen/app.tsx';
import {blankCells, write} from '../../source/screen/draw/cells.ts';
import {faultText} from '../../source/screen/fault.ts';
import {tell} from '../../source/screen/linear/open-linear.ts';
import {run} from '../../source/screen/state/runner.ts';
import {firstState} from '../../source/screen/state/state.ts';
import {createStore} from '../../source/screen/state/store.ts';
import {createBrush} from '../../source/screen/theme/brush.ts';
import {none, type Role} from '../../source/screen/theme/themes.ts';
import {type InkTerminal, openInkTerminal} from '../helpers/ink-terminal.tsx';
import {createHostileEngine, hostileTexts} from './hostile-engine.ts';
import {assertOnlyOurs} from './only-ours.ts';

const brush = createBrush(3);
/** Each role's look, switched on from plain text or from another role's, and off. */
const styles = new Set([
  '\x1b[m',
  ...(Object.keys(none) as Role[]).map(role => {
    const cells = blankCells(1);
    write(cells, 0, brush(role, 'x'));
    const {codes} = cells.styles[0]!;
    return `\x1b[${codes}m`;
  }),
]);
const look = {brush, colored: true, unicode: true};
/** A file's name may be anything but a slash. */
const title = hostileTexts.join('').slice(0, 60);

async function settle(terminal: InkTerminal): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  await terminal.flush();
}

const pasted = (texts: readonly string[]): string => `\x1b[200~${texts.join(' ')}\x1b[201~`;

/** Through every pane, and text of every kind typed and pasted into each line that takes it. */
const journey: readonly string[] = [
  ...[
    'j',
    'G',
    'g',
    'enter',
    'pagedown',
    'G',
    'g',
    'enter',
    's',
    pasted(hostileTexts),
    'esc',
    'tab',
    '>',
    'G',
    'a',
    'y',
    'v',
    '-',
    'r',
    'c',
    'esc',
    'esc',
    'f',
    'j',
    'j',
    '+',
    'enter',
    '-',
    'esc',
    't',
    't',
    'tab',
    'tab',
  ],
  ...[
    'j',
    'esc',
    '?',
    pasted(hostileTexts),
    'esc',
    ':',
    pasted(hostileTexts),
    'esc',
    'x',
    'j',
    'esc',
    'i',
    'v',
    'right',
    'esc',
  ],
  ...['/', 'caller:', 'down', 'tab', 'esc'],
  ...['B', pasted(hostileTexts), 'enter', 'esc'],
  ...["'", '/', pasted(hostileTexts), 'esc', 'I', pasted(hostileTexts), 'enter', 'esc', 'esc'],
  ...['T', 'G', '?', '?', 'enter'],
];

for (const [columns, rows] of [
  [120, 40],
  [80, 24],
] as const) {
  test(`Whatever stands in logs, only what our renderer writes reaches the terminal (${columns}×${rows})`, async () => {
    const store = createStore(firstState({title, size: {columns, rows}}));
    const terminal = await openInkTerminal(<App store={store} look={look} />, {columns, rows});
    const end = run(createHostileEngine(hostileTexts), ['demo'], store);
    await settle(terminal);
    for (const key of journey) {
      await terminal.press(key);
      await settle(terminal);
    }
    for (let at = 0; at < hostileTexts.length; at += 6) {
      const texts = hostileTexts.slice(at, at + 6);
      await terminal.press('/', pasted([`stauts:${texts[0]}`, ...texts]));
      await settle(terminal);
      await terminal.press('ctrl-u', 'esc');
    }
    store.dispatch({type: 'reading-failed', sentence: `There is no ${hostileTexts.join('')}`});
    store.dispatch({type: 'question-failed', sentence: hostileTexts.join('')});
    await settle(terminal);
    end();
    await terminal.unmount();
    assertOnlyOurs(terminal.output(), styles);
    assert.match(terminal.output(), /c␛c/);
  });
}

test('Lines for a screen reader and what is told of a fault hold no control character either', async () => {
  const store = createStore(firstState({title, size: {columns: 99, rows: 60}}));
  const end = run(createHostileEngine(hostileTexts), ['demo'], store);
  let told = '';
  const silence = tell(store, text => {
    told += text;
  });
  const rest = () => new Promise(resolve => setTimeout(resolve, 150));
  await rest();
  for (const type of ['detail-opened', 'facets-toggled', 'tail-opened', 'search-entered'] as const) {
    store.dispatch({type});
    await rest();
  }
  for (const text of hostileTexts) store.dispatch({type: 'search-edited', edit: {type: 'inserted', text}});
  await rest();
  silence();
  end();
  assertOnlyOurs(told, new Set());
  assert.match(told, /c␀c/);
  for (const text of hostileTexts) assertOnlyOurs(faultText(new Error(text)), new Set());
});
