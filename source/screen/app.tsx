// The screen: every pane that the layout names, painted from the state.
import {Box, useApp, useCursor} from 'ink';
import {useEffect, useMemo, useSyncExternalStore} from 'react';
import {Keyboard} from './keys/keyboard.tsx';
import {paintScreen} from './paint-screen.ts';
import {cursorOf} from './panes/cursor.ts';
import type {Look} from './panes/pane.ts';
import type {Suspend} from './process-events.ts';
import type {Store} from './state/store.ts';
import {Lines} from './widgets/lines.tsx';
import {useTerminal} from './widgets/use-terminal.ts';

export type AppProps = {
  readonly store: Store;
  readonly look: Look;
  /** How it looks when the terminal tells that its ground is light. */
  readonly lookOnLight?: Look;
  /** Told once what hands the terminal to somebody else for a while. */
  readonly onReady?: (suspend: Suspend) => void;
  /** Told of what went wrong in painting a pane; the others go on. */
  readonly onFault?: (error: unknown) => void;
};

export function App({store, look: usual, lookOnLight = usual, onReady, onFault}: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.state);
  const look = state.isGroundLight ? lookOnLight : usual;
  const shown = useMemo(() => paintScreen(state, look, onFault), [state, look, onFault]);
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
