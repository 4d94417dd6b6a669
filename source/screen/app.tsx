// The screen as a component: keys come in, and what the state shows is drawn. Ink keeps the terminal for it.
import {useApp, useStdout} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import {drawScreen} from './draw/draw-screen.ts';
import {Keyboard} from './keys/keyboard.tsx';
import type {Look} from './panes/pane.ts';
import type {Suspend} from './process-events.ts';
import type {Store} from './state/store.ts';

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
  const isLight = useSyncExternalStore(store.subscribe, () => store.state().isGroundLight);
  const look = isLight ? lookOnLight : usual;
  const terminal = useStdout().stdout as NodeJS.WriteStream;
  const {suspendTerminal} = useApp();
  useEffect(() => {
    const resized = () => store.dispatch({type: 'screen-resized', columns: terminal.columns, rows: terminal.rows});
    terminal.on('resize', resized);
    return () => {
      terminal.off('resize', resized);
    };
  }, [terminal, store]);
  useEffect(() => {
    const drawing = drawScreen(terminal, store, look, onFault);
    onReady?.(async () => {
      drawing.pause();
      const {resume} = await suspendTerminal();
      return {
        resume: async () => {
          await resume();
          drawing.resume();
        },
      };
    });
    return drawing.end;
  }, [terminal, store, look, onReady, onFault, suspendTerminal]);
  return <Keyboard store={store} />;
}
