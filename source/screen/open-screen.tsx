// Opens the interactive screen on an engine and stays until the user leaves it.
import {render} from 'ink';
import type {Engine} from '../engine/engine.ts';
import {App} from './app.tsx';
import {ringForTails} from './bell.ts';
import {createStop, type Suspend, watchProcess} from './process-events.ts';
import {runClock} from './state/clock.ts';
import {run} from './state/runner.ts';
import {firstState} from './state/state.ts';
import {createStore} from './state/store.ts';
import {handTerminalToScreen, releaseTerminal, type TerminalStreams} from './terminal.ts';
import {type ColorLevel, createBrush} from './theme/brush.ts';

export type ScreenOptions = {
  readonly engine: Engine;
  readonly sources: readonly string[];
  /** What the header calls the sources. */
  readonly title: string;
  readonly terminal: TerminalStreams & {readonly colors: ColorLevel; readonly unicode: boolean};
};

/** Resolves when the user quits; the terminal is then as it was. The engine stays open. */
export async function openScreen({engine, sources, title, terminal}: ScreenOptions): Promise<void> {
  const {columns, rows} = terminal.screen;
  const store = createStore(firstState({title, size: {columns, rows}, now: Date.now()}), Date.now);
  const look = {brush: createBrush(terminal.colors), colored: terminal.colors > 0, unicode: terminal.unicode};
  let suspend: Suspend | undefined;

  handTerminalToScreen();
  const instance = render(<App store={store} look={look} onReady={given => (suspend = given)} />, {
    stdin: terminal.keyboard,
    stdout: terminal.screen,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 60,
    exitOnCtrlC: false,
    patchConsole: true,
  });
  const redraw = () => {
    instance.clear();
    store.dispatch({type: 'screen-erased'});
  };
  const stop = createStop(async () => (suspend === undefined ? {resume: async () => {}} : suspend()), redraw);
  const unwatch = watchProcess(() => instance.unmount(), stop);
  const unsubscribe = store.subscribe((state, action) => {
    if (state.over) instance.unmount();
    else if (action.type === 'program-suspended') stop();
    else if (action.type === 'redraw-wanted') redraw();
  });
  const ends = [run(engine, sources, store), runClock(store), ringForTails(store, () => terminal.screen.write('\x07'))];
  try {
    await instance.waitUntilExit();
  } finally {
    for (const end of ends) end();
    unsubscribe();
    unwatch();
    releaseTerminal();
  }
}
