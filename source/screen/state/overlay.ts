// What lies over the main screen and takes all keys until it is closed.
import {overlayWidth} from '../layout.ts';
import type {ColumnsOverlay} from '../panes/columns/columns-state.ts';
import {columnsLines} from '../panes/columns/columns-state.ts';
import {helpLines} from '../panes/help/help-lines.ts';
import type {HelpOverlay} from '../panes/help/help-state.ts';
import {type LineOverlay, lineLines} from '../panes/line/line-state.ts';
import {type MarksOverlay, marksLines} from '../panes/marks/menu-state.ts';
import {type PaletteOverlay, paletteLines} from '../panes/palette/palette-state.ts';
import {type SaveOverlay, saveLines} from '../panes/save/save-state.ts';
import {menuLines, type SavedOverlay} from '../panes/saved/menu-state.ts';
import {type TriageOverlay, triageLines} from '../panes/triage/triage-state.ts';
import type {Focus, State} from './state.ts';

/** `before` is the focus to return to. */
export type Overlay = Opened & {readonly before: Focus};

type Opened =
  | (HelpOverlay | PaletteOverlay | ColumnsOverlay | MarksOverlay | LineOverlay)
  | (SavedOverlay | SaveOverlay | TriageOverlay);

/** How many lines it has to show. */
export function overlayLines(state: State, overlay: Overlay): number {
  switch (overlay.kind) {
    case 'help':
      return helpLines(state.keymap, overlay, overlayWidth(state.size.columns, 'help') - 2).length;
    case 'palette':
      return paletteLines;
    case 'columns':
      return columnsLines;
    case 'marks':
      return marksLines;
    case 'line':
      return lineLines;
    case 'saved':
      return menuLines;
    case 'save':
      return saveLines;
    case 'triage':
      return triageLines;
  }
}

export function openOverlay(state: State, overlay: Opened): State {
  const before = state.overlay?.before ?? state.focus;
  return {...state, focus: overlay.kind, overlay: {...overlay, before}};
}

export function closeOverlay(state: State): State {
  return state.overlay === undefined ? state : {...state, focus: state.overlay.before, overlay: undefined};
}
