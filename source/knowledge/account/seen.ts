// How often caller, address and key were seen, and since when.
import type {EventContext} from '../../engine/event-context.ts';
import type {AuditEvent} from '../../event/audit-event.ts';
import {unauthenticated} from '../../event/caller.ts';
import type {FieldName} from '../../event/fields.ts';
import {momentOf, relationTo, timesOf} from '../moments.ts';
import type {Statement, Statements} from './statement.ts';

type Seen = EventContext['seen'][number];

export function tellSeen({time}: AuditEvent, context: EventContext | undefined): Statements {
  const seen = context?.seen.filter(({field, value}) => !(field === 'caller' && value === unauthenticated));
  return (seen ?? []).map(one => tell(one, time));
}

function tell({field, value, count, first, last}: Seen, time: AuditEvent['time']): Statement {
  const about = {field, value};
  const name = labels[field] ?? field;
  if (count <= 1) return {text: `${name} seen here alone`, tone: 'warning', about};
  if (time === undefined || first === undefined || last === undefined) {
    return {text: `${name} seen ${timesOf(count)}`, tone: 'plain', about};
  }
  const isFirst = first.milliseconds === time.milliseconds && first.ticks === time.ticks;
  const until = `last ${momentOf(last.milliseconds)} (${relationTo(time, last.milliseconds)})`;
  if (isFirst)
    return {text: `${name} seen for the first time here; ${timesOf(count)} in all, ${until}`, tone: 'warning', about};
  const since = `first ${momentOf(first.milliseconds)} (${relationTo(time, first.milliseconds)})`;
  return {text: `${name} seen ${timesOf(count)}: ${since}, ${until}`, tone: 'plain', about};
}

const labels: {readonly [field in FieldName]?: string} = {caller: 'caller', ip: 'address', key: 'key'};
