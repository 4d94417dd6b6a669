// The search line's state: every edit is a new query at once, of the list or of the tail that is edited.
import type {ReducersOf} from '../../state/actions.ts';
import {focusMiddle} from '../../state/focus.ts';
import {type QueryState, queryOf, quiet, type State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {
  type CompletionState,
  type KnownValues,
  stepCompletion,
  takeCompletion,
  withCompletion,
} from '../completion/completion-state.ts';
import {keepInSight} from '../events/list-state.ts';
import {focusedTail, withTail} from '../tails/tails-state.ts';

export type SearchAction =
  | {readonly type: 'search-entered'}
  /** The search line is left with the query as it stands. */
  | {readonly type: 'search-left'}
  /** A completion that was chosen is taken; otherwise the line is left. */
  | {readonly type: 'search-accepted'}
  /** Through completions where there are any, else through earlier queries. */
  | {readonly type: 'search-stepped'; readonly by: 1 | -1}
  | {readonly type: 'search-edited'; readonly edit: TextEdit};

export type SearchState = {
  /** The tail whose query is edited, by its id; `undefined`: the list's. */
  readonly tail: number | undefined;
  /** Queries that were left in the line, the latest last. */
  readonly history: readonly string[];
  /** Which of them is shown instead of what was typed (`draft`). */
  readonly recalled: {readonly index: number; readonly draft: string} | undefined;
  readonly completion: CompletionState | undefined;
  readonly values: KnownValues | undefined;
};

export const firstSearch: SearchState = {
  tail: undefined,
  history: [],
  recalled: undefined,
  completion: undefined,
  values: undefined,
};

const longestHistory = 500;

export const searchReducers: ReducersOf<SearchAction, State> = {
  'search-entered': state => enterSearch(quiet(state)),
  'search-left': leaveSearch,
  'search-accepted': state =>
    state.search.completion?.selected === undefined ? leaveSearch(state) : (takeCompletion(state) ?? state),
  'search-stepped': (state, {by}) => stepCompletion(state, by) ?? stepHistory(state, by),
  'search-edited': (state, {edit}) => editSearch(quiet(state), edit),
};

/** The query that the search line shows. */
export function editedQuery(state: State): QueryState {
  return state.tails.items.find(({id}) => id === state.search.tail)?.query ?? state.query;
}

export function clearSearch(state: State): State {
  return {...state, query: queryOf(emptyField)};
}

/** What was pasted where nothing is typed goes behind the query. */
export function pasteIntoSearch(state: State, text: string): State {
  const entered = enterSearch(quiet(state));
  const {field} = editedQuery(entered);
  const blank = field.text === '' || field.text.endsWith(' ') ? '' : ' ';
  return editSearch({...entered}, {type: 'inserted', text: blank + text.trim()});
}

export function editSearch(state: State, edit: TextEdit): State {
  const {field} = editedQuery(state);
  const edited = withEditedField(state, editText(field, edit));
  return edit.type === 'moved' ? edited : withCompletion({...edited, search: {...edited.search, recalled: undefined}});
}

/** Completions belong to the text they were found for. */
export function withEditedField(state: State, field: TextField): State {
  const {query, tail} = {query: editedQuery(state), tail: state.search.tail};
  const changed = field.text === query.field.text ? {...query, field} : queryOf(field);
  const settled = {...state, search: {...state.search, completion: undefined}};
  return tail === undefined
    ? {...settled, query: changed}
    : withTail(settled, tail, item => ({...item, query: changed}));
}

function enterSearch(state: State): State {
  const tail = state.focus === 'tail' ? focusedTail(state)?.id : undefined;
  return {...state, focus: 'search', search: {...state.search, tail, recalled: undefined, completion: undefined}};
}

function leaveSearch(state: State): State {
  const {tail, history} = state.search;
  const text = editedQuery(state).field.text.trim();
  const kept = text === '' ? history : [...history.filter(query => query !== text), text].slice(-longestHistory);
  const search = {...state.search, tail: undefined, history: kept, recalled: undefined, completion: undefined};
  const left = {...state, search};
  return tail === undefined ? keepInSight(focusMiddle(left)) : keepInSight({...left, focus: 'tail'});
}

function stepHistory(state: State, by: 1 | -1): State {
  const {history, recalled} = state.search;
  if (recalled === undefined && by === 1) return leaveSearch(state);
  const draft = recalled?.draft ?? editedQuery(state).field.text;
  const index = (recalled?.index ?? history.length) - (by === -1 ? 1 : -1);
  if (index < 0) return state;
  const text = history[index] ?? draft;
  const shown = withEditedField(state, {text, cursor: text.length});
  return {...shown, search: {...shown.search, recalled: index >= history.length ? undefined : {index, draft}}};
}
