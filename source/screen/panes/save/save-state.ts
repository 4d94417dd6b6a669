// Saving a query: it is asked what to call it, and which question it answers.
import type {FieldName} from '../../../event/fields.ts';
import {checkQuery} from '../../../query/check.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {closeOverlay, openOverlay} from '../../state/overlay.ts';
import {quiet, type State} from '../../state/state.ts';
import {editText, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {nameProblem} from '../saved/prompts.ts';
import {withChange} from '../saved/saved-state.ts';
import {focusedTail} from '../tails/tails-state.ts';

export type SaveAction =
  | {readonly type: 'save-opened'}
  | {readonly type: 'save-edited'; readonly edit: TextEdit}
  /** To the other field. */
  | {readonly type: 'save-field-changed'}
  /** From the name to the description, and from there to the file. */
  | {readonly type: 'save-accepted'};

export type SaveOverlay = {
  readonly kind: 'save';
  readonly query: string;
  /** `undefined`: as many of the usual ones as there is room for. */
  readonly columns: readonly FieldName[] | undefined;
  readonly at: SaveField;
  readonly name: TextField;
  readonly description: TextField;
  /** The name whose query the user agreed to replace. */
  readonly replaces: string | undefined;
};

export type SaveField = 'name' | 'description';

/** Query, columns, name, description, and what is to be known. */
export const saveLines = 6;

export const saveReducers: ReducersOf<SaveAction, State> = {
  'save-opened': state => openSave(quiet(state)),
  'save-edited': (state, {edit}) =>
    withSave(quiet(state), save => ({...save, [save.at]: editText(save[save.at], edit)})),
  'save-field-changed': state =>
    withSave(quiet(state), save => ({...save, at: save.at === 'name' ? 'description' : 'name'})),
  'save-accepted': state => acceptSave(quiet(state)),
};

/** Of a tail that has the keys, its own. One that was taken to be changed keeps its name and question. */
function openSave(state: State): State {
  const {field, parsed} = (state.focus === 'tail' ? focusedTail(state)?.query : undefined) ?? state.query;
  const query = field.text.trim();
  if (query === '') return {...state, notice: 'There is no query to save: / begins one.'};
  const [problem] = parsed.problems;
  if (problem !== undefined) return {...state, notice: `First mend the query: ${problem.sentence}`};
  const edited = state.saved.queries.find(({name}) => name === state.saved.edited);
  return openOverlay(state, {
    kind: 'save',
    query,
    columns: state.columns.chosen,
    at: 'name',
    name: fieldOf(edited?.name ?? ''),
    description: fieldOf(edited?.description ?? ''),
    replaces: edited?.name,
  });
}

const fieldOf = (text: string): TextField => ({text, cursor: text.length});

/** A query of the user's own that has the name that is typed, and would be lost. */
export function replaced(state: State): string | undefined {
  if (state.overlay?.kind !== 'save') return undefined;
  const name = state.overlay.name.text.trim();
  return state.saved.own.has(name) ? name : undefined;
}

function acceptSave(state: State): State {
  const {overlay} = state;
  if (overlay?.kind !== 'save') return state;
  const {query, columns, at} = overlay;
  const name = overlay.name.text.trim();
  const problem = nameProblem(name) ?? inclusionProblem(state, name, query);
  if (problem !== undefined) return {...withSave(state, save => ({...save, at: 'name'})), notice: problem};
  if (at === 'name') return withSave(state, save => ({...save, at: 'description'}));
  if (replaced(state) !== undefined && overlay.replaces !== name) {
    const asked = withSave(state, save => ({...save, replaces: name}));
    return {...asked, notice: `There is a saved query ${name} already: enter once more replaces it.`};
  }
  const description = overlay.description.text.trim() || undefined;
  const pinned = state.saved.own.get(name)?.pinned;
  const kept = withChange(closeOverlay(state), {type: 'save', name, query: {query, description, columns, pinned}});
  return {...kept, saved: {...kept.saved, edited: undefined}, notice: `Saved: @${name} stands for it in any query.`};
}

/** It would stand for itself. */
function inclusionProblem({saved}: State, name: string, query: string): string | undefined {
  return checkQuery(query, new Map(saved.texts).set(name, query)).problems[0]?.sentence;
}

function withSave(state: State, change: (save: SaveOverlay) => SaveOverlay): State {
  const {overlay} = state;
  return overlay?.kind === 'save' ? {...state, overlay: {...change(overlay), before: overlay.before}} : state;
}
