import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layOut, type Opened} from '../../source/screen/layout.ts';
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
