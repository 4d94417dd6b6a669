// The parts of an event's report as rows of text, whatever is made of them then. What a log holds is not yet safe here.
import type {Correlated} from '../../knowledge/correlated.ts';
import {numberOf} from '../../knowledge/moments.ts';
import type {EventReport} from './report.ts';

export type Entry = {readonly name: string; readonly text: string};

/** Each value of the properties by its path: `keyProperties.type`. */
export function propertyEntries(properties: EventReport['properties']): readonly Entry[] {
  return Object.entries(properties).flatMap(([name, value]) => entriesOf(name, value));
}

function entriesOf(path: string, value: unknown): readonly Entry[] {
  const isBranch = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isBranch) return [{name: path, text: typeof value === 'string' ? value : JSON.stringify(value)}];
  return Object.entries(value).flatMap(([name, inner]) => entriesOf(`${path}.${name}`, inner));
}

export type Step = {
  readonly after: string;
  readonly operation: string;
  readonly outcome: string;
  readonly duration: string;
  readonly object: string;
  readonly isFailed: boolean;
  /** Is it the event that the report is about? */
  readonly isSelf: boolean;
};

/** The events of one correlation, each with how long after the first one it came. */
export function stepsOf({rows}: Correlated, {id}: EventReport): readonly Step[] {
  const start = rows[0]?.time.milliseconds ?? 0;
  return rows.map(({id: own, time, outcome, values, problem}) => ({
    after: after(time.milliseconds - start),
    operation: String(values.op ?? problem ?? 'unknown'),
    outcome: [values.status, outcome].filter(word => word !== undefined).join(' '),
    duration: values.ms === undefined ? '' : `${numberOf(Number(values.ms))} ms`,
    object: String(values.key ?? ''),
    isFailed: outcome === 'failed',
    isSelf: own.blob === id.blob && own.offset === id.offset,
  }));
}

/** `+0:00.329`, `+1:02:03.000` */
function after(milliseconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const clock = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `+${clock}:${two(seconds % 60)}.${String(Math.floor(milliseconds) % 1000).padStart(3, '0')}`;
}

/** `2 events`; of very many, how many are shown. */
export function correlationTitle({count, rows}: Correlated): string {
  const all = count === 1 ? 'this event alone' : `${numberOf(count)} events`;
  return rows.length < count ? `${all}, ${rows.length} around this one` : all;
}

export function placeEntries({id, length, sha256}: EventReport): readonly Entry[] {
  return [
    {name: 'blob', text: id.blob},
    {name: 'offset', text: `byte ${numberOf(id.offset)}, ${numberOf(length)} bytes`},
    {name: 'sha-256', text: sha256},
  ];
}
