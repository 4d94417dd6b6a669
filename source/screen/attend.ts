// What goes on beside the screen: questions are answered, time passes, bells ring, and what is copied is handed out.
import {ringForTails} from './bell.ts';
import {handOut, type Outlet} from './clipboard/hand-out.ts';
import type {ScreenOptions} from './screen-options.ts';
import {runClock} from './state/clock.ts';
import {run} from './state/runner.ts';
import type {Store} from './state/store.ts';

/** Returns what ends it. */
export function attend(
  store: Store,
  {engine, sources, terminal, variables = {}}: Pick<ScreenOptions, 'engine' | 'sources' | 'terminal' | 'variables'>,
  print: Outlet['print'],
): () => void {
  const write = (text: string) => terminal.screen.write(text);
  const ends = [
    run(engine, sources, store),
    runClock(store),
    ringForTails(store, () => write('\x07')),
    handOut(store, {write, variables, print}),
  ];
  return () => {
    for (const end of ends) end();
  };
}
