// The screen for who listens to it: the same state and keys, told in lines that are appended to the normal screen.

import {ringForTails} from '../bell.ts';
import {handOut} from '../clipboard/hand-out.ts';
import {listen} from '../keys/listen.ts';
import {toAscii} from '../paint/ascii.ts';
import {createStop, watchProcess} from '../process-events.ts';
import type {ScreenOptions} from '../screen-options.ts';
import {keepMarks} from '../state/keep-marks.ts';
import {keepSaved} from '../state/keep-saved.ts';
import {run} from '../state/runner.ts';
import {firstState, type State} from '../state/state.ts';
import {createStore, type Store} from '../state/store.ts';
import {writeReports} from '../state/write-reports.ts';
import {handTerminalToScreen, releaseTerminal} from '../terminal.ts';
import {echo} from './echo.ts';
import {sentences} from './sentences.ts';

/** Colours, theme and mouse mean nothing here. */
export type LinearOptions = Pick<
  ScreenOptions,
  'engine' | 'sources' | 'title' | 'terminal' | 'variables' | 'marks' | 'report' | 'saved'
>;

/** A page of it, and so narrow that what is opened takes the place of the list. */
const size = {columns: 99, rows: 60};

/** Resolves when the user quits. */
export async function openLinear(options: LinearOptions): Promise<void> {
  const {engine, sources, title, terminal, variables = {}, marks, report, saved} = options;
  const kept = {...(marks && {marks: marks.marks}), ...(saved && {own: saved.list().queries})};
  const store = createStore(firstState({title, size, now: Date.now(), ...kept}), Date.now);
  handTerminalToScreen();
  const {promise, resolve} = Promise.withResolvers<void>();
  const stop = createStop(
    async () => ({resume: async () => {}}),
    () => {},
  );
  const watch = watchProcess(terminal, () => {}, stop);
  const unsubscribe = store.subscribe((state, {type}) => {
    if (state.over) resolve();
    else if (type === 'program-suspended') stop();
  });
  const write = (text: string) => terminal.screen.write(terminal.unicode ? text : toAscii(text));
  const endMarks = marks && keepMarks(marks, engine, store);
  const silence = tell(store, write);
  const deafen = listen(terminal.keyboard, store);
  const endKeeping = saved && keepSaved(saved, store);
  // It is the normal screen already.
  const print = (text: string) => {
    write(`${text}\n`);
    queueMicrotask(() => store.dispatch({type: 'print-left'}));
    return () => {};
  };
  const ends = [
    run(engine, sources, store),
    ringForTails(store, () => terminal.screen.write('\x07')),
    handOut(store, {write: text => terminal.screen.write(text), variables, print}),
    ...(report === undefined ? [] : [writeReports(report, store)]),
  ];
  try {
    await promise;
    await endMarks?.();
  } finally {
    for (const end of ends) end();
    await endKeeping?.();
    deafen();
    silence();
    unsubscribe();
    watch.end();
    releaseTerminal();
  }
}

/** Milliseconds in which nothing more happens before it is told what did, and the longest that one waits for that. */
const [pause, patience] = [120, 600];

/** Tells what changes: what is typed at once, the rest when it has come to rest. Returns what ends that. */
export function tell(store: Store, write: (text: string) => void): () => void {
  let seen = store.state();
  let told: State | undefined;
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isLineOpen = false;

  const say = (): void => {
    since = undefined;
    const state = store.state();
    const lines = sentences(told, state);
    told = state;
    if (lines.length === 0) return;
    write(`${isLineOpen ? '\n' : ''}${lines.join('\n')}\n`);
    isLineOpen = false;
  };
  const hear = (state: State): void => {
    const typed = echo(seen, state);
    seen = state;
    const appended = isLineOpen ? typed : typed.replace(/^\n/, '');
    if (appended !== '') {
      write(appended);
      isLineOpen = true;
    }
    clearTimeout(timer);
    since ??= performance.now();
    timer = setTimeout(say, Math.max(0, Math.min(pause, since + patience - performance.now())));
  };
  const unsubscribe = store.subscribe(hear);
  hear(seen);
  return () => {
    clearTimeout(timer);
    if (isLineOpen) write('\n');
    unsubscribe();
  };
}
