// A table for people: one row a line, cut to the terminal's width where there is one.
import {cellWidth, fit, fitRight} from '../../text/cells.ts';
import {safeText} from '../../text/safe-text.ts';
import type {Cell, Format, Heading} from './columns.ts';

/** Wider cells push the rest of their line to the right rather than lose their end. */
const widestColumn = 40;

/** Columns are as wide as the first rows need; where there are none, there is no heading either. */
export const tableFormat: Format = (headings, width) => {
  let widths: readonly number[] | undefined;
  return rows => {
    if (rows.length === 0) return '';
    const lines = rows.map(row => row.map(text));
    const isFirst = widths === undefined;
    widths ??= headings.map(({label}, index) => widest([label, ...lines.map(cells => cells[index]!)]));
    const headed = isFirst ? [headings.map(({label}) => label), ...lines] : lines;
    return headed.map(cells => `${cut(line(cells, headings, widths!), width)}\n`).join('');
  };
};

function text(cell: Cell): string {
  return safeText(String(cell ?? ''));
}

function widest(texts: readonly string[]): number {
  return Math.min(
    widestColumn,
    texts.reduce((most, text) => Math.max(most, cellWidth(text)), 0),
  );
}

function line(cells: readonly string[], headings: readonly Heading[], widths: readonly number[]): string {
  return cells
    .map((cell, index) => {
      const place = Math.max(cellWidth(cell), widths[index]!);
      return headings[index]!.isNumber ? fitRight(cell, place) : fit(cell, place);
    })
    .join('  ')
    .trimEnd();
}

function cut(line: string, width: number | undefined): string {
  return width === undefined ? line : fit(line, width).trimEnd();
}
