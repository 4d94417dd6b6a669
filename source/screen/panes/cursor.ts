// Where the terminal's own cursor stands: in the line in which text is typed; elsewhere it is hidden.
import {layoutOf, type State} from '../state/state.ts';

import {findCursor} from './detail/detail.ts';
import {lineCursor} from './line/line.ts';
import {marksCursor} from './marks/menu.ts';

import {paletteCursor} from './palette/palette.ts';
import {saveCursor} from './save/save.ts';
import {savedCursor} from './saved/saved.ts';
import {searchCursor} from './search/search.ts';

export function cursorOf(state: State): {readonly x: number; readonly y: number} | undefined {
  const {search, palette, detail, marks, line, saved, save} = layoutOf(state)?.panes ?? {};
  if (state.focus === 'search' && search !== undefined) {
    return {x: search.left + searchCursor(state, search.width), y: search.top};
  }
  if (state.overlay?.kind === 'palette' && palette !== undefined) {
    return {x: palette.left + paletteCursor(state.overlay.field, palette.width), y: palette.top + 1};
  }
  const {field} = state.detail.find;
  if (state.focus === 'find' && field !== undefined && detail !== undefined) {
    return {x: detail.left + findCursor(field, detail.width), y: detail.top + detail.height - 2};
  }
  if (state.overlay?.kind === 'marks' && marks !== undefined) {
    return {x: marks.left + marksCursor(state.overlay.field, marks.width), y: marks.top + 1};
  }
  if (state.overlay?.kind === 'line' && line !== undefined) {
    return {x: line.left + lineCursor(state.overlay.field, line.width), y: line.top + 1};
  }
  if (state.overlay?.kind === 'save' && save !== undefined) {
    const {row, column} = saveCursor(state.overlay, save.width);
    return {x: save.left + column, y: save.top + row};
  }
  const column = saved && savedCursor(state, saved.width);
  return column === undefined ? undefined : {x: saved!.left + column, y: saved!.top + 1};
}
