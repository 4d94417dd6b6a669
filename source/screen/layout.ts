// Where each pane lies: a pure function of the terminal's size and of what is open.

export type Size = {readonly columns: number; readonly rows: number};

/** In cells, from the top left corner of the screen. */
export type Rectangle = {readonly left: number; readonly top: number; readonly width: number; readonly height: number};

export type PaneName = 'header' | 'search' | 'timeline' | 'events' | 'detail' | 'help' | 'footer';

/** The panes on screen in the order in which they are painted; one that would be covered whole is left out. */
export type Layout = {readonly [pane in PaneName]?: Rectangle};

/** What of the state the layout depends on. `help` is the number of lines that it has to show. */
export type Opened = {readonly detail: boolean; readonly help: number | undefined};

export const smallest: Size = {columns: 40, rows: 10};

const besideFrom = 100;
const detailShare = 0.45;

/**
 * `undefined` where the terminal is too small.
 *
 *     header
 *     search
 *     timeline        3 rows from 30 on, 1 row from 16 on
 *     events │ detail  beside each other from 100 columns on, else the detail lies over the list
 *     footer
 */
export function layOut(size: Size, opened: Opened): Layout | undefined {
  const {columns, rows} = size;
  if (columns < smallest.columns || rows < smallest.rows) return undefined;
  const line = (top: number, height = 1): Rectangle => ({left: 0, top, width: columns, height});
  const timelineRows = rows >= 30 ? 3 : rows >= 16 ? 1 : 0;
  const middle = line(2 + timelineRows, rows - 3 - timelineRows);
  return {
    header: line(0),
    search: line(1),
    ...(timelineRows > 0 && {timeline: line(2, timelineRows)}),
    ...middlePanes(middle, opened.detail),
    footer: line(rows - 1),
    ...(opened.help !== undefined && {help: centred(size, opened.help)}),
  };
}

/** The timeline keeps so many cells at its right for words, where there is room for them. */
export const timelineWords = (columns: number): number => (columns >= 60 ? 18 : 0);

/** How many bars the timeline draws: as many as the engine is asked to count, so that none is shared. */
export const timelineBars = (columns: number): number => Math.max(1, columns - 2 - timelineWords(columns));

function middlePanes(middle: Rectangle, detail: boolean): Layout {
  if (!detail) return {events: middle};
  if (middle.width < besideFrom) return {detail: middle};
  const width = Math.round(middle.width * detailShare);
  const rest = middle.width - width;
  return {events: {...middle, width: rest}, detail: {...middle, left: rest, width}};
}

function centred(size: Size, lines: number): Rectangle {
  const width = Math.min(76, size.columns - 4);
  const height = Math.min(lines + 2, size.rows - 4);
  return {
    left: Math.floor((size.columns - width) / 2),
    top: Math.floor((size.rows - height) / 2),
    width,
    height,
  };
}
