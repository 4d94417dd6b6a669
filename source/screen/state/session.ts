// What a session leaves for the next one on the same sources: the query, what was open, where one was.
import type {EventId} from '../../engine/engine.ts';
import type {Instant} from '../../event/audit-event.ts';
import {type FieldName, findField} from '../../event/fields.ts';
import {type Arrangement, arrangements} from '../layout.ts';
import {tailOf} from '../panes/tails/tail-state.ts';
import {firstTails, mostTails} from '../panes/tails/tails-state.ts';
import {type QueryState, queryOf, queryText, type State} from './state.ts';

export type Session = {
  readonly query: string;
  readonly history: readonly string[];
  readonly columns: readonly FieldName[] | undefined;
  readonly arrangement: Arrangement;
  readonly facets: boolean;
  readonly detail: boolean;
  readonly tails: readonly string[];
  /** The selected event, unless it was the newest. */
  readonly event: {readonly id: EventId; readonly time: Instant} | undefined;
};

export function sessionOf(state: State): Session {
  const {hold} = state.list;
  return {
    query: queryText(state),
    history: state.search.history,
    columns: state.columns.chosen,
    arrangement: state.arrangement,
    facets: state.facets.open,
    detail: state.detail.open,
    tails: state.tails.items.map(({query}) => query.field.text.trim()),
    event: typeof hold === 'object' ? hold : undefined,
  };
}

export function withSession(state: State, session: Session): State {
  const {query, history, columns, arrangement, facets, detail, tails, event} = session;
  const items = tails.map((text, index) => tailOf(index + 1, typed(text, state)));
  return {
    ...state,
    arrangement,
    query: typed(query, state),
    trail: {...state.trail, at: query},
    search: {...state.search, history},
    columns: {...state.columns, chosen: columns},
    facets: {...state.facets, open: facets},
    detail: {...state.detail, open: detail},
    tails: {...firstTails, items, nextId: items.length + 1},
    list: {...state.list, hold: event ?? state.list.hold},
    notice: query === '' ? state.notice : 'The query of the last session stands again: esc clears it.',
  };
}

/** A session as a file has it: what is not as it was written is left out. */
export function readSession(written: unknown): Session | undefined {
  if (typeof written !== 'object' || written === null) return undefined;
  const said = written as {readonly [name in keyof Session]?: unknown};
  const columns = texts(said.columns).flatMap(name => findField(name)?.name ?? []);
  return {
    query: typeof said.query === 'string' ? said.query : '',
    history: texts(said.history),
    columns: columns.length === 0 ? undefined : [...new Set(columns)],
    arrangement: arrangements.find(name => name === said.arrangement) ?? 'beside',
    facets: said.facets === true,
    detail: said.detail === true,
    tails: texts(said.tails).slice(0, mostTails),
    event: readEvent(said.event),
  };
}

function texts(written: unknown): readonly string[] {
  return Array.isArray(written) ? written.filter(text => typeof text === 'string') : [];
}

function readEvent(written: unknown): Session['event'] {
  const {id, time} = (written ?? {}) as {readonly id?: Partial<EventId>; readonly time?: Partial<Instant>};
  if (typeof id?.blob !== 'string' || !Number.isSafeInteger(id.offset)) return undefined;
  if (!Number.isFinite(time?.milliseconds) || !Number.isInteger(time?.ticks)) return undefined;
  return {id: id as EventId, time: time as Instant};
}

const typed = (text: string, {saved}: State): QueryState => queryOf({text, cursor: text.length}, saved.texts);
