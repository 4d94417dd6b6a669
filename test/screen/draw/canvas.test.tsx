import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {Box, Transform} from 'ink';
import {createCanvas} from '../../../source/screen/draw/canvas.ts';
import type {Painted} from '../../../source/screen/paint-screen.ts';
import {createBrush} from '../../../source/screen/theme/brush.ts';
import {none, type Role} from '../../../source/screen/theme/themes.ts';
import {fit} from '../../../source/text/cells.ts';
import {safeText} from '../../../source/text/safe-text.ts';
import {type Cell, cellOf, createEmulator, type Emulator, screenOf} from '../../helpers/emulator.ts';
import {openInkTerminal} from '../../helpers/ink-terminal.tsx';

const size = {columns: 40, rows: 8};
const brush = createBrush(3);
const roles = Object.keys(none) as Role[];

const texts = [
  '',
  ' ',
  'a',
  'KeyUnwrap',
  '鍵管理者',
  '한글',
  'e\u0301x',
  '👩‍👩‍👧 🔑',
  'עברית',
  '───',
  'x'.repeat(50),
  '🫠',
  'น้ำ',
];
/** Ink loses its way where a terminal measures a character otherwise: for the two together only what all know. */
const familiar = fc.oneof(fc.constantFrom(...texts), fc.string());
const anything = fc.oneof(familiar, fc.string({unit: 'binary', maxLength: 12}));

/** Panes at any place, with lines of exactly their width. */
const frameOf = (text: fc.Arbitrary<string>): fc.Arbitrary<readonly Painted[]> => {
  const styled = fc.record({role: fc.constantFrom(...roles), text: text.map(safeText)});
  const line = fc.array(styled, {maxLength: 4});
  const pane = place.chain(rectangle =>
    fc
      .array(line, {minLength: rectangle.height, maxLength: rectangle.height})
      .map(lines => ({name: 'pane', rectangle, lines: lines.map(parts => paintedLine(parts, rectangle.width))})),
  );
  return fc.array(pane, {maxLength: 4});
};

const place = fc
  .record({
    left: fc.nat(size.columns - 1),
    top: fc.nat(size.rows - 1),
    width: fc.integer({min: 1, max: 30}),
    height: fc.integer({min: 1, max: 6}),
  })
  .map(({left, top, width, height}) => ({
    left,
    top,
    width: Math.min(width, size.columns - left),
    height: Math.min(height, size.rows - top),
  }));

function paintedLine(parts: readonly {readonly role: Role; readonly text: string}[], width: number): string {
  const share = Math.floor(width / Math.max(1, parts.length));
  const line = parts.map(part => brush(part.role, fit(part.text, share))).join('');
  return line + ' '.repeat(width - share * parts.length);
}

/** As the program has it. */
const noWrap = '\x1b[?7l';

const shownBy = async (emulator: Emulator, bytes: string): Promise<readonly Cell[]> => {
  await new Promise<void>(resolve => emulator.write(bytes, resolve));
  return Array.from({length: size.columns * size.rows}, (_, index) =>
    cellOf(emulator, index % size.columns, Math.floor(index / size.columns)),
  );
};

/** Of blanks only the ground is seen, unless they are underlined or reversed. */
const looks = (cells: readonly Cell[]) =>
  cells.map(cell => {
    const {character, underline, inverse, background} = cell;
    return character === ' ' && !underline && !inverse ? {character, background} : cell;
  });

test('After any frames the screen shows the last one, as if nothing had been before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(frameOf(anything), {minLength: 1, maxLength: 6}), async frames => {
      const emulator = createEmulator(size.columns, size.rows);
      await shownBy(emulator, noWrap);
      const canvas = createCanvas();
      let shown: readonly Cell[] = [];
      for (const panes of frames) shown = await shownBy(emulator, canvas.draw(panes, size, undefined));
      const fresh = await shownBy(
        createEmulator(size.columns, size.rows),
        noWrap + createCanvas().draw(frames.at(-1)!, size, undefined),
      );
      assert.deepEqual(looks(shown), looks(fresh));
      assert.equal(canvas.draw(frames.at(-1)!, size, undefined), '');
    }),
    {numRuns: 200},
  );
});

test("It shows what Ink's own renderer shows", async () => {
  await fc.assert(
    fc.asyncProperty(frameOf(familiar), async panes => {
      await using ink = await openInkTerminal(<InkPanes panes={panes} />, size);
      const theirs = Array.from({length: size.columns * size.rows}, (_, index) =>
        ink.cell(index % size.columns, Math.floor(index / size.columns)),
      );
      const ours = await shownBy(createEmulator(size.columns, size.rows), createCanvas().draw(panes, size, undefined));
      assert.deepEqual(looks(ours), looks(theirs));
    }),
    {numRuns: 60},
  );
});

