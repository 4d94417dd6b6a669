// How long until something, and until everything, is on the screen.
import type {Bench} from './measure.ts';
import {milliseconds, quantile, ratio} from './measure.ts';
import {createSubjects, type Subject} from './subjects.ts';

const RUNS = 7;
const SIZE = {columns: 120, rows: 40};

export const startBench: Bench = {
  name: `start on the demo's records at ${SIZE.columns}×${SIZE.rows}, cache warm, ${RUNS} runs`,
  columns: ['', 'first byte p50', 'frame p50 ms', 'frame p95 ms', 'hsmscope : it'],
  async *run() {
    await using subjects = await createSubjects();
    const {program, peers} = subjects;
    const ours = await measureStart(program);
    yield row(program.name, ours, '');
    for (const peer of peers) {
      if (!peer.installed) {
        yield [peer.name, 'not installed'];
        continue;
      }
      const theirs = await measureStart(peer);
      yield row(peer.name, theirs, ratio(quantile(ours.frame, 0.5), quantile(theirs.frame, 0.5)));
    }
  },
};

type Starts = {readonly firstByte: readonly number[]; readonly frame: readonly number[]};

async function measureStart(subject: Subject): Promise<Starts> {
  const firstByte: number[] = [];
  const frame: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await using terminal = await subject.open(SIZE);
    const seen = await terminal.until(subject.ready, {timeout: 60_000});
    const {started, first = seen} = terminal.traffic();
    firstByte.push(first - started);
    frame.push(seen - started);
  }
  return {firstByte, frame};
}

function row(name: string, {firstByte, frame}: Starts, compared: string): readonly string[] {
  return [name, ...[quantile(firstByte, 0.5), quantile(frame, 0.5), quantile(frame, 0.95)].map(milliseconds), compared];
}
