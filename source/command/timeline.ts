// `hsmscope timeline`: how many events match, and fail, as time passes.
import type {Timeline} from '../engine/engine.ts';
import {formatInstant} from '../event/instant.ts';
import type {TimeSpan} from '../query/time-value.ts';
import type {CommandRecord, GivenArguments} from './command.ts';
import {type Environment, speaksUnicode} from './environment.ts';
import type {Column} from './output/columns.ts';
import {outputOption} from './output/outputs.ts';
import {printAnswer} from './output/print-answer.ts';
import {readWhole} from './read-options.ts';
import {UsageProblem} from './usage-problem.ts';
import {quietOption, readQuery, withEngine} from './with-engine.ts';

type Bucket = TimeSpan & {readonly count: number; readonly failed: number};

const defaultBuckets = 24;
const mostBuckets = 100_000;
const barWidth = 40;

const units = {m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000} as const;
/** Weeks begin with it; hours and days do anyway. */
const aMonday = Date.UTC(1970, 0, 5);

const columns: readonly Column<Bucket>[] = [
  {name: 'from', label: 'from', read: ({from}) => isoTime(from)},
  {name: 'until', label: 'until', read: ({until}) => isoTime(until)},
  {name: 'count', label: 'events', isNumber: true, read: ({count}) => count},
  {name: 'failed', label: 'failed', isNumber: true, read: ({failed}) => failed},
];

export const timelineCommand: CommandRecord = {
  name: 'timeline',
  arguments: '[query] [source...]',
  description:
    'Count the events that match in parts of time, UTC, the oldest first, and how many of them failed.\n' +
    "It reaches as far as all events do, or as the query's times do. '' as the query asks for all events.",
  options: [
    outputOption,
    {flags: '-e, --every <width>', description: 'parts that begin with UTC hours, days, Mondays: 15m, 1h, 6h, 1d, 1w'},
    {flags: '-b, --buckets <count>', description: `so many equal parts; without either, ${defaultBuckets}`},
    quietOption,
  ],
  examples: [
    "hsmscope timeline '' ./insights-logs-auditevent --every 1d",
    "hsmscope timeline 'failed caller:alice*' --every 1h --output csv > failures.csv",
    'hsmscope timeline time:2026-10-01 --buckets 12',
  ],
  run: async (environment, given) => {
    const query = readQuery(environment, given);
    const divide = readDivision(given.options);
    return withEngine(environment, given, async engine => {
      const {count, timeline: whole} = await engine.summary(query, 1);
      const {span, parts} = divide({from: whole.from, until: whole.from + whole.width});
      const buckets = count === 0 ? [] : bucketsOf(await engine.timeline(query, span, parts), span);
      return printAnswer(environment, given.options.output, columnsFor(buckets, environment), [buckets]);
    });
  },
};

type Divide = (span: TimeSpan) => {readonly span: TimeSpan; readonly parts: number};

function readDivision({every, buckets}: GivenArguments['options']): Divide {
  if (every === undefined) {
    const parts = buckets === undefined ? defaultBuckets : readWhole('--buckets', buckets, mostBuckets);
    return span => ({span, parts});
  }
  if (buckets !== undefined) throw new UsageProblem('--every and --buckets both say how to divide time. Give one.');
  const [, number, unit] = /^([1-9]\d*)([mhdw])$/.exec(every) ?? [];
  if (unit === undefined) throw new UsageProblem(`--every takes a width as 15m, 1h, 1d or 1w, not "${every}".`);
  const width = Number(number) * units[unit as keyof typeof units];
  return span => {
    const from = Math.floor((span.from - aMonday) / width) * width + aMonday;
    const parts = Math.ceil((span.until - from) / width);
    if (parts <= mostBuckets) return {span: {from, until: from + parts * width}, parts};
    throw new UsageProblem(
      `--every ${every} makes ${parts} lines, more than ${mostBuckets}. Give a greater width, or ask for less time: time:2026-10.`,
    );
  };
}

/** Widths are whole milliseconds, so the last parts may lie behind the end: these are none. */
function bucketsOf({from, width, all, failed}: Timeline, {until}: TimeSpan): readonly Bucket[] {
  return all
    .map((count, index) => ({
      from: from + index * width,
      until: from + (index + 1) * width,
      count,
      failed: failed[index]!,
    }))
    .filter(bucket => bucket.from < until);
}

function columnsFor(buckets: readonly Bucket[], environment: Environment) {
  const most = buckets.reduce((greatest, {count}) => Math.max(greatest, count), 1);
  const [ok, bad] = speaksUnicode(environment) ? ['█', '▓'] : ['#', 'x'];
  const bar = ({count, failed}: Bucket) => {
    const cells = (part: number) => Math.ceil((part / most) * barWidth);
    return bad.repeat(cells(failed)) + ok.repeat(cells(count) - cells(failed));
  };
  return {programs: columns, people: [...columns, {name: 'bar', label: `${ok} ok  ${bad} failed`, read: bar}]};
}

function isoTime(milliseconds: number): string {
  return formatInstant({milliseconds, ticks: 0});
}
