// The command palette: every command that counts where the focus was, narrowed as one types.
import type {Action, ReducersOf, Step} from '../../state/actions.ts';
import {step} from '../../state/move.ts';
import {closeOverlay, openOverlay} from '../../state/overlay.ts';
import type {State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {type Entry, entriesAt, findEntries} from './entries.ts';

export type PaletteAction =
  | {readonly type: 'palette-opened'}
  | {readonly type: 'palette-edited'; readonly edit: TextEdit}
  | {readonly type: 'palette-moved'; readonly by: Step}
  | {readonly type: 'palette-accepted'};

export type PaletteOverlay = {readonly kind: 'palette'; readonly field: TextField; readonly selected: number};

export const paletteReducers: ReducersOf<Exclude<PaletteAction, {readonly type: 'palette-accepted'}>, State> = {
  'palette-opened': state => openOverlay(state, {kind: 'palette', field: emptyField, selected: 0}),
  'palette-edited': (state, {edit}) =>
    withPalette(state, palette => {
      const field = editText(palette.field, edit);
      return {...palette, field, selected: field.text === palette.field.text ? palette.selected : 0};
    }),
  'palette-moved': (state, {by}) =>
    withPalette(state, palette => ({
      ...palette,
      selected: step(by, palette.selected, shownAtOnce, paletteEntries(state).length),
    })),
};

const shownAtOnce = 15;

/** What the palette finds, the best first; all of it, the last used first, before anything is typed. */
export function paletteEntries({overlay, keymap, recent}: State): readonly Entry[] {
  if (overlay?.kind !== 'palette') return [];
  return findEntries(entriesAt(keymap, overlay.before), overlay.field.text, recent);
}

/** The line to type in, and the commands. It does not shrink with them: nothing jumps as one types. */
export const paletteLines = shownAtOnce + 1;

const mostRecent = 20;

/** What the chosen command does, done where the focus was. */
export function acceptPalette(state: State, reduce: (state: State, action: Action) => State): State {
  if (state.overlay?.kind !== 'palette') return state;
  const chosen = paletteEntries(state)[state.overlay.selected];
  if (chosen === undefined) return state;
  const recent = [chosen.id, ...state.recent.filter(id => id !== chosen.id)].slice(0, mostRecent);
  return reduce({...closeOverlay(state), recent}, chosen.command.action);
}

function withPalette(state: State, change: (palette: PaletteOverlay) => PaletteOverlay): State {
  const {overlay} = state;
  return overlay?.kind === 'palette' ? {...state, overlay: {...change(overlay), before: overlay.before}} : state;
}
