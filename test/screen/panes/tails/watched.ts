// Live tails on an engine in memory whose data grow, with a clock that the test moves.

import type {Engine} from '../../../../source/engine/engine.ts';
import {type Found, rowAt, sightOf, type Tail} from '../../../../source/screen/panes/tails/tail-state.ts';
import {tailRows} from '../../../../source/screen/panes/tails/tails-state.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {run} from '../../../../source/screen/state/runner.ts';
import {firstState, type State} from '../../../../source/screen/state/state.ts';
import {createStore, type Store} from '../../../../source/screen/state/store.ts';
import {createFakeEngine, type FakeEngine, type FakeOptions} from '../../fake-engine.ts';

export type Watched = {
  readonly store: Store;
  readonly engine: FakeEngine;
  readonly state: () => State;
  /** Each action with its answers. */
  readonly act: (...actions: readonly Action[]) => Promise<void>;
  /** So many events happen, and the answers come in. */
  readonly happen: (events: number) => Promise<void>;
  readonly wait: (milliseconds: number) => void;
  readonly tail: (index?: number) => Tail;
  /** Numbers of the events in sight, the newest first; `undefined` for what is not at hand. */
  readonly inSight: (index?: number) => readonly (number | undefined)[];
  readonly selected: (index?: number) => number | undefined;
};

export type WatchOptions = FakeOptions & {
  readonly columns?: number;
  readonly rows?: number;
  readonly now?: number;
  /** What the screen is given in place of the engine in memory. */
  readonly around?: (engine: FakeEngine) => Engine;
};

export async function watch({columns = 120, rows = 40, now = 0, around, ...fake}: WatchOptions = {}): Promise<Watched> {
  let time = now;
  const engine = createFakeEngine(fake);
  const store = createStore(firstState({title: 'demo', size: {columns, rows}, now}), () => time);
  run(around?.(engine) ?? engine, ['demo'], store);
  await settle();
  const tail = (index = 0): Tail => store.state().tails.items[index]!;
  const sight = (index: number) => sightOf(tail(index), tailRows(store.state(), index));
  return {
    store,
    engine,
    state: store.state,
    async act(...actions) {
      for (const action of actions) {
        store.dispatch(action);
        await settle();
      }
    },
    async happen(events) {
      engine.append(events);
      await settle();
    },
    wait: milliseconds => {
      time += milliseconds;
    },
    tail,
    inSight(index = 0) {
      const {count} = tail(index).found as Found;
      const {top} = sight(index);
      const length = Math.min(tailRows(store.state(), index), count - top);
      return Array.from({length}, (_, line) => numberOf(rowAt(tail(index), top + line)));
    },
    selected(index = 0) {
      const {top, line} = sight(index);
      return numberOf(rowAt(tail(index), top + line));
    },
  };
}

/** The engine in memory gives each event 1200 bytes. */
const numberOf = (row: {readonly id: {readonly offset: number}} | undefined): number | undefined =>
  row && row.id.offset / 1200;

/** Answers need no more than turns of the event loop. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
}

export const typed = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});

export const toTail = (tail: number): Action => ({type: 'focus-set', focus: 'tail', tail});
