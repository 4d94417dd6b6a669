// What opening a million events again costs, and one of their records.
import {randomFrom} from '../../source/demo/random.ts';
import {openProgram} from '../helpers/program.ts';
import {openEngine} from './engines.ts';
import {millionEvents, SOURCES} from './events.ts';
import {type Bench, megabytes, milliseconds, quantile, seconds} from './measure.ts';
import {multiply} from './multiply.ts';
import {type Home, makeWarmHome, peakMemory} from './processes.ts';
import {SIZE, showsAll} from './screens.ts';

const OPENINGS = 5;
const FETCHES = 1_000;

export const openingBench: Bench = {
  name: `opening again at ${SIZE.columns}×${SIZE.rows}, ${OPENINGS} times`,
  columns: ['', 'frame p50 s', 'frame p95 s', 'peak MB'],
  async *run() {
    const {folder} = await millionEvents();
    await using home = await makeWarmHome(folder);
    yield ['hsmscope on 1,000,000 events', ...(await measureOpenings([folder], '1,000,000', home))];
    await multiply(home.environment.HSMSCOPE_CACHE, 10);
    yield ['hsmscope on 10,000,000 events', ...(await measureOpenings([], '10,000,000', home))];
  },
};

async function measureOpenings(sources: readonly string[], events: string, home: Home): Promise<readonly string[]> {
  const frames: number[] = [];
  let peak = 0;
  for (let opening = 0; opening < OPENINGS; opening++) {
    await using terminal = await openProgram(sources, {...SIZE, environment: home.environment});
    const {started} = terminal.traffic();
    frames.push((await terminal.until(rows => showsAll(rows, events), {timeout: 60_000})) - started);
    peak = Math.max(peak, peakMemory(terminal.pid));
  }
  return [...[0.5, 0.95].map(share => seconds(quantile(frames, share))), megabytes(peak)];
}

export const fetchBench: Bench = {
  name: `one record whole, ${FETCHES} times`,
  columns: ['', 'p50 ms', 'p95 ms'],
  async *run() {
    for (const [name, make] of Object.entries(SOURCES)) {
      const {folder} = await make();
      await using home = await makeWarmHome(folder);
      await using opened = await openEngine(home, [folder]);
      const {engine, events} = opened;
      const random = randomFrom('fetch');
      const times: number[] = [];
      for (let fetch = 0; fetch < FETCHES; fetch++) {
        const {rows} = await engine.page({type: 'all'}, {rank: random.integer(0, events - 1)}, 0, 0);
        const asked = performance.now();
        await engine.event(rows[0]!.id);
        times.push(performance.now() - asked);
      }
      yield [`hsmscope on ${name}`, ...[0.5, 0.95].map(share => milliseconds(quantile(times, share)))];
    }
  },
};
