// When it was, how long it took, and whether that is usual.
import type {EventContext} from '../../engine/event-context.ts';
import type {AuditEvent} from '../../event/audit-event.ts';
import {formatInstant} from '../../event/instant.ts';
import {numberOf} from '../moments.ts';
import {type Statement, type Statements, state, stateOf} from './statement.ts';

export function tellMoment(
  {time, duration, correlation, operation}: AuditEvent,
  context: EventContext | undefined,
): Statements {
  return [
    time === undefined
      ? state('no time that could be read: it stands beside its neighbours in the blob', 'warning')
      : state(formatInstant(time), 'strong'),
    duration === undefined ? undefined : took(duration, operation, context?.usualDuration),
    stateOf('corr', correlation, 'muted', `correlation ${correlation}`),
  ];
}

/** With fewer there is nothing usual. */
const enough = 20;
/** Milliseconds: nobody minds less. */
const noticed = 50;

function took(duration: number, operation: string | undefined, usual: EventContext['usualDuration']): Statement {
  const text = `took ${numberOf(duration)} ms in the service`;
  const about = {field: 'ms', value: duration} as const;
  if (usual === undefined || usual.count < enough) return {text, tone: 'plain', about};
  const {median, p95} = usual;
  const times = median > 0 ? Math.round(duration / median) : 1;
  const isSlow = duration > p95 && times >= 2 && duration - median >= noticed;
  if (!isSlow) return {text: `${text}; ${numberOf(median)} ms is usual for ${operation}`, tone: 'muted', about};
  const most = `95 of 100 take ${numberOf(p95)} ms at most`;
  const slow = `${numberOf(times)} times the ${numberOf(median)} ms that are usual for ${operation}; ${most}`;
  return {text: `${text}: ${slow}`, tone: 'warning', about};
}
