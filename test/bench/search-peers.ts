// The same questions to other programs, of the same events in the same minutes.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Engine} from '../../source/engine/engine.ts';
import {openEngine} from './engines.ts';
import {type Events, millionEvents} from './events.ts';
import {type Bench, milliseconds, quantile, ratio} from './measure.ts';
import {askPeer, type Peer, peers, ripgrep} from './peers.ts';
import {filesIn, type Home, makeWarmHome, measureProgram} from './processes.ts';
import {FACETS, readQuery, TOP, unexplained} from './queries.ts';
import {sqlite, writeDatabase} from './sqlite.ts';

/** How often each is asked. The first answers come from code that is not compiled yet. */
const [ENGINE_ASKED, COMMAND_ASKED] = [15, 5] as const;
const vocabularyWord = 'key-tde-prod-27';

type Question = {
  readonly name: string;
  readonly query: string;
  readonly kind: keyof typeof KINDS;
  /** `database` has the same events. */
  readonly peers: (database: string) => readonly Peer[];
};

/** How the engine and the program are asked. The answer is one number, by which all are compared. */
const KINDS = {
  count: {
    ask: (engine: Engine, query: string) => engine.count(readQuery(query)),
    command: (query: string) => ['count', query],
    answer: Number,
  },
  facets: {
    ask: async (engine: Engine, query: string) => {
      const facets = await engine.facets(readQuery(query), FACETS, TOP);
      return facets.flatMap(({top}) => top).reduce((sum, {count}) => sum + count, 0);
    },
    command: (query: string) => [
      ...['facets', query, '--output', 'json'],
      ...['--fields', FACETS.join(), '--top', String(TOP)],
    ],
    answer: (stdout: string) => {
      const rows = stdout.split('\n').filter(line => line !== '');
      const values = rows.map(row => JSON.parse(row)).filter(({value}) => value !== undefined);
      return values.reduce((sum, {count}) => sum + count, 0);
    },
  },
} as const;

const QUESTIONS: readonly Question[] = [
  {name: 'raw substring', query: unexplained, kind: 'count', peers: () => [ripgrep(unexplained.slice(1), '-i')]},
  {name: 'word', query: vocabularyWord, kind: 'count', peers: () => [ripgrep(vocabularyWord, '-i')]},
  {name: 'status 403', query: 'status:403', kind: 'count', peers: () => peers},
  {name: 'facets of failed', query: 'failed', kind: 'facets', peers: database => [sqlite(database, 'failed = 1')]},
  {
    name: 'facets of an HSM',
    query: 'hsm:contoso-bench-hsm',
    kind: 'facets',
    peers: database => [sqlite(database, "hsm = 'contoso-bench-hsm'")],
  },
];

export const searchPeersBench: Bench = {
  name: 'the same questions of other programs, 1,000,000 events',
  columns: ['', 'ms', 'answer', 'engine : it', 'command : it'],
  async *run() {
    const events = await millionEvents();
    const files = await filesIn(events.folder);
    // All start with the same pages in memory.
    for (const file of files) await readFile(file);
    await using home = await makeWarmHome(events.folder);
    await using opened = await openEngine(home, [events.folder]);
    const database = join(home.environment.HOME, 'events.sqlite');
    await writeDatabase(database, opened.engine, ['failed', 'hsm']);
    for (const question of QUESTIONS) {
      const ours = await askOurselves(question, opened.engine, events, home);
      yield [`${question.name}, engine open`, milliseconds(ours.engine), String(ours.answer)];
      yield [`${question.name}, whole command`, milliseconds(ours.command), told(ours.told, ours)];
      for (const peer of question.peers(database)) yield await peerRow(question, peer, events, files, ours);
    }
  },
};

/** Milliseconds, each the median of some. */
type Ours = {
  readonly answer: number;
  /** What the command answers. */
  readonly told: number;
  readonly engine: number;
  readonly command: number;
};

async function askOurselves({query, kind}: Question, engine: Engine, {folder}: Events, home: Home): Promise<Ours> {
  const {ask, command, answer: read} = KINDS[kind];
  const engines = await repeat(ENGINE_ASKED, async () => {
    await forget(engine);
    const asked = performance.now();
    const answer = await ask(engine, query);
    return {milliseconds: performance.now() - asked, answer};
  });
  const commands = await repeat(COMMAND_ASKED, async () => {
    const cost = await measureProgram([...command(query), folder], home);
    return {...cost, answer: read(cost.stdout)};
  });
  return {
    answer: engines[0]!.answer,
    told: commands[0]!.answer,
    engine: medianOf(engines),
    command: medianOf(commands),
  };
}

async function repeat<Answer>(times: number, ask: () => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < times) answers.push(await ask());
  return answers;
}

function medianOf(asked: readonly {readonly milliseconds: number}[]): number {
  return quantile(
    asked.map(one => one.milliseconds),
    0.5,
  );
}

/** Asks for more than the engine remembers. */
async function forget(engine: Engine): Promise<void> {
  for (let other = 0; other < 10; other++) await engine.count(readQuery(`ms:>${100 + other}`));
}

async function peerRow(
  {name}: Question,
  peer: Peer,
  {folder}: Events,
  files: readonly string[],
  ours: Ours,
): Promise<readonly string[]> {
  const label = `${name}, ${peer.name}`;
  const answered = await askPeer(peer, folder, files);
  if (answered === undefined) return [label, 'not installed'];
  const {milliseconds: taken, found} = answered;
  return [label, milliseconds(taken), told(found, ours), ratio(ours.engine, taken), ratio(ours.command, taken)];
}

function told(found: number, {answer}: Ours): string {
  return found === answer ? String(found) : `WRONG: ${found}`;
}
