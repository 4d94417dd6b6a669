// Bars in eighths of a cell, the failed part of each at its bottom.
import type {Brush} from '../theme/brush.ts';
import type {Role} from '../theme/themes.ts';

export type Bar = {readonly all: number; readonly failed: number};

export type BarLook = {
  /** The bar of the selected event. */
  readonly mark?: number | undefined;
  /** The bar that is pointed at, over its whole height. */
  readonly cursor?: number | undefined;
  /** The first and the last bar of those that are selected. */
  readonly range?: readonly [number, number] | undefined;
  /** Without colours a hatching tells where failures are; in a single row only where there is nothing else. */
  readonly colored: boolean;
};

const eighths = ['', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

type Cell = {readonly role: Role; readonly text: string};

/** `rows` lines, the top one first, one cell for each bar. */
export function paintBars(bars: readonly Bar[], rows: number, look: BarLook, brush: Brush): readonly string[] {
  const highest = bars.reduce((most, {all}) => Math.max(most, all), 1);
  const heights = bars.map(({all, failed}) => ({
    all: heightOf(all, highest, rows),
    failed: Math.min(heightOf(failed, highest, rows), heightOf(all, highest, rows)),
  }));
  const hatched = ({all, failed}: Bar): boolean => !look.colored && (rows > 1 || failed === all);
  return Array.from({length: rows}, (_, row) => {
    const floor = (rows - 1 - row) * 8;
    const cells = heights.map((height, index) => {
      const [all, failed] = [Math.min(8, height.all - floor), Math.min(8, height.failed - floor)];
      return pointed(index, Math.max(0, all), rows, look) ?? cell(all, failed, hatched(height));
    });
    return joined(cells, brush);
  });
}

/** The bar where it is pointed at or selected. Alone in its row and without colours it is a sign. */
function pointed(index: number, all: number, rows: number, {mark, cursor, range, colored}: BarLook): Cell | undefined {
  const text = all === 0 ? ' ' : eighths[all]!;
  const sign = rows === 1 && !colored ? '▲' : undefined;
  if (index === cursor) return {role: 'cell', text: sign ?? text};
  if (range !== undefined && range[0] <= index && index <= range[1]) return {role: 'range', text};
  return index === mark ? {role: 'mark', text: sign ?? (all === 0 ? '▁' : text)} : undefined;
}

/** In eighths. What is there at all is seen, however little it is. */
function heightOf(value: number, highest: number, rows: number): number {
  return value === 0 ? 0 : Math.max(1, Math.round((value / highest) * rows * 8));
}

function cell(all: number, failed: number, hatched: boolean): Cell {
  if (all <= 0) return {role: 'bar', text: ' '};
  if (failed <= 0) return {role: 'bar', text: eighths[all]!};
  if (hatched) return {role: 'bar-failed', text: '▒'};
  if (failed >= all) return {role: 'bar-failed', text: eighths[all]!};
  // A cell shows two colours: where the bar ends within it, there is room for one alone.
  return all === 8 ? {role: 'bar-failed-below', text: eighths[failed]!} : {role: 'bar-mixed', text: eighths[all]!};
}

/** Neighbours of one role are painted together: fewer bytes travel. */
function joined(cells: readonly Cell[], brush: Brush): string {
  let painted = '';
  let run = '';
  let role: Role | undefined;
  for (const next of cells) {
    if (role !== undefined && next.role !== role) {
      painted += brush(role, run);
      run = '';
    }
    role = next.role;
    run += next.text;
  }
  return role === undefined ? '' : painted + brush(role, run);
}
