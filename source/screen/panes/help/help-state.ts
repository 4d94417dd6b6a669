// The help's state: how far it is scrolled, and what it is narrowed to.
import {inside} from '../../paint/frame.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {step} from '../../state/move.ts';
import {closeOverlay, openOverlay} from '../../state/overlay.ts';
import {type Focus, layoutOf, type State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {helpLines} from './help-lines.ts';

export type HelpAction =
  /** Or closed, where it is open. */
  | {readonly type: 'help-opened'}
  | {readonly type: 'help-scrolled'; readonly by: Step}
  | {readonly type: 'help-filtered'; readonly edit: TextEdit};

export type HelpOverlay = {
  readonly kind: 'help';
  readonly top: number;
  readonly filter: TextField;
  /** What had the keys: its own come first, also where it lay over the rest and gave way. */
  readonly about: Focus;
};

export const helpReducers: ReducersOf<HelpAction, State> = {
  'help-opened': state =>
    state.overlay?.kind === 'help'
      ? closeOverlay(state)
      : openOverlay(state, {kind: 'help', top: 0, filter: emptyField, about: state.focus}),
  'help-scrolled': (state, {by}) => scrollHelp(state, by),
  'help-filtered': (state, {edit}) => filterHelp(state, edit),
};

/** What keys mean that have a meaning everywhere else, as long as nothing is typed that they could belong to. */
const unlessTyping: ReadonlyMap<string, (state: State) => State> = new Map([
  ['q', closeOverlay],
  [' ', state => scrollHelp(state, {pages: 1})],
]);

function scrollHelp(state: State, by: Step): State {
  const {overlay} = state;
  const rectangle = layoutOf(state)?.panes.help;
  if (overlay?.kind !== 'help' || rectangle === undefined) return state;
  const {height} = inside(rectangle);
  const top = step(by, overlay.top, height, helpLines(state.keymap, overlay, rectangle.width - 2).length - height + 1);
  return {...state, overlay: {...overlay, top}};
}

function filterHelp(state: State, edit: TextEdit): State {
  const {overlay} = state;
  if (overlay?.kind !== 'help') return state;
  const meaning = edit.type === 'inserted' && overlay.filter.text === '' ? unlessTyping.get(edit.text) : undefined;
  if (meaning !== undefined) return meaning(state);
  return {...state, overlay: {...overlay, top: 0, filter: editText(overlay.filter, edit)}};
}
