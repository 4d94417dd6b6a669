// The mouse, where the user wants it: it acts on the pane that it points at.
import type {PaneName, Rectangle} from '../layout.ts';
import {inside} from '../paint/frame.ts';
import {paneMouse} from '../panes/mouse.ts';
import type {Action, UserAction} from './actions.ts';
import {layoutOf, type State} from './state.ts';

export type MouseAction =
  | {readonly type: 'mouse-toggled'}
  /** Column and row of the screen, from 0. */
  | {readonly type: 'mouse-pressed'; readonly x: number; readonly y: number; readonly double: boolean}
  | {readonly type: 'wheel-turned'; readonly x: number; readonly y: number; readonly direction: 'up' | 'down'};

type Reduce = (state: State, action: Action) => State;

/** Rows that one notch of the wheel moves. */
const notch = 3;

export const toggleMouse = (state: State): State => ({
  ...state,
  mouse: !state.mouse,
  notice: state.mouse
    ? 'Mouse off: the terminal selects text again.'
    : 'Mouse on: click, double click and wheel; most terminals select text with shift.',
});

export function pressMouse(
  state: State,
  {x, y, double}: Extract<MouseAction, {readonly type: 'mouse-pressed'}>,
  reduce: Reduce,
): State {
  const pointed = paneAt(state, x, y);
  // What lies over all is closed by a press beside it.
  if (state.overlay !== undefined && pointed?.name !== state.overlay.kind) {
    return reduce(state, {type: 'level-closed'});
  }
  if (pointed === undefined) return state;
  const {name, rectangle} = pointed;
  const framed = rectangle.height > 2 && name !== 'timeline';
  const place = {
    column: x - rectangle.left - (framed ? 1 : 0),
    row: Math.max(0, y - rectangle.top - (framed ? 1 : 0)),
    height: inside(rectangle).height,
  };
  const {press, open} = paneMouse[name] ?? {};
  return (double ? (open?.(state) ?? []) : (press?.(state, place) ?? [])).reduce<State>(reduce, state);
}

export function turnWheel(
  state: State,
  {x, y, direction}: Extract<MouseAction, {readonly type: 'wheel-turned'}>,
  reduce: Reduce,
): State {
  const pointed = paneAt(state, x, y);
  const actions: readonly UserAction[] =
    pointed === undefined ? [] : (paneMouse[pointed.name]?.wheel?.(direction === 'up' ? -notch : notch) ?? []);
  return actions.reduce<State>(reduce, state);
}

/** The one in front. */
function paneAt(
  state: State,
  x: number,
  y: number,
): {readonly name: PaneName; readonly rectangle: Rectangle} | undefined {
  const panes = Object.entries(layoutOf(state)?.panes ?? {}) as [PaneName, Rectangle][];
  const found = panes.findLast(
    ([, {left, top, width, height}]) => x >= left && x < left + width && y >= top && y < top + height,
  );
  return found && {name: found[0], rectangle: found[1]};
}
