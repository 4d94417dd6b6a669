// What goes on beside the screen: questions are answered, time passes, bells ring, what is saved is kept, and what is
// copied is handed out.
import {ringForTails} from './bell.ts';
import {handOut, type Outlet} from './clipboard/hand-out.ts';
import type {ScreenOptions} from './screen-options.ts';
import {runClock} from './state/clock.ts';
import {keepMarks} from './state/keep-marks.ts';
import {keepSaved} from './state/keep-saved.ts';
import {run} from './state/runner.ts';
import type {Store} from './state/store.ts';
import {writeReports} from './state/write-reports.ts';

type Attended = Pick<ScreenOptions, 'engine' | 'sources' | 'terminal' | 'variables' | 'marks' | 'report' | 'saved'>;

/** Returns what ends it, when all is kept. */
export function attend(
  store: Store,
  {engine, sources, terminal, variables = {}, marks, report, saved}: Attended,
  print: Outlet['print'],
): () => Promise<void> {
  const write = (text: string) => terminal.screen.write(text);
  const endKeeping = saved && keepSaved(saved, store);
  const ends = [
    run(engine, sources, store),
    runClock(store),
    ringForTails(store, () => write('\x07')),
    handOut(store, {write, variables, print}),
    ...(report === undefined ? [] : [writeReports(report, store)]),
  ];
  const endMarks = marks && keepMarks(marks, engine, store);
  return async () => {
    await endMarks?.();
    for (const end of ends) end();
    await endKeeping?.();
  };
}
