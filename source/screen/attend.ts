// What goes on beside the screen: questions are answered, time passes, bells ring, what is saved is kept, and what is
// copied is handed out.
import {ringForTails} from './bell.ts';
import {handOut, type Outlet} from './clipboard/hand-out.ts';
import type {ScreenOptions} from './screen-options.ts';
import {runClock} from './state/clock.ts';
import {keepSaved} from './state/keep-saved.ts';
import {run} from './state/runner.ts';
import type {Store} from './state/store.ts';

type Attended = Pick<ScreenOptions, 'engine' | 'sources' | 'terminal' | 'variables' | 'saved'>;

/** Returns what ends it, resolving when all that was saved is kept. */
export function attend(
  store: Store,
  {engine, sources, terminal, variables = {}, saved}: Attended,
  print: Outlet['print'],
): () => Promise<void> {
  const write = (text: string) => terminal.screen.write(text);
  const endKeeping = saved && keepSaved(saved, store);
  const ends = [
    run(engine, sources, store),
    runClock(store),
    ringForTails(store, () => write('\x07')),
    handOut(store, {write, variables, print}),
  ];
  return async () => {
    for (const end of ends) end();
    await endKeeping?.();
  };
}
