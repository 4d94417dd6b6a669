// All panes that the layout names, painted from the state; a pane that cannot be painted says so in its place.
import {fit} from '../text/cells.ts';
import {safeText} from '../text/safe-text.ts';
import {type PaneName, type Rectangle, smallest} from './layout.ts';
import {toAscii} from './paint/ascii.ts';
import type {Look} from './panes/pane.ts';
import {panes} from './panes/panes.ts';
import {layoutOf, type State} from './state/state.ts';

export type Painted = {readonly name: string; readonly rectangle: Rectangle; readonly lines: readonly string[]};

export function paintScreen(state: State, look: Look, onFault?: (error: unknown) => void): readonly Painted[] {
  const layout = layoutOf(state);
  if (layout === undefined) return [tooSmall(state, look)];
  return (Object.entries(layout.panes) as [PaneName, Rectangle][]).map(([name, rectangle]) => {
    const lines = paintPane(name, state, rectangle, look, onFault);
    return {name, rectangle, lines: look.unicode ? lines : lines.map(toAscii)};
  });
}

/** One event that breaks a painter must not take the others from the user. */
function paintPane(
  name: PaneName,
  state: State,
  rectangle: Rectangle,
  look: Look,
  onFault: ((error: unknown) => void) | undefined,
): readonly string[] {
  try {
    return panes[name](state, rectangle, look);
  } catch (error) {
    onFault?.(error);
    const sentence = ` A fault of hsmscope's own, told whole when you leave: ${safeText(String(error))}`;
    const {width, height} = rectangle;
    return [look.brush('warning', fit(sentence, width)), ...Array<string>(height - 1).fill(' '.repeat(width))];
  }
}

function tooSmall({size: {columns}}: State, {unicode}: Look): Painted {
  const sentence = `hsmscope needs at least ${smallest.columns}×${smallest.rows}`;
  const line = fit(sentence, columns);
  return {
    name: 'too-small',
    rectangle: {left: 0, top: 0, width: columns, height: 1},
    lines: [unicode ? line : toAscii(line)],
  };
}
