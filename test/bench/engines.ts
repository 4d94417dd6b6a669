// The engine in this process, on what a home's cache holds.

import type {Engine} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import type {Home} from './processes.ts';
import {readQuery} from './queries.ts';

export type OpenedEngine = AsyncDisposable & {readonly engine: Engine; readonly events: number};

/** As a person finds it who has looked at the screen for a moment: all texts are looked up. */
export async function openEngine({environment}: Home, sources: readonly string[]): Promise<OpenedEngine> {
  const engine = createLocalEngine(environment.HSMSCOPE_CACHE);
  const {events} = await engine.open(sources);
  await engine.count(readQuery('op:*'));
  return {engine, events, [Symbol.asyncDispose]: () => engine.close()};
}
