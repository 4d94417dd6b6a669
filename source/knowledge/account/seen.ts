// How often caller, address and key were seen, and since when.
import type {EventContext} from '../../engine/event-context.ts';
import type {AuditEvent, Instant} from '../../event/audit-event.ts';
import {unauthenticated} from '../../event/caller.ts';
import type {FieldName} from '../../event/fields.ts';
import {addressMeaning} from '../addresses.ts';
import {momentOf, relationTo, timesOf} from '../moments.ts';
import type {Statement, Statements} from './statement.ts';

type Seen = EventContext['seen'][number];
type Time = AuditEvent['time'];

export function tellSeen({time}: AuditEvent, context: EventContext | undefined): Statements {
  const seen = context?.seen.filter(one => !isNobody(one)) ?? [];
  return seen.map(one => tell(one, time, context?.begins));
}

/** Many share these. */
function isNobody({field, value}: Seen): boolean {
  return field === 'caller' ? value === unauthenticated : field === 'ip' && addressMeaning(value).kind === 'unreadable';
}

function tell({field, value, count, first, last}: Seen, time: Time, begins: Time): Statement {
  const name = labels[field] ?? field;
  const about = {field, value};
  if (time === undefined || first === undefined || last === undefined) {
    return {text: `${name} seen ${timesOf(count)}`, tone: 'plain', about};
  }
  const isFresh = isNew(time, first, begins);
  const tone = isFresh ? 'warning' : 'plain';
  if (count === 1) return {text: `${name} seen here alone`, tone, about};
  const isFirst = first.milliseconds === time.milliseconds && first.ticks === time.ticks;
  const until = `last ${momentOf(last.milliseconds)} (${relationTo(time, last.milliseconds)})`;
  if (isFirst) return {text: `${name} seen for the first time; ${timesOf(count)} in all, ${until}`, tone, about};
  const since = `first ${momentOf(first.milliseconds)} (${relationTo(time, first.milliseconds)})`;
  return {text: `${name} ${isFresh ? 'is new: ' : ''}seen ${timesOf(count)}, ${since}, ${until}`, tone, about};
}

const aDay = 86_400_000;

/** Came up within the last day, with a day or more on record in which it was not there. */
function isNew(time: Instant, first: Instant, begins: Time): boolean {
  const before = begins === undefined ? 0 : first.milliseconds - begins.milliseconds;
  return before >= aDay && time.milliseconds - first.milliseconds < aDay;
}

const labels: {readonly [field in FieldName]?: string} = {caller: 'caller', ip: 'address', key: 'key'};
