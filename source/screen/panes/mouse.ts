// What the mouse means on each pane, in actions that its keys have as well.
import type {PaneName} from '../layout.ts';
import type {UserAction} from '../state/actions.ts';
import {scroll} from '../state/move.ts';
import type {State} from '../state/state.ts';
import {columnsLines} from './columns/columns-state.ts';
import {facetLines, pointedIndex} from './facets/facet-lines.ts';
import {foundMarks} from './marks/menu-state.ts';
import {paletteEntries} from './palette/palette-state.ts';
import {savedInSight} from './saved/menu-state.ts';
import {barAt} from './timeline/timeline-state.ts';
import {findingsInSight, linesOfFinding} from './triage/triage-state.ts';

/** Where it was pressed, within the frame of the pane. */
export type Place = {readonly row: number; readonly column: number; readonly height: number};

export type PaneMouse = {
  /** A press selects and gives the focus. */
  readonly press?: (state: State, place: Place) => readonly UserAction[];
  /** The second press of two does what enter does. */
  readonly open?: (state: State) => readonly UserAction[];
  readonly wheel?: (rows: number) => readonly UserAction[];
};

export const paneMouse: {readonly [name in PaneName]?: PaneMouse} = {
  search: {press: () => [{type: 'search-entered'}]},
  timeline: {
    press: (state, {column}) => [
      {type: 'focus-set', focus: 'timeline'},
      {type: 'timeline-moved', bars: column - 1 - barIndex(state)},
    ],
    open: () => [{type: 'range-zoomed'}],
  },
  facets: {
    press: (state, {row}) => [
      {type: 'focus-set', focus: 'facets'},
      {type: 'facets-moved', by: {rows: placesTo(state, row)}},
    ],
    open: () => [{type: 'facet-filtered', direction: 'toggle'}],
    wheel: rows => [{type: 'facets-moved', by: {rows}}],
  },
  events: {
    press: ({list}, {row}) => [
      {type: 'focus-set', focus: 'events'},
      // The first row is the headings'.
      {type: 'selection-moved', by: {rows: list.top + Math.max(0, row - 1) - list.selected}},
    ],
    open: () => [{type: 'detail-opened'}],
    wheel: rows => [{type: 'selection-moved', by: {rows}}],
  },
  detail: {
    press: (_state, {row}) => [
      {type: 'focus-set', focus: 'detail'},
      {type: 'detail-pointed', row},
    ],
    open: () => [{type: 'node-folded', how: 'toggle'}],
    wheel: rows => [{type: 'detail-moved', by: {rows}}],
  },
  'tail-1': tailMouse(0),
  'tail-2': tailMouse(1),
  'tail-3': tailMouse(2),
  'tail-4': tailMouse(3),
  completion: {
    press: (state, place) => {
      const {selected, candidates} = state.search.completion ?? {selected: undefined, candidates: []};
      return stepped(rowUnder(place, selected ?? 0, candidates.length) - (selected ?? -1));
    },
    open: () => [{type: 'completion-taken'}],
    wheel: rows => stepped(Math.sign(rows)),
  },
  palette: {
    press: (state, {row, height}) => {
      const selected = state.overlay?.kind === 'palette' ? state.overlay.selected : 0;
      // The first row is the one to type in.
      const target = rowUnder({row: row - 1, height: height - 1}, selected, paletteEntries(state).length);
      return row === 0 ? [] : [{type: 'palette-moved', by: {rows: target - selected}}];
    },
    open: () => [{type: 'palette-accepted'}],
    wheel: rows => [{type: 'palette-moved', by: {rows: Math.sign(rows)}}],
  },
  marks: {
    press: (state, {row, height}) => {
      const selected = state.overlay?.kind === 'marks' ? state.overlay.selected : 0;
      const target = rowUnder({row: row - 1, height: height - 1}, selected, foundMarks(state).length);
      return row === 0 ? [] : [{type: 'marks-moved', by: {rows: target - selected}}];
    },
    open: () => [{type: 'marks-accepted'}],
    wheel: rows => [{type: 'marks-moved', by: {rows: Math.sign(rows)}}],
  },
  columns: {
    press: (state, place) => {
      const selected = state.overlay?.kind === 'columns' ? state.overlay.selected : 0;
      return [{type: 'columns-moved', by: {rows: rowUnder(place, selected, columnsLines) - selected}}];
    },
    open: () => [{type: 'column-toggled'}],
    wheel: rows => [{type: 'columns-moved', by: {rows: Math.sign(rows)}}],
  },
  saved: {
    press: (state, {row}) => {
      const selected = state.overlay?.kind === 'saved' ? state.overlay.selected : 0;
      const {top, shown} = savedInSight(state);
      // The first row is the one to type in.
      const isOnQuery = row >= 1 && row <= shown.length;
      return isOnQuery ? [{type: 'saved-moved', by: {rows: top + row - 1 - selected}}] : [];
    },
    open: () => [{type: 'saved-run'}],
    wheel: rows => [{type: 'saved-moved', by: {rows: Math.sign(rows)}}],
  },
  triage: {
    press: (state, {row}) => {
      const {top, shown} = findingsInSight(state);
      const index = Math.floor((row - 1) / linesOfFinding);
      const isOnFinding = row >= 1 && index < shown.length;
      return isOnFinding ? [{type: 'triage-moved', by: {rows: top + index - state.triage.selected}}] : [];
    },
    open: () => [{type: 'triage-followed'}],
    wheel: rows => [{type: 'triage-moved', by: {rows: Math.sign(rows)}}],
  },
  help: {wheel: rows => [{type: 'help-scrolled', by: {rows}}]},
};

function tailMouse(tail: number): PaneMouse {
  return {
    press: ({tails}, {row}) => [
      {type: 'focus-set', focus: 'tail', tail},
      {type: 'tail-moved', by: {rows: row - (tails.items[tail]?.line ?? 0)}},
    ],
    open: () => [{type: 'tail-event-opened'}],
    wheel: rows => [
      {type: 'focus-set', focus: 'tail', tail},
      {type: 'tail-moved', by: {rows: Math.sign(rows)}},
    ],
  };
}

/** Where the selection alone decides what is in sight. */
function rowUnder({row, height}: Pick<Place, 'row' | 'height'>, selected: number, length: number): number {
  return row + scroll(0, selected, height, length);
}

function stepped(rows: number): readonly UserAction[] {
  const by = rows < 0 ? -1 : 1;
  return Array.from({length: Math.abs(rows)}, () => ({type: 'search-stepped', by}));
}

/** How far the value in the row is from the one that is pointed at; for a heading, the value below it. */
function placesTo(state: State, row: number): number {
  const lines = facetLines(state);
  const places = lines.filter(({kind}) => kind !== 'field');
  const here = lines[pointedIndex(lines, state.facets.pointed)];
  // The first row is always a heading.
  const first = state.facets.top + Math.max(1, row);
  const there = lines.find((line, index) => index >= first && line.kind !== 'field');
  const placeOf = (sought: unknown) => places.findIndex(line => Object.is(line, sought));
  return placeOf(there) - placeOf(here);
}

function barIndex(state: State): number {
  const timeline = state.timeline.found?.summary.timeline;
  return timeline === undefined ? 0 : Math.round(((barAt(state) ?? timeline.from) - timeline.from) / timeline.width);
}
