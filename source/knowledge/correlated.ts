// The events that share a correlation id with one: what a client did in one go, one after the other.
import type {Engine, EventId, Row} from '../engine/engine.ts';
import type {AuditEvent} from '../event/audit-event.ts';
import type {Query} from '../query/syntax.ts';

export type Correlated = {
  /** How many there are, the event itself among them. */
  readonly count: number;
  /** Those around the event, the oldest first. */
  readonly rows: readonly Row[];
};

/** `undefined` where the event has no correlation id. A client may use one id for ever: no more than `most` are told. */
export async function correlatedWith(
  engine: Engine,
  {correlation, time}: AuditEvent,
  id: EventId,
  {most = 50, signal}: {readonly most?: number; readonly signal?: AbortSignal} = {},
): Promise<Correlated | undefined> {
  if (correlation === undefined || correlation === '') return undefined;
  const query: Query = {type: 'field', field: 'corr', values: [{type: 'equal', text: correlation}]};
  const anchor = time === undefined ? {rank: 0} : {id, time};
  const half = Math.floor(most / 2);
  const {count, rows} = await engine.page(query, anchor, half, most - half - 1, signal);
  // Of an id its beginning is enough to be found: a short one finds those of others, too.
  const own = rows.filter(({values}) => String(values.corr).toLowerCase() === correlation.toLowerCase()).toReversed();
  return {count: count === rows.length ? own.length : count, rows: own};
}
