// Completion: what the search line offers at its cursor, and which of it is chosen.
import type {FieldName} from '../../../event/fields.ts';
import {type Candidate, type Completion, complete} from '../../../query/complete.ts';
import {completionPlace} from '../../../query/completion-place.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {clamp} from '../../state/move.ts';
import type {State} from '../../state/state.ts';
import {editedQuery, withEditedField} from '../search/search-state.ts';
import type {ValuesRequest} from './requests.ts';

export type CompletionAction =
  | {readonly type: 'completion-taken'}
  | {
      readonly type: 'values-answered';
      readonly request: ValuesRequest;
      readonly values: readonly {readonly value: string; readonly count: number}[];
    };

export type CompletionState = Completion & {
  /** `undefined` as long as the user has not chosen: enter then means the query as it is typed. */
  readonly selected: number | undefined;
};

/** Values of a field that begin with or include what was typed, as the engine told. */
export type KnownValues = {
  readonly field: FieldName;
  readonly prefix: string;
  readonly values: readonly {readonly value: string; readonly count: number}[];
};

export const completionReducers: ReducersOf<CompletionAction, State> = {
  'completion-taken': state => takeCompletion(state) ?? state,
  'values-answered': (state, {request: {field, prefix}, values}) =>
    withCompletion({...state, search: {...state.search, values: {field, prefix, values}}}),
};

/** The field whose values are wanted at the cursor. */
export function wantedValues(state: State): {readonly field: FieldName; readonly prefix: string} | undefined {
  if (state.focus !== 'search') return undefined;
  const {text, cursor} = editedQuery(state).field;
  const place = completionPlace(text, cursor);
  const {values} = state.search;
  void values;
  return place.kind === 'value' ? {field: place.name as FieldName, prefix: place.prefix} : undefined;
}

/** The candidates at the cursor; none where nothing was typed that could be completed. */
export function withCompletion(state: State): State {
  const {text, cursor} = editedQuery(state).field;
  const place = completionPlace(text, cursor);
  const isWanted = place.kind === 'value' || place.prefix !== '';
  const completion = isWanted ? complete(text, cursor, {valuesOf: valuesOf(state), saved: new Map()}) : undefined;
  const isDone =
    completion?.candidates.length === 1 &&
    completion.candidates[0]!.text === text.slice(completion.start, completion.end);
  const offered =
    completion === undefined || completion.candidates.length === 0 || isDone
      ? undefined
      : {...completion, selected: undefined};
  return {...state, search: {...state.search, completion: offered}};
}

export function stepCompletion(state: State, by: 1 | -1): State | undefined {
  const {completion} = state.search;
  if (completion === undefined) return undefined;
  if (by === -1 && completion.selected === undefined) return undefined;
  const selected =
    completion.selected === 0 && by === -1
      ? undefined
      : clamp((completion.selected ?? -1) + by, completion.candidates.length - 1);
  return {...state, search: {...state.search, completion: {...completion, selected}}};
}

/** The chosen candidate, else the first, stands in the query; `undefined` where there is none. */
export function takeCompletion(state: State): State | undefined {
  const {completion} = state.search;
  const candidate = completion?.candidates[completion.selected ?? 0];
  if (completion === undefined || candidate === undefined) return undefined;
  return withEditedField(state, replaced(editedQuery(state).field.text, completion, candidate));
}

function replaced(text: string, {start, end}: Completion, candidate: Candidate): {text: string; cursor: number} {
  // A name waits for its value, a value is followed by the next condition.
  const blank = candidate.text.endsWith(':') || text[end] === ' ' ? '' : ' ';
  return {
    text: text.slice(0, start) + candidate.text + blank + text.slice(end),
    cursor: start + candidate.text.length + blank.length,
  };
}

function valuesOf({search: {values}}: State) {
  return (field: FieldName) => (values?.field === field ? values.values : []);
}
