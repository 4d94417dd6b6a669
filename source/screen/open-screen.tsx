// Opens the interactive screen on an engine and stays until the user leaves it.
import {render} from 'ink';
import {App} from './app.tsx';
import {faultText} from './fault.ts';
import {defaultKeymap} from './keys/keymap.ts';
import {rebind} from './keys/rebind.ts';
import type {Size} from './layout.ts';
import type {Look} from './panes/pane.ts';
import {createStop, type Suspend, watchProcess} from './process-events.ts';
import type {ScreenOptions} from './screen-options.ts';
import {run} from './state/runner.ts';
import {readSession, sessionOf, withSession} from './state/session.ts';
import {firstState, type State} from './state/state.ts';
import {createStore} from './state/store.ts';
import {handTerminalToScreen, releaseTerminal, setMouse} from './terminal.ts';
import {createBrush} from './theme/brush.ts';
import type {Ground, ThemeName} from './theme/themes.ts';

/** Resolves when the user quits; the terminal is then as it was. The engine stays open. */
export async function openScreen(options: ScreenOptions): Promise<void> {
  const {engine, sources, terminal, theme = 'auto', ground = 'dark', mouse = false} = options;
  const {columns, rows} = terminal.screen;
  const store = createStore(beginning(options, {columns, rows}));
  const keep = once(() => options.onEnd?.(sessionOf(store.state())));
  const faults = new Map<string, unknown>();
  let suspend: Suspend | undefined;
  const app = (on: Ground) => (
    <App
      store={store}
      look={lookOn(terminal, theme, on)}
      onReady={given => (suspend = given)}
      onFault={error => faults.set(String(error), error)}
    />
  );

  handTerminalToScreen();
  setMouse(mouse);
  const instance = render(app(ground), {
    stdin: terminal.keyboard,
    stdout: terminal.screen,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 60,
    exitOnCtrlC: false,
    patchConsole: true,
    isScreenReaderEnabled: false,
  });
  const redraw = () => {
    instance.clear();
    store.dispatch({type: 'screen-erased'});
  };
  const stop = createStop(async () => (suspend === undefined ? {resume: async () => {}} : suspend()), redraw);
  const close = () => {
    keep();
    instance.unmount();
  };
  const watch = watchProcess(terminal, close, stop);
  const unsubscribe = store.subscribe((state, action) => {
    setMouse(state.mouse);
    if (state.over) close();
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
  process.stderr.write([...faults.values()].slice(0, mostFaults).map(faultText).join(''));
}

/** The state that the settings and the last session make. */
function beginning({title, mouse = false, keys = {}, session, notices = []}: ScreenOptions, size: Size): State {
  const {keymap, problems} = rebind(defaultKeymap, keys);
  const first = firstState({title, size, keymap, mouse, now: Date.now()});
  const last = readSession(session);
  const restored = last === undefined ? first : withSession(first, last);
  const [notice] = [...notices, ...problems];
  return notice === undefined ? restored : {...restored, notice};
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

/** More of them tell nobody more. */
const mostFaults = 3;

function lookOn({colors, unicode}: ScreenOptions['terminal'], theme: ThemeName, ground: Ground): Look {
  const brush = createBrush(colors, theme, ground);
  return {brush, colored: brush.plain !== true, unicode};
}
