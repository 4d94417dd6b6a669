// Where each pane lies: a pure function of the terminal's size and of what is open.
import {arrangeMiddle} from './layout-middle.ts';
import {arrangeTails} from './layout-tails.ts';

export type Size = {readonly columns: number; readonly rows: number};

/** In cells, from the top left corner of the screen. */
export type Rectangle = {readonly left: number; readonly top: number; readonly width: number; readonly height: number};

export type PaneName =
  | 'header'
  | 'search'
  | 'timeline'
  | 'facets'
  | 'events'
  | 'detail'
  | 'tails'
  | `tail-${1 | 2 | 3 | 4}`
  | 'footer'
  | 'completion'
  | OverlayName;

export type OverlayName = 'help' | 'palette' | 'columns' | 'marks' | 'line' | 'saved' | 'save' | 'triage';

/** The panes on screen in the order in which they are painted; one that would be covered whole is left out. */
export type Panes = {readonly [pane in PaneName]?: Rectangle};

/** `list` is where the events are, or would be if nothing covered them. */
export type Layout = {readonly panes: Panes; readonly list: Rectangle};

/** How what is open shares the middle of the screen; `alone` shows the focused pane only. */
export const arrangements = ['beside', 'below', 'alone'] as const;

export type Arrangement = (typeof arrangements)[number];

/** What of the state the layout depends on. */
export type Opened = {
  readonly detail: boolean;
  readonly facets: boolean;
  /** The one opened last. */
  readonly front: 'facets' | 'detail';
  /** How many live tails there are. */
  readonly tails: number;
  /** The one that has the focus, or had it last. */
  readonly tail: number;
  readonly focus: string;
  readonly arrangement: Arrangement;
  /** How many completions the search line offers. */
  readonly completions: number;
  /** What lies over all, and how many lines it has to show. */
  readonly overlay?: LaidOver;
};

type LaidOver = {readonly name: OverlayName; readonly lines: number};

export const smallest: Size = {columns: 40, rows: 10};

const mostCompletions = 8;

/**
 * `undefined` where the terminal is too small.
 *
 *     header
 *     search
 *     timeline                   3 rows from 30 on, 1 row from 16 on
 *     facets │ events │ detail    see layout-middle.ts
 *     tails                      see layout-tails.ts
 *     footer
 */
export function layOut(size: Size, opened: Opened): Layout | undefined {
  const {columns, rows} = size;
  if (columns < smallest.columns || rows < smallest.rows) return undefined;
  const line = (top: number, height = 1): Rectangle => ({left: 0, top, width: columns, height});
  const timelineRows = rows >= 30 ? 3 : rows >= 16 ? 1 : 0;
  const {middle, tails} = arrangeTails(line(2 + timelineRows, rows - 3 - timelineRows), size, opened);
  const {panes, list} = middle === undefined ? {panes: {}, list: tails.list} : arrangeMiddle(middle, opened);
  return {
    list,
    panes: {
      header: line(0),
      search: line(1),
      ...(timelineRows > 0 && {timeline: line(2, timelineRows)}),
      ...panes,
      ...tails.panes,
      footer: line(rows - 1),
      ...(opened.completions > 0 && {completion: underSearch(size, opened.completions)}),
      ...(opened.overlay !== undefined && {[opened.overlay.name]: centred(size, opened.overlay)}),
    },
  };
}

/** The timeline keeps so many cells at its right for words, where there is room for them. */
export const timelineWords = (columns: number): number => (columns >= 100 ? 24 : columns >= 60 ? 18 : 0);

/** How many bars the timeline draws: as many as the engine is asked to count, so that none is shared. */
export const timelineBars = (columns: number): number => Math.max(1, columns - 2 - timelineWords(columns));

function underSearch(size: Size, completions: number): Rectangle {
  const height = Math.min(completions, mostCompletions, size.rows - 5) + 2;
  return {left: 2, top: 2, width: Math.min(72, size.columns - 2), height};
}

/** Of what lies over all, with its frame. */
export function overlayWidth(columns: number, name: OverlayName): number {
  return Math.min(wider[name] ?? 76, columns - 4);
}

/** Sentences are given more room than names. */
const wider: {readonly [name in OverlayName]?: number} = {saved: 100, save: 84, triage: 112};

function centred(size: Size, {name, lines}: LaidOver): Rectangle {
  const width = overlayWidth(size.columns, name);
  const height = Math.min(lines + 2, size.rows - 4);
  return {
    left: Math.floor((size.columns - width) / 2),
    top: Math.floor((size.rows - height) / 2),
    width,
    height,
  };
}
