// The timeline's axis: dates and hours under the bars, and the mark of the selected event.
import type {Timeline} from '../../../engine/engine.ts';
import {paintLine, piece} from '../../paint/piece.ts';
import {day, minute, second} from '../../paint/words.ts';
import type {Brush} from '../../theme/brush.ts';

const [aSecond, aMinute, anHour, aDay] = [1000, 60_000, 3_600_000, 86_400_000];

/** Distances between two labels, in milliseconds. */
const steps = [
  ...[1, 5, 15, 30].map(value => value * aSecond),
  ...[1, 5, 15, 30].map(value => value * aMinute),
  ...[1, 3, 6, 12].map(value => value * anHour),
  ...[1, 2, 7, 14, 30, 91, 182, 365].map(value => value * aDay),
];

const labelRoom = 12;

/** `cells` wide. Midnights show their date, other labels the time of day. */
export function axis({from, width, all}: Timeline, cells: number, mark: number | undefined, brush: Brush): string {
  const cellTime = (width * all.length) / cells;
  const step = steps.find(candidate => candidate / cellTime >= labelRoom) ?? steps.at(-1)!;
  let line = '';
  for (let time = Math.ceil(from / step) * step; time < from + cellTime * cells; time += step) {
    const cell = Math.floor((time - from) / cellTime);
    const label = labelOf(time, step);
    if (cell < line.length || cell + label.length > cells) continue;
    line = line.padEnd(cell) + label;
  }
  line = line.padEnd(cells);
  if (mark === undefined) return brush('muted', line);
  return paintLine(
    [piece('muted', line.slice(0, mark)), piece('mark', '▲'), piece('muted', line.slice(mark + 1))],
    cells,
    brush,
  );
}

function labelOf(time: number, step: number): string {
  if (time % aDay === 0) return day(time);
  return step < aMinute ? second(time) : minute(time);
}
