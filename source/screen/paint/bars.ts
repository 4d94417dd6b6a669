// Bars in eighths of a cell, the failed part of each at its bottom.
import type {Brush} from '../theme/brush.ts';
import type {Role} from '../theme/themes.ts';

export type Bar = {readonly all: number; readonly failed: number};

export type BarLook = {
  /** The bar that is pointed at. */
  readonly mark: number | undefined;
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
    return joined(
      heights.map((height, index) => {
        const shown = cell(Math.min(8, height.all - floor), Math.min(8, height.failed - floor), hatched(height));
        return index === look.mark ? {role: 'mark', text: shown.text === ' ' ? '▁' : shown.text} : shown;
      }),
      brush,
    );
  });
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
