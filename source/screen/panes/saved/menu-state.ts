// The menu of saved queries: found as one types, run, and changed.
import type {NamedQuery} from '../../../knowledge/saved-pack.ts';
import {inside} from '../../paint/frame.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {clamp, scroll, step} from '../../state/move.ts';
import {openOverlay} from '../../state/overlay.ts';
import {layoutOf, quiet, type State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {findSaved} from './find-saved.ts';
import {deleteSaved, editSaved, pinSaved, runSaved, undoDelete} from './menu-acts.ts';
import {acceptPrompt, type Prompt, prompted} from './prompts.ts';

export type MenuAction =
  | {readonly type: 'saved-opened'}
  | {readonly type: 'saved-moved'; readonly by: Step}
  | {readonly type: 'saved-run'}
  /** The one that is pinned to the digit. */
  | {readonly type: 'saved-pin-run'; readonly digit: number}
  /** To a free digit, or from its digit. */
  | {readonly type: 'saved-pinned'}
  | {readonly type: 'saved-edited'}
  | {readonly type: 'saved-deleted'}
  | {readonly type: 'saved-delete-undone'}
  /** Something is to be typed. */
  | {readonly type: 'saved-prompted'; readonly prompt: Prompt}
  | {readonly type: 'saved-typed'; readonly edit: TextEdit}
  | {readonly type: 'saved-prompt-accepted'}
  /** Back to the list; `keeps` what it is narrowed to. */
  | {readonly type: 'saved-prompt-left'; readonly keeps: boolean};

export type SavedOverlay = {
  readonly kind: 'saved';
  readonly selected: number;
  readonly filter: TextField;
  /** What is being typed, beside the filter. */
  readonly prompt: Prompt | undefined;
  readonly field: TextField;
};

export const menuReducers: ReducersOf<MenuAction, State> = {
  'saved-opened': state =>
    openOverlay(quiet(state), {kind: 'saved', selected: 0, filter: emptyField, prompt: undefined, field: emptyField}),
  'saved-moved': (state, {by}) => {
    const {length} = listedSaved(state);
    return withMenu(quiet(state), menu => ({...menu, selected: step(by, menu.selected, savedRows(state), length)}));
  },
  'saved-run': state => onSelected(state, saved => runSaved(state, saved)),
  'saved-pin-run': (state, {digit}) => {
    const pinned = state.saved.queries.find(saved => saved.pinned === digit);
    return pinned === undefined
      ? {...state, notice: `No saved query is pinned to ${digit}: p pins the one that is selected.`}
      : runSaved(state, pinned);
  },
  'saved-pinned': state => onSelected(quiet(state), saved => pinSaved(quiet(state), saved)),
  'saved-edited': state => onSelected(state, saved => editSaved(state, saved)),
  'saved-deleted': state => onSelected(state, saved => settled(deleteSaved(state, saved))),
  'saved-delete-undone': state => undoDelete(quiet(state)),
  'saved-prompted': (state, {prompt}) =>
    prompt === 'rename'
      ? onSelected(state, saved => prompted(state, prompt, saved))
      : prompted(state, prompt, selectedSaved(state)),
  'saved-typed': (state, {edit}) => typeInMenu(quiet(state), edit),
  'saved-prompt-accepted': state => {
    if (state.overlay?.kind !== 'saved') return state;
    if (state.overlay.prompt !== 'filter') return acceptPrompt(state, selectedSaved(state));
    return onSelected(state, saved => runSaved(state, saved));
  },
  'saved-prompt-left': (state, {keeps}) =>
    withMenu({...quiet(state), focus: 'saved'}, menu => ({
      ...menu,
      prompt: undefined,
      ...(menu.prompt === 'filter' && !keeps && {filter: emptyField, selected: 0}),
    })),
};

/** Those that the menu shows, the best first. */
export function listedSaved({overlay, saved}: State): readonly NamedQuery[] {
  return overlay?.kind === 'saved' ? findSaved(saved.queries, overlay.filter.text) : [];
}

export function selectedSaved(state: State): NamedQuery | undefined {
  return state.overlay?.kind === 'saved' ? listedSaved(state)[state.overlay.selected] : undefined;
}

const shownAtOnce = 15;
/** What is typed, and below the list the selected query's text. */
const [typedLines, textLines] = [1, 2];

/** They do not shrink with what is found: nothing jumps as one types. */
export const menuLines = typedLines + shownAtOnce + textLines;

/** How many queries are in sight at once. */
function savedRows(state: State): number {
  const rectangle = layoutOf(state)?.panes.saved;
  return rectangle === undefined ? shownAtOnce : Math.max(1, inside(rectangle).height - typedLines - textLines);
}

/** Those in sight, from the rank of the first of them on. */
export function savedInSight(state: State): {readonly top: number; readonly shown: readonly NamedQuery[]} {
  const listed = listedSaved(state);
  const selected = state.overlay?.kind === 'saved' ? state.overlay.selected : 0;
  const top = scroll(0, selected, savedRows(state), listed.length);
  return {top, shown: listed.slice(top, top + savedRows(state))};
}

function typeInMenu(state: State, edit: TextEdit): State {
  return withMenu(state, menu => {
    if (menu.prompt !== 'filter') return {...menu, field: editText(menu.field, edit)};
    const filter = editText(menu.filter, edit);
    return {...menu, filter, selected: filter.text === menu.filter.text ? menu.selected : 0};
  });
}

function onSelected(state: State, act: (saved: NamedQuery) => State): State {
  const saved = selectedSaved(state);
  return saved === undefined ? {...state, notice: 'No saved query is selected.'} : act(saved);
}

/** The last one may be gone. */
function settled(state: State): State {
  const {length} = listedSaved(state);
  return withMenu(state, menu => ({...menu, selected: clamp(menu.selected, length - 1)}));
}

function withMenu(state: State, change: (menu: SavedOverlay) => SavedOverlay): State {
  const {overlay} = state;
  return overlay?.kind === 'saved' ? {...state, overlay: {...change(overlay), before: overlay.before}} : state;
}
