// Completion: what the search line offers at its cursor, and which of it is chosen.
import {type Candidate, type Completion, complete, type ValueFound} from '../../../query/complete.ts';
import {completionPlace} from '../../../query/completion-place.ts';
import {fold} from '../../../text/fold.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {clamp} from '../../state/move.ts';
import {quiet, type State} from '../../state/state.ts';
import type {TextField} from '../../widgets/text-field.ts';
import {editedQuery, withEditedField} from '../search/edited-query.ts';
import {mend} from '../search/mistakes.ts';
import type {ValuesRequest} from './requests.ts';
import {isAbout, isAnswered, wantedValues} from './wanted-values.ts';

export type CompletionAction =
  /** The completion is taken; without one, a mistake is mended; otherwise, what could be typed is offered. */
  | {readonly type: 'completion-taken'}
  | {readonly type: 'values-answered'; readonly request: ValuesRequest; readonly values: readonly ValueFound[]};

export type CompletionState = Completion & {
  /** `undefined` as long as the user has not chosen: enter then means the query as it is typed. */
  readonly selected: number | undefined;
  /** Values are on their way. */
  readonly isPending: boolean;
  /** What the text before was offered: it stands there, dimmed, while values are on their way that may take its place. */
  readonly standing: readonly Candidate[];
  /** It was to be taken before there was anything: the first one is, as soon as it is there. */
  readonly isTaken: boolean;
};

export const completionReducers: ReducersOf<CompletionAction, State> = {
  'completion-taken': state => takeCompletion(state) ?? mend(quiet(state)) ?? completeAnyway(state),
  'values-answered': takeValues,
};

type Offer = {
  /** Offered even where nothing was typed that could be completed. */
  readonly isAskedFor?: boolean;
  readonly standing?: readonly Candidate[];
};

/** What there is at the cursor. */
export function withCompletion(state: State, {isAskedFor = false, standing = []}: Offer = {}): State {
  const {field} = editedQuery(state);
  const wanted = wantedValues(field);
  const isPending = wanted !== undefined && !isAnswered(state.search.values, wanted, state.revision);
  return offer(state, {isPending, isAskedFor, standing});
}

/** What is seen of a completion. */
export function shownCandidates({candidates, standing}: CompletionState): readonly Candidate[] {
  return candidates.length > 0 ? candidates : standing;
}

/** All that could stand here is offered; what is complete already is followed by the next condition. */
function completeAnyway(state: State): State {
  const offered = withCompletion(state, {isAskedFor: true});
  const {completion} = offered.search;
  const isComplete = completion !== undefined && isDone(completion, editedQuery(state).field);
  return isComplete ? (takeCompletion(offered) ?? offered) : offered;
}

function offer(
  state: State,
  {isPending = false, isAskedFor, standing = []}: Offer & {readonly isPending?: boolean},
): State {
  const {field} = editedQuery(state);
  const completion = completionOf(state, field, isPending);
  const isThere = isPending || completion.candidates.length > 0;
  const helps = wantsCompletion(field) && (isPending || !isDone(completion, field));
  const isOffered = isThere && (isAskedFor === true || helps);
  const offered = isOffered ? {...completion, selected: undefined, isPending, standing, isTaken: false} : undefined;
  return {...state, search: {...state.search, completion: offered}};
}

function completionOf(state: State, {text, cursor}: TextField, isPending: boolean): Completion {
  const wanted = wantedValues({text, cursor});
  const {values: known} = state.search;
  const helpful = known !== undefined && wanted !== undefined && isAbout(known, wanted) ? known.values : [];
  return complete(text, cursor, {
    // Without any, what comes behind them waits as well: nothing that is offered moves away again.
    valuesOf: () => (isPending && helpful.length === 0 ? undefined : helpful),
    valuesWith: () => helpful,
    saved: state.saved.texts,
  });
}

function wantsCompletion({text, cursor}: TextField): boolean {
  const place = completionPlace(text, cursor);
  return place.kind === 'value' || place.prefix !== '';
}

/** Does the only candidate stand there already? */
function isDone({start, end, candidates}: Completion, {text}: TextField): boolean {
  return candidates.length === 1 && fold(candidates[0]!.text) === fold(text.slice(start, end));
}

/** How many lines there are to show; where a field's values are on their way and take long, one tells so. */
export function completionLines(state: State): number {
  const {completion} = state.search;
  if (completion === undefined) return 0;
  if (completion.candidates.length > 0 || !completion.isPending) return completion.candidates.length;
  if (state.waiting.length === 0) return completion.standing.length;
  const {text, cursor} = editedQuery(state).field;
  return completionPlace(text, cursor).kind === 'value' ? 1 : 0;
}

/** `undefined` where there is nothing to choose. */
export function stepCompletion(state: State, by: 1 | -1): State | undefined {
  const {completion} = state.search;
  if (completion === undefined || completion.candidates.length === 0) return undefined;
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
  if (completion === undefined) return undefined;
  const candidate = completion.candidates[completion.selected ?? 0];
  if (candidate === undefined) return {...state, search: {...state.search, completion: {...completion, isTaken: true}}};
  const {field} = editedQuery(state);
  const taken = withEditedField(state, {...field, ...replaced(field.text, completion, candidate.text)});
  return withCompletion({...taken, search: {...taken.search, recalled: undefined}});
}

function replaced(text: string, {start, end}: Completion, replacement: string): Pick<TextField, 'text' | 'cursor'> {
  const before = text.slice(0, start) + replacement;
  const after = text.slice(end);
  // A name waits for its value; a value is followed by the next condition.
  if (replacement.endsWith(':') || after.startsWith(')')) return {text: before + after, cursor: before.length};
  return {text: `${before} ${after.replace(/^ /, '')}`, cursor: before.length + 1};
}

/** What was chosen among those that were there stays chosen. */
function takeValues(
  state: State,
  {request: {wanted, revision}, values}: Extract<CompletionAction, {type: 'values-answered'}>,
): State {
  const isWhole = wanted.fields.every(field => values.filter(value => value.field === field).length < wanted.most);
  const heard = {...state, search: {...state.search, values: {wanted, revision, values, isWhole}}};
  const before = state.search.completion;
  if (before?.isPending !== true) return heard;
  const offered = offer(heard, {isAskedFor: before.isTaken});
  if (before.isTaken) return takeCompletion(offered) ?? offered;
  const chosen = before.selected === undefined ? undefined : before.candidates[before.selected]?.text;
  const after = offered.search.completion;
  const selected = after?.candidates.findIndex(({text}) => text === chosen) ?? -1;
  if (after === undefined || selected < 0) return offered;
  return {...offered, search: {...offered.search, completion: {...after, selected}}};
}
