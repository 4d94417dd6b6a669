import assert from 'node:assert/strict';
import {test} from 'node:test';
import {App} from '../../source/screen/app.tsx';
import type {Rectangle} from '../../source/screen/layout.ts';
import {run} from '../../source/screen/state/runner.ts';
import {firstState, layoutOf} from '../../source/screen/state/state.ts';
import {createStore} from '../../source/screen/state/store.ts';
import {createBrush} from '../../source/screen/theme/brush.ts';
import {openInkTerminal} from '../helpers/ink-terminal.tsx';
import {createHostileEngine} from './hostile-engine.ts';

const texts: readonly string[] = [
  ...[
    '鍵管理者の鍵',
    'ガｶﾞ',
    '한글 이름',
    'नमस्ते',
    'น้ำทำ',
    'עברית',
    'العربية ﷺ',
    'Việt',
    'e\u0301\u0302x',
    '\u0301first',
  ],
  ...['👩‍👩‍👧‍👦👩‍👩‍👧', '🏳️‍🌈🇩🇪🇩', '👍🏽❤️1️⃣', '🫠🥱🔑🛡️', '…·—“”€×', 'a\u200bb\u202ec', 'ក្មេ', '①Ⅳ㎏'],
];
const look = {brush: createBrush(3), colored: true, unicode: true};

test('Whatever scripts and emoji the values hold, every frame closes in its column', async () => {
  const size = {columns: 160, rows: 50};
  const store = createStore(firstState({title: '鍵 👩‍👩‍👧 demo', size}));
  await using terminal = await openInkTerminal(<App store={store} look={look} />, size);
  const end = run(createHostileEngine(texts), ['demo'], store);
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    await terminal.flush();
  };
  await settle();
  for (const key of [
    'f',
    'esc',
    'enter',
    'f',
    't',
    't',
    'j',
    'pagedown',
    'tab',
    'j',
    'tab',
    'pagedown',
    '?',
    'esc',
    ':',
    'esc',
    'x',
    'esc',
  ]) {
    await terminal.press(key);
    await settle();
    const {panes} = layoutOf(store.state())!;
    const framed = Object.entries(panes).filter(([name]) => !['header', 'search', 'timeline', 'footer'].includes(name));
    const over = framed.at(-1)![1];
    for (const [name, rectangle] of framed) {
      for (const [x, y] of sidesOf(rectangle)) {
        if (rectangle !== over && store.state().overlay !== undefined && isWithin(over, x, y)) continue;
        assert.match(
          terminal.cell(x, y).character,
          /^[┌┐└┘│]$/,
          `${name} at ${x}, ${y} after ${key}\n${terminal.text()}`,
        );
      }
    }
  }
  end();
});

/** The cells of the left and the right side of a frame. */
function sidesOf({left, top, width, height}: Rectangle): readonly (readonly [x: number, y: number])[] {
  return Array.from({length: height}, (_, row) => top + row).flatMap(y => [
    [left, y] as const,
    [left + width - 1, y] as const,
  ]);
}

const isWithin = ({left, top, width, height}: Rectangle, x: number, y: number): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;