function InkPanes({panes}: {readonly panes: readonly Painted[]}) {
  return (
    <Box width="100%" height={size.rows} overflow="hidden">
      {panes.map(({rectangle: {left, top, width, height}, lines}, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: panes have no other name here
        <Box key={index} position="absolute" left={left} top={top} width={width} height={height} flexDirection="column">
          {lines.map((line, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is what its index says
            <Transform key={row} transform={() => line}>
              {' '.repeat(width)}
            </Transform>
          ))}
        </Box>
      ))}
    </Box>
  );
}

test('Only what changed is sent', () => {
  const canvas = createCanvas();
  const panes = (line: string) => [{name: 'a', rectangle: {left: 0, top: 2, width: 40, height: 1}, lines: [line]}];
  canvas.draw(panes(fit('selected 1 of 300', 40)), size, undefined);
  assert.equal(
    canvas.draw(panes(fit('selected 2 of 300', 40)), size, undefined),
    '\x1b[?2026h\x1b[?25l\x1b[3;10H2\x1b[?2026l',
  );
  assert.equal(canvas.draw(panes(fit('', 40)), size, undefined), '\x1b[?2026h\x1b[?25l\x1b[3H\x1b[K\x1b[?2026l');
});

test('A style is switched by what differs, and blanks are sent in the one that is on', () => {
  const drawn = (line: string) =>
    createCanvas().draw(
      [{name: 'a', rectangle: {left: 0, top: 0, width: 6, height: 1}, lines: [line]}],
      size,
      undefined,
    );
  const sent = (line: string) => drawn(line).replace(/^.*\x1b\[2J|\x1b\[\?2026l$/gs, '');
  assert.equal(sent('\x1b[31ma\x1b[39m \x1b[31mb\x1b[39m   '), '\x1b[1H\x1b[31ma b\x1b[m');
  assert.equal(
    sent('\x1b[31ma\x1b[1mb\x1b[22mc\x1b[32md\x1b[39m  '),
    '\x1b[1H\x1b[31ma\x1b[1mb\x1b[22mc\x1b[32md\x1b[m',
  );
  assert.equal(sent('\x1b[4ma \x1b[24m    '), '\x1b[1H\x1b[4ma \x1b[m');
});

test('What stays in another style is skipped rather than sent again', () => {
  const canvas = createCanvas();
  const panes = (left: string, right: string) => [
    {name: 'a', rectangle: {left: 0, top: 0, width: 3, height: 1}, lines: [`${left}\x1b[31m-\x1b[39m${right}`]},
  ];
  canvas.draw(panes('a', 'b'), size, undefined);
  assert.equal(canvas.draw(panes('c', 'd'), size, undefined), '\x1b[?2026h\x1b[?25l\x1b[1Hc\x1b[3Gd\x1b[?2026l');
});

test('The cursor is shown where text is typed, and moves alone', () => {
  const canvas = createCanvas();
  canvas.draw([], size, undefined);
  assert.equal(canvas.draw([], size, {x: 3, y: 1}), '\x1b[?2026h\x1b[?25l\x1b[2;4H\x1b[?25h\x1b[?2026l');
  assert.equal(canvas.draw([], size, {x: 3, y: 1}), '');
  assert.equal(canvas.draw([], size, undefined), '\x1b[?2026h\x1b[?25l\x1b[?2026l');
});

test('A frame closes in its column on terminals that measure a character otherwise', async () => {
  const emulator = createEmulator(size.columns, size.rows);
  const rectangle = {left: 0, top: 0, width: 20, height: 1};
  // The emulator is older than this emoji, and takes it for narrow.
  for (const line of [`│${fit('aaa bbb ccc ddd', 18)}│`, `│${fit('🫠 of 🫠🫠 x', 18)}│`, `│${fit('b', 18)}│`]) {
    await shownBy(emulator, createCanvas().draw([{name: 'a', rectangle, lines: [line]}], size, undefined));
    assert.equal(cellOf(emulator, 19, 0).character, '│');
  }
  assert.equal(screenOf(emulator)[0], `│${fit('b', 18)}│`);
});

test('What somebody else has written is drawn over', async () => {
  const emulator = createEmulator(size.columns, size.rows);
  const canvas = createCanvas();
  const panes = [{name: 'a', rectangle: {left: 0, top: 0, width: 40, height: 1}, lines: [fit('ours', 40)]}];
  await shownBy(emulator, canvas.draw(panes, size, undefined));
  await shownBy(emulator, '\x1b[H\x1b[31mtheirs\r\n\nmore');
  canvas.forget();
  await shownBy(emulator, canvas.draw(panes, size, undefined));
  assert.deepEqual(screenOf(emulator).join('|'), `ours${'|'.repeat(size.rows - 1)}`);
});
