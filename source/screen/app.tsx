// The screen: every pane that the layout names, painted from the state.
import {Box, useApp, useCursor} from 'ink';
import {useEffect, useMemo, useSyncExternalStore} from 'react';
import {fit} from '../text/cells.ts';
import {Keyboard} from './keys/keyboard.tsx';
import {type PaneName, type Rectangle, smallest} from './layout.ts';
import {toAscii} from './paint/ascii.ts';
import {cursorOf} from './panes/cursor.ts';
import type {Look} from './panes/pane.ts';
import {panes} from './panes/panes.ts';
import type {Suspend} from './process-events.ts';
import {layoutOf, type State} from './state/state.ts';
import type {Store} from './state/store.ts';
import {Lines} from './widgets/lines.tsx';
import {useTerminal} from './widgets/use-terminal.ts';

export type AppProps = {
  readonly store: Store;
  readonly look: Look;
  /** Told once what hands the terminal to somebody else for a while. */
  readonly onReady?: (suspend: Suspend) => void;
};

export function App({store, look, onReady}: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.state);
  const shown = useMemo(() => paint(state, look), [state, look]);
  const {columns, rows} = state.size;
  useTerminalSize(store);
  const {suspendTerminal} = useApp();
  useEffect(() => onReady?.(suspendTerminal), [onReady, suspendTerminal]);
  const {setCursorPosition} = useCursor();
  setCursorPosition(cursorOf(state));
  return (
    <Box width="100%" height={rows} overflow="hidden">
      <Keyboard store={store} />
      {shown.map(({name, rectangle, lines}) => (
        <Lines key={name} rectangle={rectangle} lines={lines} columns={columns} />
      ))}
    </Box>
  );
}

type Painted = {readonly name: string; readonly rectangle: Rectangle; readonly lines: readonly string[]};

function paint(state: State, look: Look): readonly Painted[] {
  const layout = layoutOf(state);
  const painted =
    layout === undefined
      ? [tooSmall(state)]
      : (Object.entries(layout.panes) as [PaneName, Rectangle][]).map(([name, rectangle]) => ({
          name,
          rectangle,
          lines: panes[name](state, rectangle, look),
        }));
  return look.unicode ? painted : painted.map(pane => ({...pane, lines: pane.lines.map(toAscii)}));
}

function tooSmall({size: {columns}}: State): Painted {
  const sentence = `hsmscope needs at least ${smallest.columns}×${smallest.rows}`;
  return {name: 'too-small', rectangle: {left: 0, top: 0, width: columns, height: 1}, lines: [fit(sentence, columns)]};
}

function useTerminalSize(store: Store): void {
  const terminal = useTerminal();
  useEffect(() => {
    const resized = () => store.dispatch({type: 'screen-resized', columns: terminal.columns, rows: terminal.rows});
    terminal.on('resize', resized);
    return () => {
      terminal.off('resize', resized);
    };
  }, [terminal, store]);
}
