// Opens the interactive screen on an engine and stays until the user leaves it.
import {render} from 'ink';
import {App} from './app.tsx';
import {faultText} from './fault.ts';
import type {Look} from './panes/pane.ts';
import {createStop, type Suspend, watchProcess} from './process-events.ts';
import type {ScreenOptions} from './screen-options.ts';
import {run} from './state/runner.ts';
import {firstState} from './state/state.ts';
import {createStore} from './state/store.ts';
import {handTerminalToScreen, releaseTerminal, setMouse} from './terminal.ts';
import {createBrush} from './theme/brush.ts';
import type {Ground, ThemeName} from './theme/themes.ts';

/** Resolves when the user quits; the terminal is then as it was. The engine stays open. */
export async function openScreen(options: ScreenOptions): Promise<void> {
  const {engine, sources, title, terminal, theme = 'auto', ground = 'dark', mouse = false} = options;
  const {columns, rows} = terminal.screen;
  const store = createStore(firstState({title, size: {columns, rows}, mouse, now: Date.now()}));
  const faults = new Map<string, unknown>();
  let suspend: Suspend | undefined;
  const onReady = (given: Suspend) => {
    suspend = given;
  };
  const onFault = (error: unknown) => {
    faults.set(String(error), error);
  };
  const app = (on: Ground) => (
    <App store={store} look={lookOn(terminal, theme, on)} onReady={onReady} onFault={onFault} />
  );

  handTerminalToScreen();
  setMouse(mouse);
  const instance = render(app(ground), {
    stdin: terminal.keyboard,
    stdout: terminal.screen,
    alternateScreen: true,
    exitOnCtrlC: false,
    patchConsole: true,
    isScreenReaderEnabled: false,
  });
  const redraw = () => store.dispatch({type: 'screen-erased'});
  const stop = createStop(async () => (suspend === undefined ? {resume: async () => {}} : suspend()), redraw);
  const watch = watchProcess(terminal, () => instance.unmount(), stop);
  const unsubscribe = store.subscribe((state, action) => {
    setMouse(state.mouse);
    if (state.over) instance.unmount();
    else if (action.type === 'program-suspended') stop();
    else if (action.type === 'redraw-wanted') redraw();
    else if (action.type === 'ground-told') instance.rerender(app(action.isLight ? 'light' : 'dark'));
  });
  const end = run(engine, sources, store);
  try {
    await instance.waitUntilExit();
  } catch (error) {
    // What breaks all of the screen ends the program as any other fault does.
    watch.fail(error);
  } finally {
    end();
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

function lookOn({colors, unicode}: ScreenOptions['terminal'], theme: ThemeName, ground: Ground): Look {
  const brush = createBrush(colors, theme, ground);
  return {brush, colored: brush.plain !== true, unicode};
}
