// A table for people: one event a line, cut to the terminal's width where there is one.

import type {Row} from '../../engine/engine.ts';
import {formatInstant} from '../../event/instant.ts';
import {cellWidth, fit} from '../../text/cells.ts';
import {safeText} from '../../text/safe-text.ts';
import type {Output} from './outputs.ts';

type TableColumn = {readonly heading: string; readonly width: number; readonly cell: (row: Row) => string};

const columns: readonly TableColumn[] = [
  {heading: 'time', width: 28, cell: ({time}) => (time.assumed ? '' : formatInstant(time))},
  {
    heading: 'operation',
    width: 24,
    cell: ({values, problem}) => String(values.op ?? (problem === undefined ? '' : 'unreadable')),
  },
  {heading: 'status', width: 6, cell: ({values}) => String(values.status ?? '')},
  {heading: 'caller', width: 32, cell: ({values}) => String(values.caller ?? '')},
  {heading: 'address', width: 15, cell: ({values}) => String(values.ip ?? '')},
  {heading: 'HSM', width: 16, cell: ({values}) => String(values.hsm ?? '')},
  {heading: 'key', width: 24, cell: ({values}) => String(values.key ?? '')},
  {heading: 'ms', width: 6, cell: ({values}) => String(values.ms ?? '')},
  {heading: 'problem', width: 0, cell: ({problem}) => problem ?? ''},
];

export const printTable: Output = (rows, {first, width}) => {
  const lines = rows.map(row => line(columns.map(column => safeText(column.cell(row)))));
  const headed = first ? [line(columns.map(column => column.heading)), ...lines] : lines;
  return headed.map(text => `${width === undefined ? text : fit(text, width).trimEnd()}\n`).join('');
};

/** Cells side by side; a longer one pushes the rest to the right rather than lose its end. */
function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) => fit(cell, Math.max(cellWidth(cell), columns[index]!.width)))
    .join('  ')
    .trimEnd();
}
