// How soon a search of the records themselves makes way, and how long it takes if it is let be.
import type {Engine} from '../../source/engine/engine.ts';
import {openEngine} from './engines.ts';
import {millionEvents} from './events.ts';
import {type Bench, milliseconds, quantile} from './measure.ts';
import {makeWarmHome} from './processes.ts';
import {readQuery, unexplained} from './queries.ts';

const SAMPLES = 20;
/** How often it is let be. */
const WHOLE = 5;
/** Milliseconds after which the search is taken back. */
const PATIENCE = 100;

export const cancelBench: Bench = {
  name: `a text that only the records of 1,000,000 events have, taken back after ${PATIENCE} ms, ${SAMPLES} times`,
  columns: ['in ms', 'p50', 'p95', 'max', 'wanted'],
  async *run() {
    const {folder} = await millionEvents();
    await using home = await makeWarmHome(folder);
    await using opened = await openEngine(home, [folder]);
    const whole: number[] = [];
    // Other questions between them make the engine forget each.
    for (let search = 0; search < WHOLE; search++) {
      const asked = performance.now();
      await opened.engine.count(readQuery(unexplained));
      whole.push(performance.now() - asked);
      for (let other = 0; other < SAMPLES; other++) await opened.engine.count(another(other));
    }
    const taken: TakenBack[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) taken.push(await takeBack(opened.engine, sample));
    yield row('not taken back', whole, '2,000');
    yield row(
      'rejects',
      taken.map(({rejected}) => rejected),
    );
    yield row(
      'another question is answered',
      taken.map(({answered}) => answered),
    );
  },
};

/** Milliseconds from when it was due to be taken back: a message from the screen waits for its turn as the timer does. */
type TakenBack = {readonly rejected: number; readonly answered: number};

async function takeBack(engine: Engine, sample: number): Promise<TakenBack> {
  const controller = new AbortController();
  const due = performance.now() + PATIENCE;
  const since = () => performance.now() - due;
  const rejected = engine.count(readQuery(unexplained), controller.signal).then(
    () => {
      throw new Error(`It was done before ${PATIENCE} ms.`);
    },
    () => since(),
  );
  await new Promise(resolve => setTimeout(resolve, PATIENCE));
  controller.abort();
  const answered = engine.count(another(sample)).then(since);
  const [rejection, answer] = await Promise.all([rejected, answered]);
  return {rejected: rejection, answered: answer};
}

/** One that was not asked yet. */
function another(sample: number) {
  return readQuery(`ms:>${100 + sample}`);
}

function row(name: string, times: readonly number[], wanted = ''): readonly string[] {
  return [name, ...[0.5, 0.95, 1].map(share => milliseconds(quantile(times, share))), wanted];
}
