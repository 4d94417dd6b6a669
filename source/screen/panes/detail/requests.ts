// The event that the detail lacks.
import type {EventId} from '../../../engine/engine.ts';
import type {Request} from '../../state/request.ts';
import {layoutOf, type State, sameEvent, selectedRow} from '../../state/state.ts';

export type EventRequest = Request & {readonly id: EventId};

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
    key: JSON.stringify([id.blob, id.offset]),
    subject: '',
    id,
    ask: async engine => ({type: 'event-answered', request, event: await engine.event(id)}),
    failed: sentence => ({type: 'event-failed', request, sentence}),
  };
  return request;
}
