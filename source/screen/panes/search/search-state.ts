// The search line's state: every edit is a new query at once, of the list or of the tail that is edited.
import {count} from '../../paint/words.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {focusMiddle} from '../../state/focus.ts';
import {emptyQuery, quiet, type State} from '../../state/state.ts';
import {editText, type TextEdit} from '../../widgets/text-field.ts';
import {
  type CompletionState,
  shownCandidates,
  stepCompletion,
  takeCompletion,
  withCompletion,
} from '../completion/completion-state.ts';
import type {KnownValues} from '../completion/wanted-values.ts';
import {keepInSight} from '../events/list-state.ts';
import {focusedTail} from '../tails/tails-state.ts';
import {editedQuery, withEditedField} from './edited-query.ts';
import {type Recalled, stepHistory, withHistory} from './history.ts';

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
  /** What stood in the line when it was entered. */
  readonly entered: string;
  /** Queries that were left in the line, the latest last. */
  readonly history: readonly string[];
  readonly recalled: Recalled | undefined;
  readonly completion: CompletionState | undefined;
  readonly values: KnownValues | undefined;
};

export const firstSearch: SearchState = {
  tail: undefined,
  entered: '',
  history: [],
  recalled: undefined,
  completion: undefined,
  values: undefined,
};

/** Far more than anyone types; a paste may hold a whole file. */
const longestQuery = 2000;

export const searchReducers: ReducersOf<SearchAction, State> = {
  'search-entered': state => enterSearch(quiet(state)),
  'search-left': leaveSearch,
  'search-accepted': state =>
    state.search.completion?.selected === undefined ? leaveSearch(state) : (takeCompletion(state) ?? state),
  'search-stepped': (state, {by}) => stepCompletion(state, by) ?? stepHistory(quiet(state), by) ?? leaveSearch(state),
  'search-edited': (state, {edit}) => editSearch(quiet(state), edit),
};

export function clearSearch(state: State): State {
  return {...state, query: emptyQuery};
}

/** What was pasted where nothing is typed goes behind the query. */
export function pasteIntoSearch(state: State, pasted: string): State {
  const entered = enterSearch(quiet(state));
  const {text} = editedQuery(entered).field;
  const blank = text === '' || text.endsWith(' ') ? '' : ' ';
  return [{type: 'moved', to: 'end'} as const, {type: 'inserted', text: blank + pasted.trim()} as const].reduce(
    editSearch,
    entered,
  );
}

function editSearch(state: State, edit: TextEdit): State {
  const edited = editText(editedQuery(state).field, edit);
  if (edited.text.length > longestQuery)
    return {...state, notice: `A query has at most ${count(longestQuery)} characters: this is too long to be added.`};
  const changed = withEditedField(state, edited);
  if (edit.type === 'moved') return changed;
  const {completion} = state.search;
  const standing = completion === undefined ? [] : shownCandidates(completion);
  return withCompletion({...changed, search: {...changed.search, recalled: undefined}}, {standing});
}

function enterSearch(state: State): State {
  const tail = state.focus === 'tail' ? focusedTail(state)?.id : undefined;
  const search = {...state.search, tail, recalled: undefined, completion: undefined};
  const entered = {...state, focus: 'search' as const, search};
  return {...entered, search: {...search, entered: editedQuery(entered).field.text}};
}

function leaveSearch(state: State): State {
  const {tail} = state.search;
  const history = withHistory(state.search.history, editedQuery(state).field.text);
  const search = {...state.search, tail: undefined, history, recalled: undefined, completion: undefined};
  const left = {...state, search};
  return tail === undefined ? keepInSight(focusMiddle(left)) : keepInSight({...left, focus: 'tail'});
}
