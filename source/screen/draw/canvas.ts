// The screen as it was last sent: takes painted panes and tells what has to be sent so that a terminal shows them.
import type {Size} from '../layout.ts';
import type {Painted} from '../paint-screen.ts';
import {blankCells, type Cells, write} from './cells.ts';
import {createPen, sendRow, switchTo} from './difference.ts';
import {plainStyle} from './styles.ts';

export type Place = {readonly x: number; readonly y: number};

export type Canvas = {
  /** One whole frame, between the marks of synchronised output; empty where the screen shows it already. */
  readonly draw: (panes: readonly Painted[], size: Size, cursor: Place | undefined) => string;
  /** Somebody else has written on the screen. */
  readonly forget: () => void;
};

type Row = {readonly key: string; readonly cells: Cells};

const [begin, end] = ['\x1b[?2026h', '\x1b[?2026l'];

export function createCanvas(): Canvas {
  let shown: readonly Row[] = [];
  let columns = 0;
  let cursor: Place | undefined;
  let isFresh = true;
  return {
    draw(panes, size, wanted) {
      const isNew = isFresh || size.columns !== columns || size.rows !== shown.length;
      const blank: Row = {key: '', cells: blankCells(size.columns)};
      const pen = createPen();
      const rows = keysOf(panes, size.rows).map((key, y): Row => {
        const before = isNew ? blank : shown[y]!;
        if (before.key === key) return before;
        const cells = cellsOf(panes, size.columns, y);
        sendRow(pen, y, before.cells, cells);
        return {key, cells};
      });
      switchTo(pen, plainStyle);
      const placed = wanted === undefined ? undefined : `\x1b[${wanted.y + 1};${wanted.x + 1}H\x1b[?25h`;
      const isMoved = wanted?.x !== cursor?.x || wanted?.y !== cursor?.y;
      [shown, columns, cursor, isFresh] = [rows, size.columns, wanted, false];
      if (pen.sent === '' && !isMoved && !isNew) return '';
      // While it is drawn, no cursor is seen to jump about.
      return `${begin}\x1b[?25l${isNew ? '\x1b[m\x1b[H\x1b[2J' : ''}${pen.sent}${placed ?? ''}${end}`;
    },
    forget() {
      isFresh = true;
    },
  };
}

/** What decides of a row how it looks: the lines of panes in it. */
function keysOf(panes: readonly Painted[], rows: number): readonly string[] {
  const keys = Array<string>(rows).fill('');
  for (const {rectangle, lines} of panes) {
    for (const [index, line] of lines.entries()) {
      const y = rectangle.top + index;
      if (index < rectangle.height && y < rows) keys[y] += `${rectangle.left}:${line}\n`;
    }
  }
  return keys;
}

function cellsOf(panes: readonly Painted[], columns: number, y: number): Cells {
  const cells = blankCells(columns);
  for (const {rectangle, lines} of panes) {
    const line = y - rectangle.top < rectangle.height ? lines[y - rectangle.top] : undefined;
    if (line !== undefined) write(cells, rectangle.left, line);
  }
  return cells;
}
