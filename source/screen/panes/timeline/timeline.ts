// When the matches happened: a bar for every bucket, failures at the bottom of each, what is pointed at marked.
import type {Timeline} from '../../../engine/engine.ts';
import {timelineWords} from '../../layout.ts';
import {type BarLook, paintBars} from '../../paint/bars.ts';
import {paintLine} from '../../paint/piece.ts';
import {type State, selectedRow} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Pane} from '../pane.ts';
import {axis} from './axis.ts';
import {notesOf} from './notes.ts';
import {barAt, selectedRange} from './timeline-state.ts';

/**
 *      ▁▂▂▃▅█▇▅▃▂▁▁▁▂▃▅▇█▅▃▂▁▁▁▁▂▃▅▆█▇▅▃▂▁▁    peak 1,204/h
 *      Oct 01        Oct 02        Oct 03        ▲ ✗ 311
 */
export const timeline: Pane = (state, {width, height}, {brush, colored}) => {
  const found = state.timeline.found?.summary.timeline;
  if (found === undefined || found.all.length === 0) return Array.from({length: height}, () => ' '.repeat(width));
  const words = timelineWords(width);
  const cells = Math.max(1, width - 2 - words);
  const notes = notesOf(state, found, height, words);
  const painted = paintRows(state, found, {cells, rows: height, colored}, brush);
  return painted.map((row, index) => ` ${row}${paintLine(notes[index] ?? [], words + 1, brush)}`);
};

type Size = {readonly cells: number; readonly rows: number; readonly colored: boolean};

function paintRows(state: State, found: Timeline, {cells, rows, colored}: Size, brush: Brush): readonly string[] {
  const bars = gather(found, cells);
  const marks = marksOf(state, found, cells);
  if (rows === 1) return paintBars(bars, 1, {...marks, colored}, brush);
  const {cursor, mark, ...rest} = marks;
  return [...paintBars(bars, rows - 1, {...rest, cursor, colored}, brush), axis(found, cells, cursor ?? mark, brush)];
}

/** The buckets in as many bars as there are cells: while the width changes, several in one, or one over several. */
function gather({all, failed}: Timeline, cells: number): readonly {readonly all: number; readonly failed: number}[] {
  const sum = (counts: Timeline['all'], from: number, to: number): number =>
    counts.slice(from, to).reduce((total, value) => total + value, 0);
  return Array.from({length: cells}, (_, cell) => {
    const from = Math.floor((cell * all.length) / cells);
    const to = Math.max(from + 1, Math.floor(((cell + 1) * all.length) / cells));
    return {all: sum(all, from, to), failed: sum(failed, from, to)};
  });
}

/** Who looks at the timeline sees what is pointed at, else where the selected event lies. */
function marksOf(state: State, {from, width, all}: Timeline, cells: number): Omit<BarLook, 'colored'> {
  const cellAt = (time: number): number => Math.floor(((time - from) / (width * all.length)) * cells);
  const isOn = (cell: number): number | undefined => (cell < 0 || cell >= cells ? undefined : cell);
  if (state.focus !== 'timeline') {
    const row = selectedRow(state.list);
    return {mark: row && isOn(cellAt(row.time.milliseconds))};
  }
  const bar = barAt(state);
  const range = selectedRange(state);
  return {
    cursor: bar === undefined ? undefined : isOn(cellAt(bar)),
    range: range && [cellAt(range.from), cellAt(range.until - 1)],
  };
}
