// All that is to be said of one event, before it is printed.
import {createHash} from 'node:crypto';
import type {Engine, EventId} from '../../engine/engine.ts';
import {contextOf} from '../../engine/event-context.ts';
import type {AuditEvent, UnreadableLine} from '../../event/audit-event.ts';
import {type AccountPart, accountOf} from '../../knowledge/account.ts';
import {type ClaimEntry, claimsOf} from '../../knowledge/claims.ts';
import {type Correlated, correlatedWith} from '../../knowledge/correlated.ts';
import {type SourceTold, sourcesOf} from '../../knowledge/sources-of.ts';
import {type TokenFound, tokensIn} from '../../knowledge/tokens.ts';

export type EventReport = {
  readonly id: EventId;
  readonly length: number;
  /** Of the record's bytes, in hexadecimal. */
  readonly sha256: string;
  /** Why the line is no record, where it is none. */
  readonly problem: string | undefined;
  readonly event: AuditEvent | undefined;
  readonly account: readonly AccountPart[];
  readonly claims: readonly ClaimEntry[];
  readonly tokens: readonly TokenFound[];
  readonly properties: AuditEvent['properties'];
  readonly correlated: Correlated | undefined;
  /** Where to read up. */
  readonly sources: readonly SourceTold[];
};

export async function reportOf(engine: Engine, id: EventId): Promise<EventReport> {
  const {parsed, bytes, length} = await engine.event(id);
  const place = {id, length, sha256: createHash('sha256').update(bytes).digest('hex')};
  return parsed.readable ? {...place, ...(await reportOfEvent(engine, id, parsed))} : {...place, ...unreadable(parsed)};
}

async function reportOfEvent(engine: Engine, id: EventId, event: AuditEvent) {
  const [context, correlated] = await Promise.all([contextOf(engine, event), correlatedWith(engine, event, id)]);
  return {
    problem: undefined,
    event,
    account: accountOf(event, context),
    claims: claimsOf(event),
    tokens: tokensIn(event),
    properties: event.properties,
    correlated,
    sources: sourcesOf(event),
  };
}

function unreadable({reason}: UnreadableLine) {
  return {
    problem: reason,
    event: undefined,
    account: [],
    claims: [],
    tokens: [],
    properties: {},
    correlated: undefined,
    sources: [],
  };
}
