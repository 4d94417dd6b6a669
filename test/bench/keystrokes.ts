// How long from a key to the last byte of the frame that answers it, and how many bytes that takes.
import {openProgram} from '../helpers/program.ts';
import type {Terminal} from '../helpers/terminal.ts';
import {millionEvents} from './events.ts';
import type {Bench} from './measure.ts';
import {milliseconds, quantile, ratio} from './measure.ts';
import {makeWarmHome, processorTime} from './processes.ts';
import {showsAll} from './screens.ts';
import {createSubjects, type Size, type Subject} from './subjects.ts';

const SAMPLES = 30;
/** Silence that ends a frame, in ms: longer than any pause within one. */
const REST = 80;
/** By then all is there that is asked for later, in ms. */
const LATER = 400;

const SIZES: readonly Size[] = [
  {columns: 80, rows: 24},
  {columns: 120, rows: 40},
  {columns: 200, rows: 60},
];

type Action = {
  readonly name: string;
  readonly before: readonly string[];
  /** Pressed in turn. */
  readonly keys: (subject: Subject) => readonly string[];
  readonly after: readonly string[];
  /** Silence that ends its frame, in ms, where what is asked for later is no part of it. */
  readonly rest?: number;
  /** What peers have no likeness of. */
  readonly ours?: boolean;
};

const ACTIONS: readonly Action[] = [
  {name: 'move', before: ['g'], keys: ({keys}) => [keys.down], after: []},
  {name: 'page', before: [], keys: ({keys}) => [keys.pagedown], after: []},
  {name: 'type', before: ['/'], keys: () => [...'purge', ...Array<string>(5).fill('backspace')], after: ['p', 'esc']},
  {name: 'open and close the detail', before: ['esc', 'g'], keys: () => ['enter', 'esc'], after: [], ours: true},
  // What is told around an event is asked for when one has stayed at it for 50 ms.
  {name: 'move, detail open', before: ['esc', 'g', 'enter'], keys: () => ['j'], after: ['esc'], rest: 40, ours: true},
];

type Answers = {
  readonly times: readonly number[];
  readonly bytes: readonly number[];
  /** Milliseconds of processor time for a key. */
  readonly work: number;
};

export const keystrokeBench: Bench = {
  name: `keystroke to frame, ${SAMPLES} keys each`,
  columns: ['', 'p50 ms', 'p95 ms', 'CPU ms', 'bytes p50', 'bytes most', 'hsmscope : it'],
  async *run() {
    await using subjects = await createSubjects();
    const {program, peers} = subjects;
    for (const size of SIZES) {
      const ours = await measureKeys(program, size);
      yield* rows(program, size, ours, () => '');
      for (const peer of peers.filter(({installed}) => installed)) {
        const theirs = await measureKeys(peer, size);
        yield* rows(peer, size, theirs, action => ratio(median(ours, action), median(theirs, action)));
      }
    }
    for (const peer of peers.filter(({installed}) => !installed)) yield [peer.name, 'not installed'];
  },
};

/** The budgets' own data: a million events that were read before. */
export const manyKeystrokesBench: Bench = {
  name: `the same on 1,000,000 events`,
  columns: keystrokeBench.columns.slice(0, -1),
  async *run() {
    const {folder} = await millionEvents();
    await using home = await makeWarmHome(folder);
    const program: Subject = {
      name: 'hsmscope',
      installed: true,
      open: size => openProgram([folder, '--new'], {...size, environment: home.environment}),
      ready: screen => showsAll(screen, '1,000,000'),
      keys: {down: 'j', pagedown: 'pagedown'},
    };
    for (const size of SIZES) yield* rows(program, size, await measureKeys(program, size));
  },
};

async function measureKeys(subject: Subject, size: Size): Promise<ReadonlyMap<Action, Answers>> {
  await using terminal = await subject.open(size);
  await terminal.until(subject.ready, {timeout: 60_000});
  await terminal.idle(500);
  const answers = new Map<Action, Answers>();
  for (const action of ACTIONS.filter(({ours}) => ours !== true || subject.name === 'hsmscope')) {
    await terminal.press(...action.before);
    answers.set(action, await measureAnswers(terminal, action.keys(subject), action.rest));
    await terminal.press(...action.after);
  }
  return answers;
}

async function measureAnswers(terminal: Terminal, keys: readonly string[], rest = REST): Promise<Answers> {
  const times: number[] = [];
  const bytes: number[] = [];
  const worked = processorTime(terminal.pid);
  for (let sample = 0; sample < SAMPLES; sample++) {
    await terminal.idle(rest < REST ? LATER : REST);
    const before = terminal.traffic();
    const pressed = performance.now();
    // Pressed by name, a key waits for a longer silence.
    if (rest < REST) terminal.send(keys[sample % keys.length]!);
    else await terminal.press(keys[sample % keys.length]!);
    await terminal.idle(rest);
    const after = terminal.traffic();
    // A key that changes nothing is no sample.
    if (after.bytes === before.bytes) continue;
    times.push(after.last - pressed);
    bytes.push(after.bytes - before.bytes);
  }
  return {times, bytes, work: (processorTime(terminal.pid) - worked) / SAMPLES};
}

function* rows(
  {name}: Subject,
  {columns, rows: height}: Size,
  answers: ReadonlyMap<Action, Answers>,
  compare: (action: Action) => string = () => '',
): Iterable<readonly string[]> {
  for (const [action, {times, bytes, work}] of answers) {
    const label = `${columns}×${height} ${action.name} in ${name}`;
    if (times.length === 0) yield [label, 'no answer'];
    else {
      const values = [quantile(times, 0.5), quantile(times, 0.95), work].map(milliseconds);
      yield [label, ...values, quantile(bytes, 0.5).toFixed(0), Math.max(...bytes).toFixed(0), compare(action)];
    }
  }
}

function median(answers: ReadonlyMap<Action, Answers>, action: Action): number {
  return quantile(answers.get(action)?.times ?? [], 0.5);
}
