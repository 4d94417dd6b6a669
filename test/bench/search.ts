// How long a question takes whose page, timeline and facets the screen asks for at once.
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Engine} from '../../source/engine/engine.ts';
import {openEngine} from './engines.ts';
import {millionEvents} from './events.ts';
import {type Bench, milliseconds, quantile} from './measure.ts';
import {multiply} from './multiply.ts';
import {makeWarmHome} from './processes.ts';
import {FACETS, QUERIES, readQuery, TOP} from './queries.ts';

const ROUNDS = 10;
const PAGE = 60;
const BUCKETS = 100;

/** Milliseconds until the first page, and until the last of what was asked for together. */
type Times = {readonly page: number; readonly all: number};
type Asked = Times & {readonly query: string};

const measured = ['page', 'all'] as const;

/** What 95 of 100 may take. */
const WANTED = {one: {page: 20, all: 50}, ten: {page: 40, all: 200}} as const satisfies {
  readonly [events: string]: Times;
};

export const searchBench: Bench = {
  name: `${Object.keys(QUERIES).length} queries: page of ${PAGE}, timeline of ${BUCKETS} and ${FACETS.length} facets at once, in ms`,
  columns: [
    '',
    ...measured.flatMap(what => ['p50', 'p95', 'max'].map(at => `${what} ${at}`)),
    'p95 wanted',
    '  slowest',
  ],
  async *run() {
    const {folder} = await millionEvents();
    await using home = await makeWarmHome(folder);
    {
      await using opened = await openEngine(home, [folder]);
      yield* measureRounds(opened.engine, '1,000,000 events', WANTED.one);
    }
    await multiply(home.environment.HSMSCOPE_CACHE, 10);
    await using opened = await openEngine(home, []);
    yield* measureRounds(opened.engine, '10,000,000 events', WANTED.ten);
  },
};

/** The first round is told by itself: nothing is compiled yet, and no id was read. Then, what takes too long. */
async function* measureRounds(engine: Engine, events: string, wanted: Times): AsyncGenerator<readonly string[]> {
  const first = await measureRound(engine);
  yield row(`${events}, first round`, first, wanted, slowestOf(first).query);
  const asked: Asked[] = [];
  for (let round = 0; round < ROUNDS; round++) asked.push(...(await measureRound(engine)));
  yield row(`${events}, ${ROUNDS} more`, asked, wanted, slowestOf(asked).query);
  for (const [query, times] of Map.groupBy(asked, one => one.query)) {
    if (measured.some(what => shareOf(times, what, 0.5) > wanted[what])) yield row('  of these', times, wanted, query);
  }
}

async function measureRound(engine: Engine): Promise<readonly Asked[]> {
  const queries = Object.entries(QUERIES);
  const asked: Asked[] = [];
  for (const [index, [what, text]] of queries.entries()) {
    // What was asked for last is another thing altogether, and a round is longer than the engine's memory.
    await ask(engine, queries[(index + queries.length / 2) % queries.length]![1]);
    asked.push({query: `${what}, ${text}`, ...(await ask(engine, text))});
  }
  return asked;
}

/** In a turn each, as a message each reaches the engine's thread. */
async function ask(engine: Engine, text: string): Promise<Times> {
  const query = readQuery(text);
  const asked = performance.now();
  const page = engine.page(query, {rank: 0, early: true}, 0, PAGE - 1);
  const seen = page.then(() => performance.now() - asked);
  const whole = page.then(early => (early.isWhole ? early : engine.page(query, {rank: 0}, 0, PAGE - 1)));
  await nextTurn();
  const summary = engine.summary(query, BUCKETS);
  await nextTurn();
  const facets = engine.facets(query, FACETS, TOP);
  const [{count}] = await Promise.all([whole, summary, facets]);
  const all = performance.now() - asked;
  if (count === 0) throw new Error(`${text} finds nothing.`);
  return {page: await seen, all};
}

function row(name: string, asked: readonly Asked[], wanted: Times, query: string): readonly string[] {
  const values = measured.flatMap(what => [0.5, 0.95, 1].map(share => milliseconds(shareOf(asked, what, share))));
  return [name, ...values, `${wanted.page}, ${wanted.all}`, `  ${query}`];
}

function shareOf(asked: readonly Asked[], what: keyof Times, share: number): number {
  return quantile(
    asked.map(times => times[what]),
    share,
  );
}

function slowestOf(asked: readonly Asked[]): Asked {
  return asked.reduce((slower, one) => (one.all > slower.all ? one : slower));
}
