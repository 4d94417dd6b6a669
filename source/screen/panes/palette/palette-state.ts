// The command palette: every command that counts where the focus was, narrowed as one types.
import Fuse from 'fuse.js';
import type {Command} from '../../keys/command.ts';
import {groupsAt, type Keymap} from '../../keys/keymap.ts';
import type {Action, ReducersOf, Step} from '../../state/actions.ts';
import {step} from '../../state/move.ts';
import {closeOverlay, openOverlay} from '../../state/overlay.ts';
import type {Focus, State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';

export type PaletteAction =
  | {readonly type: 'palette-opened'}
  | {readonly type: 'palette-edited'; readonly edit: TextEdit}
  | {readonly type: 'palette-moved'; readonly by: Step}
  | {readonly type: 'palette-accepted'};

export type PaletteOverlay = {readonly kind: 'palette'; readonly field: TextField; readonly selected: number};

/** A command with where it belongs. */
export type Entry = {readonly title: string; readonly command: Command};

export const paletteReducers: ReducersOf<Exclude<PaletteAction, {readonly type: 'palette-accepted'}>, State> = {
  'palette-opened': state => openOverlay(state, {kind: 'palette', field: emptyField, selected: 0}),
  'palette-edited': (state, {edit}) =>
    withPalette(state, palette => ({...palette, field: editText(palette.field, edit), selected: 0})),
  'palette-moved': (state, {by}) =>
    withPalette(state, palette => ({
      ...palette,
      selected: step(by, palette.selected, shownAtOnce, paletteEntries(state).length),
    })),
};

const shownAtOnce = 10;

/** What the palette finds, the best first; all of it before anything is typed. */
export function paletteEntries({overlay, keymap}: State): readonly Entry[] {
  if (overlay?.kind !== 'palette') return [];
  const all = entriesAt(keymap, overlay.before);
  const text = overlay.field.text.trim();
  if (text === '') return all;
  return new Fuse(all, fuzzy).search(text).map(({item}) => item);
}

const fuzzy = {keys: ['command.hint', 'command.name', 'title'], threshold: 0.4, ignoreLocation: true};

/** The line to type in, and the commands. */
export function paletteLines(keymap: Keymap): number {
  return Math.min(16, entriesAt(keymap, 'events').length + 1);
}

/** What the chosen command does, done where the focus was. */
export function acceptPalette(state: State, reduce: (state: State, action: Action) => State): State {
  if (state.overlay?.kind !== 'palette') return state;
  const chosen = paletteEntries(state)[state.overlay.selected];
  const closed = closeOverlay(state);
  return chosen === undefined ? closed : reduce(closed, chosen.command.action);
}

function entriesAt(keymap: Keymap, focus: Focus): readonly Entry[] {
  return groupsAt(keymap, focus).flatMap(({title, commands}) => commands.map(command => ({title, command})));
}

function withPalette(state: State, change: (palette: PaletteOverlay) => PaletteOverlay): State {
  const {overlay} = state;
  return overlay?.kind === 'palette' ? {...state, overlay: {...change(overlay), before: overlay.before}} : state;
}
