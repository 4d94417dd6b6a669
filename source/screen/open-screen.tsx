// Opens the interactive screen on an engine and stays until the user leaves it.
import {render} from 'ink';
import {App} from './app.tsx';
import {attend} from './attend.ts';
import {beginning, lookOn} from './beginning.ts';
import {faultText} from './fault.ts';
import {createPrinter} from './print-out.ts';
import {createStop, type Suspend, watchProcess} from './process-events.ts';
import type {ScreenOptions} from './screen-options.ts';
import {sessionOf} from './state/session.ts';
import {createStore} from './state/store.ts';
import {handTerminalToScreen, releaseTerminal, setMouse} from './terminal.ts';

/** Resolves when the user quits; the terminal is then as it was. The engine stays open. */
export async function openScreen(options: ScreenOptions): Promise<void> {
  const {terminal, theme = 'auto', ground = 'dark', mouse = false} = options;
  const {columns, rows} = terminal.screen;
  const store = createStore(beginning(options, {columns, rows}), Date.now);
  const faults = new Map<string, unknown>();
  let suspend: Suspend | undefined;
  const redraw = () => store.dispatch({type: 'screen-erased'});
  const suspendScreen: Suspend = async () => (suspend === undefined ? {resume: async () => {}} : suspend());
  const printer = createPrinter(terminal, suspendScreen, redraw);
  // The engine has its first question before the first frame is drawn.
  const leave = attend(store, options, printer.print);
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
  const stopNow = createStop(suspendScreen, redraw);
  // The normal screen is there already, and the key that leads back is waited for.
  const stop = () => store.state().focus !== 'printed' && stopNow();
  let isKept = false;
  const close = () => {
    if (!isKept) options.onEnd?.(sessionOf(store.state()));
    isKept = true;
    instance.unmount();
  };
  const watch = watchProcess(terminal, close, stop);
  const unsubscribe = store.subscribe((state, action) => {
    setMouse(state.mouse);
    if (state.over) void printer.isBack().then(close);
    else if (action.type === 'program-suspended') stop();
    else if (action.type === 'redraw-wanted') redraw();
  });
  try {
    await instance.waitUntilExit();
  } catch (error) {
    // What breaks all of the screen ends the program as any other fault does.
    watch.fail(error);
  } finally {
    await leave();
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
