// Opens the interactive screen on an engine and stays until the user leaves it.
import {render} from 'ink';
import {App} from './app.tsx';
import {beginning, lookOn} from './beginning.ts';
import {ringForTails} from './bell.ts';
import {faultText} from './fault.ts';
import {createStop, type Suspend, watchProcess} from './process-events.ts';
import type {ScreenOptions} from './screen-options.ts';
import {runClock} from './state/clock.ts';
import {keepMarks} from './state/keep-marks.ts';
import {run} from './state/runner.ts';
import {sessionOf} from './state/session.ts';
import {createStore} from './state/store.ts';
import {writeReports} from './state/write-reports.ts';
import {handTerminalToScreen, releaseTerminal, setMouse} from './terminal.ts';

/** Resolves when the user quits; the terminal is then as it was. The engine stays open. */
export async function openScreen(options: ScreenOptions): Promise<void> {
  const {engine, sources, terminal, theme = 'auto', ground = 'dark', mouse = false} = options;
  const {columns, rows} = terminal.screen;
  const store = createStore(beginning(options, {columns, rows}), Date.now);
  const faults = new Map<string, unknown>();
  let suspend: Suspend | undefined;
  // The engine has its first question before the first frame is drawn.
  const ends = [run(engine, sources, store), runClock(store), ringForTails(store, () => terminal.screen.write('\x07'))];
  const endKeeping = options.marks && keepMarks(options.marks, engine, store);
  if (options.report !== undefined) ends.push(writeReports(options.report, store));
  handTerminalToScreen();
  setMouse(mouse);
  const app = (
    <App
      store={store}
      look={lookOn(terminal, theme, ground)}
      lookOnLight={lookOn(terminal, theme, 'light')}
      onReady={given => (suspend = given)}
      onFault={error => faults.set(String(error), error)}
    />
  );
  const instance = render(app, {
    stdin: terminal.keyboard,
    stdout: terminal.screen,
    alternateScreen: true,
    exitOnCtrlC: false,
    patchConsole: true,
    isScreenReaderEnabled: false,
  });
  const redraw = () => store.dispatch({type: 'screen-erased'});
  const stop = createStop(async () => (suspend === undefined ? {resume: async () => {}} : suspend()), redraw);
  let isKept = false;
  const close = () => {
    if (!isKept) options.onEnd?.(sessionOf(store.state()));
    isKept = true;
    instance.unmount();
  };
  const watch = watchProcess(terminal, close, stop);
  const unsubscribe = store.subscribe((state, action) => {
    setMouse(state.mouse);
    if (state.over) close();
    else if (action.type === 'program-suspended') stop();
    else if (action.type === 'redraw-wanted') redraw();
  });
  try {
    await instance.waitUntilExit();
  } catch (error) {
    // What breaks all of the screen ends the program as any other fault does.
    watch.fail(error);
  } finally {
    await endKeeping?.();
    for (const end of ends) end();
    unsubscribe();
    watch.end();
    releaseTerminal();
  }
  for (const fault of [...faults.values()].slice(0, mostFaults)) {
    process.stderr.write(faultText(fault, 'A part of the screen could not be shown because of a fault of hsmscope'));
  }
}

/** More of them tell nobody more. */
const mostFaults = 3;
