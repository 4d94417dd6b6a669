// What the timeline says in words: the peak and the failures, or what is pointed at; and whether it still counts.
import type {Timeline} from '../../../engine/engine.ts';
import type {TimeSpan} from '../../../query/time-value.ts';
import {type Line, lineWidth, piece} from '../../paint/piece.ts';
import {count, counted, day, minute, second} from '../../paint/words.ts';
import {queryText, type State} from '../../state/state.ts';
import {pointedSpan, selectedRange} from './timeline-state.ts';

/** A line for each row of the timeline that has one, each no wider than `width` where that can be. */
export function notesOf(state: State, timeline: Timeline, rows: number, width: number): readonly Line[] {
  const span = state.focus === 'timeline' ? pointedSpan(state) : undefined;
  const late = lateness(state, queryText(state));
  const first =
    late === undefined
      ? [span === undefined ? piece('muted', peakOf(timeline)) : piece('strong', `  ${momentOf(span.from, timeline)}`)]
      : [piece('accent', `  ${late}`)];
  if (rows < 3) return [first];
  if (span === undefined) return [first, [], failuresOf(sum(timeline.failed))];
  const {all, failed} = countsIn(timeline, span);
  const events = piece('text', `  ${counted(all, 'event', 'events')}`);
  if (selectedRange(state) === undefined) return [first, [events], failuresOf(failed)];
  return [
    first,
    [piece('accent', `  ${endOf(span, timeline, width - 2)}`)],
    firstFitting(
      [
        [events, ...failuresOf(failed)],
        [piece('text', `  ${count(all)}`), ...failuresOf(failed)],
      ],
      width,
    ),
  ];
}

/** `Oct 06 14:00 · 1,204 events, 12 failed`, for where the timeline itself has no room for it. */
export function pointedNote(state: State): string | undefined {
  const timeline = state.timeline.found?.summary.timeline;
  const span = pointedSpan(state);
  if (timeline === undefined || span === undefined) return undefined;
  const {all, failed} = countsIn(timeline, span);
  const end = selectedRange(state) === undefined ? '' : ` ${endOf(span, timeline, Number.POSITIVE_INFINITY)}`;
  const failures = failed > 0 ? `, ${count(failed)} failed` : '';
  return `${momentOf(span.from, timeline)}${end} · ${counted(all, 'event', 'events')}${failures}`;
}

/** Why the bars are not those of the query on screen. */
function lateness({timeline: {found}, waiting, stopped}: State, text: string): string | undefined {
  if (found?.query === text) return undefined;
  if (waiting.includes('summary')) return 'counting …';
  return stopped?.query === text ? 'not counted' : undefined;
}

function countsIn(
  {from, width, all, failed}: Timeline,
  span: TimeSpan,
): {readonly all: number; readonly failed: number} {
  const [first, last] = [span.from, span.until].map(time => Math.round((time - from) / width));
  return {all: sum(all.slice(first, last)), failed: sum(failed.slice(first, last))};
}

/** `Oct 06 14:00`; of bars that are shorter than a minute, with seconds. */
const momentOf = (time: number, {width}: Timeline): string => `${day(time)} ${clockOf(time, width)}`;

const clockOf = (time: number, width: number): string => (width < 60_000 ? second(time) : minute(time));

/** `– Oct 07 17:00 · 1 d 3 h`, of which as much as there is room for. */
function endOf({from, until}: TimeSpan, {width: barWidth}: Timeline, width: number): string {
  const clock = clockOf(until, barWidth);
  const length = lengthOf(until - from);
  const date = day(from) === day(until) ? '' : `${day(until)} `;
  const forms = [`– ${date}${clock} · ${length}`, `– ${clock} · ${length}`];
  return forms.find(form => form.length <= width) ?? `+ ${length}`;
}

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** `45 s`, `12 min`, `1 h 50 min`, `2 d 4 h`: in the two greatest units. */
function lengthOf(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const greatest = units.findIndex(([, size]) => seconds >= size);
  const least = units[Math.min(greatest + 1, units.length - 1)]![1];
  let left = Math.round(seconds / least) * least;
  const parts = units.slice(greatest, greatest + 2).map(([unit, size]) => {
    const amount = Math.floor(left / size);
    left -= amount * size;
    return amount === 0 ? '' : `${amount} ${unit}`;
  });
  return parts.filter(part => part !== '').join(' ');
}

/** The highest bar as a rate. */
function peakOf({all, width}: Timeline): string {
  const peak = Math.max(0, ...all);
  const [unit, name] = width >= 600_000 ? [3_600_000, 'h'] : width >= 10_000 ? [60_000, 'min'] : [1000, 's'];
  const rate = (peak * unit) / width;
  return `  peak ${rate < 10 ? rate.toFixed(1).replace(/\.0$/, '') : count(Math.round(rate))}/${name} `;
}

function failuresOf(failed: number): Line {
  return [piece(failed > 0 ? 'failed' : 'muted', `  ✗ ${count(failed)}`), piece('muted', ' failed ')];
}

const firstFitting = (lines: readonly Line[], width: number): Line =>
  lines.find(line => lineWidth(line) <= width) ?? lines.at(-1)!;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
