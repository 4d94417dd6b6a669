// The events of one correlation id on a small timeline, the oldest first.
import type {EventId, Row} from '../../../engine/engine.ts';
import type {Correlated} from '../../../knowledge/correlated.ts';
import {count} from '../../paint/words.ts';
import {sameEvent} from '../../state/state.ts';
import type {Role} from '../../theme/themes.ts';
import {type DetailNode, idBelow, section} from './node.ts';

const barWidth = 8;

/** Nothing where the event is alone. */
export function correlationSection(
  correlation: string | undefined,
  correlated: Correlated | undefined,
  here: EventId,
): readonly DetailNode[] {
  if (correlation === undefined || correlated === undefined || correlated.count < 2) return [];
  const {rows} = correlated;
  const title = `correlation · ${count(correlated.count)} events`;
  const from = rows[0]!.time.milliseconds;
  const until = Math.max(...rows.map(row => row.time.milliseconds + durationOf(row)));
  return [
    section('correlation', title, () => rows.map(row => rowNode(row, {from, until}, here)), {
      name: 'corr',
      value: () => correlation,
      path: 'corr',
      seen: {field: 'corr', value: correlation},
    }),
  ];
}

type Span = {readonly from: number; readonly until: number};

function rowNode(row: Row, span: Span, here: EventId): DetailNode {
  const {id, time, values, outcome} = row;
  const failed = outcome === 'failed';
  const told = [
    values.op ?? 'event',
    values.status,
    values.ms === undefined ? undefined : `${count(durationOf(row))} ms`,
  ];
  const offset = sinceText(time.milliseconds - span.from);
  return {
    id: idBelow('correlation', `${id.blob} ${id.offset}`),
    label: `${offset.padStart(7)} ${bar(row, span)}`,
    text: `${sameEvent(id, here) ? '→ ' : ''}${failed ? '✗ ' : ''}${told.filter(part => part !== undefined).join('  ')}`,
    role: roles[outcome] ?? 'text',
    name: 'op',
    value: () => String(values.op ?? ''),
    seen: {field: 'op', value: values.op},
    path: 'op',
    place: {id, time},
  };
}

const roles: {readonly [outcome in Row['outcome']]?: Role} = {
  failed: 'failed',
  unreadable: 'warning',
  challenge: 'muted',
};

const durationOf = ({values}: Row): number => Math.max(0, Math.round(Number(values.ms ?? 0)));

/** When it ran, in the span of all. */
function bar(row: Row, {from, until}: Span): string {
  const whole = Math.max(1, until - from);
  const cell = (milliseconds: number): number => Math.floor(((milliseconds - from) / whole) * barWidth);
  const first = Math.min(barWidth - 1, cell(row.time.milliseconds));
  const last = Math.min(barWidth, Math.max(first + 1, cell(row.time.milliseconds + durationOf(row))));
  return `${' '.repeat(first)}${'█'.repeat(last - first)}`.padEnd(barWidth);
}

/** `+0`, `+12 ms`, `+3.4 s`, `+5 min` */
function sinceText(milliseconds: number): string {
  if (milliseconds === 0) return '+0';
  if (milliseconds < 1000) return `+${milliseconds} ms`;
  if (milliseconds < 100_000) return `+${(milliseconds / 1000).toFixed(1)} s`;
  return milliseconds < 6_000_000
    ? `+${Math.round(milliseconds / 60_000)} min`
    : `+${Math.round(milliseconds / 3_600_000)} h`;
}
