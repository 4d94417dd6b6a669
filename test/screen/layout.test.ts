import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layOut, type Opened, type Panes} from '../../source/screen/layout.ts';
import {closed, draw} from './draw-layout.ts';

test('A small screen has a header, the search line, the list and the footer', () => {
  assert.equal(
    draw(40, 10, closed),
    `header··································
search··································
┌events────────────────────────────────┐
│                                      │
│                                      │
│                                      │
│                                      │
│                                      │
└──────────────────────────────────────┘
footer··································`,
  );
});

test('From sixteen rows on there is a timeline of one row', () => {
  assert.equal(
    draw(40, 16, closed),
    `header··································
search··································
timeline································
┌events────────────────────────────────┐
${'│                                      │\n'.repeat(10)}└──────────────────────────────────────┘
footer··································`,
  );
});

test('Under a hundred columns the detail lies over the list', () => {
  assert.equal(
    draw(40, 10, {...closed, detail: true}),
    `header··································
search··································
┌detail────────────────────────────────┐
│                                      │
│                                      │
│                                      │
│                                      │
│                                      │
└──────────────────────────────────────┘
footer··································`,
  );
});

test('From a hundred columns on the detail lies beside the list, and from thirty rows on the timeline has three', () => {
  assert.equal(
    draw(100, 30, {...closed, detail: true}),
    `header${'·'.repeat(94)}
search${'·'.repeat(94)}
┌timeline${'─'.repeat(90)}┐
│${' '.repeat(98)}│
└${'─'.repeat(98)}┘
┌events${'─'.repeat(47)}┐┌detail${'─'.repeat(37)}┐
${`│${' '.repeat(53)}││${' '.repeat(43)}│\n`.repeat(22)}└${'─'.repeat(53)}┘└${'─'.repeat(43)}┘
footer${'·'.repeat(94)}`,
  );
});

/** Each letter is five columns by two rows of the pane that begins with it. */
function sketch(columns: number, rows: number, opened: Opened): string {
  const panes: Panes = layOut({columns, rows}, opened)?.panes ?? {};
  const at = (x: number, y: number): string =>
    Object.entries(panes).findLast(
      ([, {left, top, width, height}]) => left <= x && x < left + width && top <= y && y < top + height,
    )?.[0][0] ?? ' ';
  return Array.from({length: rows / 2}, (_, y) =>
    Array.from({length: columns / 5}, (_, x) => at(x * 5 + 2, y * 2 + 1)).join(''),
  ).join('\n');
}

const rowsOf = (...rows: readonly (readonly [number, string])[]): string =>
  rows.flatMap(([count, row]) => Array<string>(count).fill(row)).join('\n');

const both: Opened = {...closed, facets: true, detail: true};

test('On 80×24 what was opened last lies over the list, and alone shows the pane with the keys', () => {
  const over = (pane: string): string => rowsOf([1, 's'.repeat(16)], [10, pane.repeat(16)], [1, 'f'.repeat(16)]);
  assert.equal(sketch(80, 24, closed), over('e'));
  assert.equal(sketch(80, 24, {...both, front: 'facets'}), over('f'));
  assert.equal(sketch(80, 24, {...both, front: 'detail'}), over('d'));
  assert.equal(sketch(80, 24, {...both, arrangement: 'below'}), over('d'));
  assert.equal(sketch(80, 24, {...both, arrangement: 'alone'}), over('e'));
  assert.equal(sketch(80, 24, {...both, arrangement: 'alone', focus: 'facets'}), over('f'));
});

test('On 120×40 facets or detail lie beside the list, whichever was opened last; below, both have room', () => {
  const middle = (...rows: readonly (readonly [number, string])[]): string =>
    rowsOf([1, 's'.repeat(24)], [1, 't'.repeat(24)], ...rows, [1, 'f'.repeat(24)]);
  assert.equal(sketch(120, 40, {...closed, facets: true}), middle([17, 'fffffffeeeeeeeeeeeeeeeee']));
  assert.equal(sketch(120, 40, {...closed, detail: true}), middle([17, 'eeeeeeeeeeeeeddddddddddd']));
  assert.equal(sketch(120, 40, {...both, front: 'facets'}), middle([17, 'fffffffeeeeeeeeeeeeeeeee']));
  assert.equal(sketch(120, 40, {...both, front: 'detail'}), middle([17, 'eeeeeeeeeeeeeddddddddddd']));
  assert.equal(
    sketch(120, 40, {...both, arrangement: 'below'}),
    middle([9, 'fffffffeeeeeeeeeeeeeeeee'], [8, 'd'.repeat(24)]),
  );
  assert.equal(sketch(120, 40, {...both, arrangement: 'alone', focus: 'detail'}), middle([17, 'd'.repeat(24)]));
});

test('On 200×60 the list lies between facets and detail', () => {
  const middle = (...rows: readonly (readonly [number, string])[]): string =>
    rowsOf([1, 's'.repeat(40)], [1, 't'.repeat(40)], ...rows, [1, 'f'.repeat(40)]);
  assert.equal(sketch(200, 60, both), middle([27, `${'f'.repeat(7)}${'e'.repeat(18)}${'d'.repeat(15)}`]));
  assert.equal(
    sketch(200, 60, {...both, arrangement: 'below'}),
    middle([14, `${'f'.repeat(7)}${'e'.repeat(33)}`], [13, 'd'.repeat(40)]),
  );
  assert.equal(sketch(200, 60, {...closed, arrangement: 'alone'}), middle([27, 'e'.repeat(40)]));
});

test('The help lies over the middle', () => {
  assert.equal(
    draw(48, 12, {...closed, overlay: {name: 'help', lines: 4}}),
    `header··········································
search··········································
┌events────────────────────────────────────────┐
│ ┌help──────────────────────────────────────┐ │
│ │                                          │ │
│ │                                          │ │
│ │                                          │ │
│ │                                          │ │
│ └──────────────────────────────────────────┘ │
│                                              │
└──────────────────────────────────────────────┘
footer··········································`,
  );
});

test('A terminal under 40×10 has no layout', () => {
  assert.equal(layOut({columns: 39, rows: 24}, closed), undefined);
  assert.equal(layOut({columns: 80, rows: 9}, closed), undefined);
});

test('No pane leaves the screen and none is without room, at any size', () => {
  for (let columns = 40; columns <= 210; columns += 7) {
    for (let rows = 10; rows <= 62; rows += 3) {
      for (const opened of everyOpened()) {
        const panes = layOut({columns, rows}, opened)?.panes;
        for (const [name, {left, top, width, height}] of Object.entries(panes ?? {})) {
          assert.ok(
            left >= 0 && top >= 0 && left + width <= columns && top + height <= rows,
            `${name} at ${columns}×${rows}`,
          );
          assert.ok(width > 0 && height > 0, `${name} at ${columns}×${rows}`);
        }
      }
    }
  }
});

function* everyOpened(): Generator<Opened> {
  for (const arrangement of ['beside', 'below', 'alone'] as const) {
    for (const [facets, detail] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      for (const tails of [0, 1, 2, 3, 4]) {
        for (const focus of ['events', 'tail', 'facets']) {
          yield {
            ...closed,
            arrangement,
            facets,
            detail,
            tails,
            focus,
            completions: 20,
            overlay: {name: 'help', lines: 40},
          };
        }
      }
    }
  }
}
