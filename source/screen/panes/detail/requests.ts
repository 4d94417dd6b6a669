// What the detail lacks: the event, and then what the data around it says.
import {setTimeout} from 'node:timers/promises';
import type {EventDetail, EventId} from '../../../engine/engine.ts';
import {contextOf} from '../../../engine/event-context.ts';
import type {AuditEvent} from '../../../event/audit-event.ts';
import {type Correlated, correlatedWith} from '../../../knowledge/correlated.ts';
import type {Request} from '../../state/request.ts';
import {layoutOf, type State, sameEvent, selectedRow} from '../../state/state.ts';

export type EventRequest = Request & {readonly id: EventId};
export type ContextRequest = Request & {readonly event: EventDetail};
export type CorrelationRequest = ContextRequest;

export function eventRequest(state: State): EventRequest | undefined {
  if (layoutOf(state)?.panes.detail === undefined) return undefined;
  const row = selectedRow(state.list);
  if (row === undefined) return undefined;
  const {event, failure} = state.detail;
  if (event !== undefined && sameEvent(event.id, row.id)) return undefined;
  if (failure !== undefined && sameEvent(failure.id, row.id)) return undefined;
  return asking(row.id);
}

/** An event is quickly there: the one under way is shown before the next is asked for. */
function asking(id: EventId): EventRequest {
  const request: EventRequest = {
    slot: 'event',
    key: keyOf(id),
    subject: '',
    id,
    ask: async engine => ({type: 'event-answered', request, event: await engine.event(id)}),
    failed: sentence => ({type: 'event-failed', request, sentence}),
  };
  return request;
}

/** Milliseconds: who goes from event to event is not kept from the next one by what is asked about the last. */
const rest = 50;

export function contextRequest(state: State): ContextRequest | undefined {
  const told = toldEvent(state);
  if (told === undefined || state.detail.context !== undefined) return undefined;
  const {event, parsed} = told;
  const key = keyOf(event.id);
  const request: ContextRequest = {
    slot: 'context',
    key,
    subject: key,
    event,
    ask: async (engine, signal) => {
      await setTimeout(rest, undefined, {signal});
      return {type: 'context-answered', request, context: await contextOf(engine, parsed, signal)};
    },
  };
  return request;
}

export function correlationRequest(state: State): CorrelationRequest | undefined {
  const told = toldEvent(state);
  if (told?.parsed.correlation === undefined || state.detail.correlated !== undefined) return undefined;
  const {event, parsed} = told;
  const key = keyOf(event.id);
  const request: CorrelationRequest = {
    slot: 'correlation',
    key,
    subject: key,
    event,
    ask: async (engine, signal) => {
      await setTimeout(rest, undefined, {signal});
      const correlated = await correlatedWith(engine, parsed, event.id, {signal});
      return {type: 'correlation-answered', request, correlated: correlated ?? alone};
    },
  };
  return request;
}

const alone: Correlated = {count: 0, rows: []};

type Told = {readonly event: EventDetail; readonly parsed: AuditEvent};

/** The event on screen, as soon as it is the selected one and all is there that could be around it. */
function toldEvent(state: State): Told | undefined {
  const {event} = state.detail;
  const row = selectedRow(state.list);
  if (event === undefined || row === undefined || !sameEvent(event.id, row.id)) return undefined;
  if (state.reading.phase === 'reading') return undefined;
  if (layoutOf(state)?.panes.detail === undefined || !event.parsed.readable) return undefined;
  return {event, parsed: event.parsed};
}

const keyOf = ({blob, offset}: EventId): string => JSON.stringify([blob, offset]);
