// What lies over the main screen and takes all keys until it is closed.
import {overlayWidth} from '../layout.ts';
import type {ColumnsOverlay} from '../panes/columns/columns-state.ts';
import {columnsLines} from '../panes/columns/columns-state.ts';
import {helpLines} from '../panes/help/help-lines.ts';
import type {HelpOverlay} from '../panes/help/help-state.ts';
import {type PaletteOverlay, paletteLines} from '../panes/palette/palette-state.ts';
import type {Focus, State} from './state.ts';

/** `before` is the focus to return to. */
export type Overlay = (HelpOverlay | PaletteOverlay | ColumnsOverlay) & {readonly before: Focus};

export type OverlayName = Overlay['kind'];

/** How many lines it has to show. */
export function overlayLines(state: State, overlay: Overlay): number {
  switch (overlay.kind) {
    case 'help':
      return helpLines(state.keymap, overlay, overlayWidth(state.size.columns) - 2).length;
    case 'palette':
      return paletteLines;
    case 'columns':
      return columnsLines;
  }
}

export function openOverlay(state: State, overlay: HelpOverlay | PaletteOverlay | ColumnsOverlay): State {
  const before = state.overlay?.before ?? state.focus;
  return {...state, focus: overlay.kind, overlay: {...overlay, before}};
}

export function closeOverlay(state: State): State {
  return state.overlay === undefined ? state : {...state, focus: state.overlay.before, overlay: undefined};
}
