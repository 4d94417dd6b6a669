// When the matches happened: a bar for every bucket, failures at the bottom of each, the selection marked.
import type {Timeline} from '../../../engine/engine.ts';
import {timelineBars, timelineWords} from '../../layout.ts';
import {type Bar, paintBars} from '../../paint/bars.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {type State, selectedRow} from '../../state/state.ts';
import type {Pane} from '../pane.ts';
import {axis} from './axis.ts';

/**
 *      ▁▂▂▃▅█▇▅▃▂▁▁▁▂▃▅▇█▅▃▂▁▁▁▁▂▃▅▆█▇▅▃▂▁▁    peak 1,204/h
 *      Oct 01        Oct 02        Oct 03        ▲ ✗ 311
 */
export const timeline: Pane = (state, {width, height}, {brush, colored}) => {
  const found = state.timeline.found?.summary.timeline;
  if (found === undefined || found.all.length === 0) return Array.from({length: height}, () => ' '.repeat(width));
  const notes = notesOf(found);
  const words = timelineWords(width);
  const bars = gather(found, timelineBars(width));
  const mark = markedBar(state, found, bars.length);
  const barRows = height > 1 ? height - 1 : 1;
  const painted = paintBars(bars, barRows, {mark: height > 1 ? undefined : mark, colored}, brush);
  const note = (line: Line): string => paintLine(line, words + 1, brush);
  if (height === 1) return painted.map(line => ` ${line}${note(notes[0])}`);
  return [
    ...painted.map((line, row) => ` ${line}${note(row === 0 ? notes[0] : [])}`),
    ` ${axis(found, bars.length, mark, brush)}${note(notes[1])}`,
  ];
};

/** The buckets in as many bars as there are cells: several in one, or one over several cells. */
function gather({all, failed}: Timeline, cells: number): readonly Bar[] {
  const sum = (counts: Timeline['all'], from: number, to: number): number => {
    let total = 0;
    for (let index = from; index < to; index++) total += counts[index] ?? 0;
    return total;
  };
  return Array.from({length: cells}, (_, cell) => {
    const from = Math.floor((cell * all.length) / cells);
    const to = Math.max(from + 1, Math.floor(((cell + 1) * all.length) / cells));
    return {all: sum(all, from, to), failed: sum(failed, from, to)};
  });
}

function markedBar(state: State, {from, width, all}: Timeline, bars: number): number | undefined {
  const row = selectedRow(state.list);
  if (row === undefined) return undefined;
  const place = (row.time.milliseconds - from) / (width * all.length);
  return place < 0 || place >= 1 ? undefined : Math.floor(place * bars);
}

/** The highest bar as a rate, and how many failed. */
function notesOf({all, failed, width}: Timeline): readonly [Line, Line] {
  const peak = all.reduce((highest, value) => Math.max(highest, value), 0);
  const failures = failed.reduce((sum, value) => sum + value, 0);
  const [unit, name] = width >= 600_000 ? [3_600_000, 'h'] : width >= 10_000 ? [60_000, 'min'] : [1000, 's'];
  const rate = (peak * unit) / width;
  const shown = rate < 10 ? rate.toFixed(1).replace(/\.0$/, '') : count(Math.round(rate));
  return [
    [piece('muted', `  peak ${shown}/${name} `)],
    [piece('text', '  '), piece(failures > 0 ? 'failed' : 'muted', `✗ ${count(failures)}`), piece('muted', ' failed ')],
  ];
}
