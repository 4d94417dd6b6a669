// What the screen costs while nothing happens, and how far it lags behind a key that is held down.
import {openProgram} from '../helpers/program.ts';
import type {Terminal} from '../helpers/terminal.ts';
import {millionEvents} from './events.ts';
import {type Bench, milliseconds, quantile} from './measure.ts';
import {makeWarmHome, processorTime} from './processes.ts';
import {showsAll} from './screens.ts';

const SECONDS = 5;
/** As keyboards repeat. */
const REPEATS_PER_SECOND = 30;
/** How often the screen is looked at, in ms. */
const LOOK = 4;

export const restBench: Bench = {
  name: `${SECONDS} s of nothing, and of j held down, on 1,000,000 events`,
  columns: ['', 'bytes', 'CPU %', 'lag p50 ms', 'lag most ms', 'torn'],
  async *run() {
    const {folder} = await millionEvents();
    await using home = await makeWarmHome(folder);
    for (const size of [
      {columns: 120, rows: 40},
      {columns: 200, rows: 60},
    ]) {
      await using terminal = await openProgram([folder, '--new'], {...size, environment: home.environment});
      await terminal.until(rows => showsAll(rows, '1,000,000'), {timeout: 60_000});
      // The program tidies up for a while after reading.
      await sleep(4000);
      const label = `${size.columns}×${size.rows}`;
      yield [`${label} nothing`, ...(await measureRest(terminal))];
      for (const [name, ...keys] of [['j'], ['j, detail open', 'enter']] as const) {
        await terminal.press(...keys);
        await terminal.idle(500);
        yield [`${label} ${name}`, ...(await measureHeld(terminal))];
      }
    }
  },
};

async function measureRest(terminal: Terminal): Promise<readonly string[]> {
  const [bytes, work] = [terminal.traffic().bytes, processorTime(terminal.pid)];
  await sleep(SECONDS * 1000);
  const percent = (processorTime(terminal.pid) - work) / (SECONDS * 10);
  return [String(terminal.traffic().bytes - bytes), percent.toFixed(1)];
}

/** The list's note tells which event is selected: of each key, when it was on the screen. */
async function measureHeld(terminal: Terminal): Promise<readonly string[]> {
  const first = selectedOn(terminal);
  const [bytes, work] = [terminal.traffic().bytes, processorTime(terminal.pid)];
  const before = terminal.output().length;
  const pressed: number[] = [];
  const lags: number[] = [];
  const look = () => {
    const now = performance.now();
    const shown = selectedOn(terminal) - first;
    while (lags.length < Math.min(shown, pressed.length)) lags.push(now - pressed[lags.length]!);
  };
  const watch = setInterval(look, LOOK);
  const started = performance.now();
  for (let key = 0; key < SECONDS * REPEATS_PER_SECOND; key++) {
    await sleep(started + (key * 1000) / REPEATS_PER_SECOND - performance.now());
    pressed.push(performance.now());
    terminal.send('j');
  }
  const percent = (processorTime(terminal.pid) - work) / (SECONDS * 10);
  await terminal.idle(300);
  look();
  clearInterval(watch);
  const values = [quantile(lags, 0.5), Math.max(...lags)].map(milliseconds);
  return [
    String(terminal.traffic().bytes - bytes),
    percent.toFixed(1),
    ...values,
    String(tornFrames(terminal.output().slice(before))),
  ];
}

function selectedOn(terminal: Terminal): number {
  const [, selected = '0'] = /([\d,]+)\/1,000,000 [┐┓]/.exec(terminal.text()) ?? [];
  return Number(selected.replaceAll(',', ''));
}

/** Writes outside of the marks of synchronised output, but for the cursor and modes. */
function tornFrames(output: string): number {
  const outside = output.replaceAll(/\x1b\[\?2026h.*?\x1b\[\?2026l/gs, '');
  return outside.split('\n').filter(line => /\x1b\[[\d;]*[ABCEGHJK]/.test(line)).length;
}

const sleep = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, Math.max(0, milliseconds)));
