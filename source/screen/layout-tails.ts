// Where the live tails lie: under the rest where there is room, else one in the list's place while it has the focus.
import type {Opened, PaneName, Panes, Rectangle, Size} from './layout.ts';

export type Arranged = {
  /** What is left for the rest; `undefined` where a tail takes its place. */
  readonly middle: Rectangle | undefined;
  readonly tails: {readonly panes: Panes; readonly list: Rectangle};
};

const underFrom = 30;
const besideFrom = 100;
/** A frame around three events: tails that would have less are told of in a line. */
const lowest = 5;

/**
 *     where there is room   one row of tails, two where there are more of them than fit beside each other
 *     else, or alone        a line that counts what is new; the focused tail takes the list's place
 */
export function arrangeTails(rest: Rectangle, size: Size, {tails, focus, tail, arrangement}: Opened): Arranged {
  if (tails === 0) return {middle: rest, tails: {panes: {}, list: rest}};
  const across = size.columns >= besideFrom ? Math.min(tails, 2) : 1;
  const lines = Math.ceil(tails / across);
  const most = Math.floor(rest.height / 2);
  if (size.rows < underFrom || most < lines * lowest || arrangement === 'alone') {
    return few(rest, focus === 'tail' ? tailName(tail) : undefined);
  }
  const height = Math.min(most, lines * Math.max(lowest, Math.floor(rest.height / 5)));
  const middle = {...rest, height: rest.height - height};
  const under = {...rest, top: rest.top + middle.height, height};
  return {middle, tails: {panes: grid(under, tails, across), list: middle}};
}

function few(rest: Rectangle, focused: PaneName | undefined): Arranged {
  const middle = {...rest, height: rest.height - 1};
  const strip = {...rest, top: rest.top + rest.height - 1, height: 1};
  return focused === undefined
    ? {middle, tails: {panes: {tails: strip}, list: middle}}
    : {middle: undefined, tails: {panes: {[focused]: middle, tails: strip}, list: middle}};
}

function grid(area: Rectangle, tails: number, across: number): Panes {
  const lines = Math.ceil(tails / across);
  const names = Array.from({length: tails}, (_, index) => tailName(index));
  return Object.fromEntries(
    names.map((name, index) => {
      const [line, place] = [Math.floor(index / across), index % across];
      // The last one of a line that is not full takes what is left.
      const inLine = Math.min(across, tails - line * across);
      const [left, right] = [part(area.width, place, inLine), part(area.width, place + 1, inLine)];
      const [top, bottom] = [part(area.height, line, lines), part(area.height, line + 1, lines)];
      return [name, {left: area.left + left, top: area.top + top, width: right - left, height: bottom - top}];
    }),
  );
}

const part = (whole: number, index: number, parts: number): number => Math.round((whole * index) / parts);

const tailName = (index: number) => `tail-${index + 1}` as PaneName;
