// `hsmscope mark`: events kept as evidence, with notes and tags.
import {formatInstant} from '../event/instant.ts';
import {markOf} from '../knowledge/mark-of.ts';
import {isTag, type Noted, writeNote} from '../settings/mark-note.ts';
import {type Mark, type Marks, markKey, openMarks, readMarks} from '../settings/marks.ts';
import {safeText} from '../text/safe-text.ts';
import {type Actions, chooseAction, describeActions, suggestActions} from './actions.ts';
import {type CommandRecord, type ExitCode, exitCodes, type GivenArguments} from './command.ts';
import {cacheFolder, type Environment, settingsFolder} from './environment.ts';
import type {Column} from './output/columns.ts';
import {jsonLine} from './output/json.ts';
import {outputOption} from './output/outputs.ts';
import {printAnswer} from './output/print-answer.ts';
import {readId} from './read-options.ts';
import {UsageProblem} from './usage-problem.ts';
import {withEngine} from './with-engine.ts';

type Act = (environment: Environment, given: GivenArguments) => Promise<ExitCode>;

const actions: Actions<{readonly act: Act}> = {
  add: {description: 'BLOB@OFFSET: keep an event as evidence; prune leaves its day alone', act: add},
  list: {description: 'all marked events, the oldest first', act: list},
  note: {description: 'BLOB@OFFSET: put --note and --tag in place of what was noted', act: note},
  remove: {description: 'BLOB@OFFSET: no longer keep it', act: remove},
  export: {description: 'all marks as JSON, one array, to hand over', act: print},
};

export const markCommand: CommandRecord = {
  name: 'mark',
  arguments: '<action> [mark] [source...]',
  description:
    `Events kept as evidence, each with a note, tags and the SHA-256 of its record:\n${describeActions(actions)}\n` +
    'An id is a blob and a byte, BLOB@OFFSET: the fields blob and offset of search.',
  options: [
    {flags: '--note <text>', description: 'what is to be said of it'},
    {flags: '--tag <tags>', description: 'words to find it by, with commas between them: incident-7,operator'},
    outputOption,
  ],
  examples: [
    "hsmscope mark add 'PT1H.json@1024' ./insights-logs-auditevent --note 'from the hotel' --tag incident-7",
    'hsmscope mark list --output csv',
    'hsmscope report --output html --file report.html',
  ],
  suggest: {
    action: () => suggestActions(actions),
    mark: environment =>
      [...readMarks(settingsFolder(environment)).marks.values()].map(mark => ({
        text: markKey(mark),
        detail: `${mark.values.op ?? ''} ${writeNote(mark)}`.trim(),
      })),
  },
  run: async (environment, given) => chooseAction('mark', actions, given.query).act(environment, given),
};

const whenHappened = ({time}: Mark) => time && formatInstant(time);

const told = {
  time: {name: 'time', label: 'time', read: whenHappened},
  op: {name: 'op', label: 'operation', read: ({values}) => values.op ?? values.outcome},
  status: {name: 'status', label: 'status', isNumber: true, read: ({values}) => values.status},
  caller: {name: 'caller', label: 'caller', read: ({values}) => values.caller},
  ip: {name: 'ip', label: 'address', read: ({values}) => values.ip},
  key: {name: 'key', label: 'object', read: ({values}) => values.key},
  note: {name: 'note', label: 'note', read: ({note}) => note || undefined, show: writeNote},
  tags: {name: 'tags', label: 'tags', read: ({tags}) => tags.join(',') || undefined},
  marked: {name: 'marked', label: 'marked', read: ({marked}) => new Date(marked).toISOString()},
  sha256: {name: 'sha256', label: 'SHA-256', read: ({sha256}) => sha256},
  id: {name: 'id', label: 'id', read: markKey},
} as const satisfies {readonly [name: string]: Column<Mark>};

const people = [told.time, told.op, told.status, told.caller, told.ip, told.key, told.note];

async function list(environment: Environment, {options}: GivenArguments): Promise<ExitCode> {
  const marks = [...marksOf(environment).values()];
  const columns = {people: [...people, told.id], programs: Object.values(told)};
  const found = await printAnswer(environment, options.output, columns, [marks]);
  return found > 0 ? exitCodes.found : exitCodes.none;
}

/** Of an event that is marked already, what it was when it was marked stays. */
async function add(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const id = readId(given.name ?? '');
  const before = marksOf(environment).get(markKey(id));
  const noted = readNoted(given, before);
  const writer = await openMarks(settingsFolder(environment));
  return withEngine(environment, given, async engine => {
    const mark = before ?? markOf(await engine.event(id), noted, Date.now());
    writer.put({...mark, ...noted});
    await engine.hold([id], true);
    return 1;
  });
}

/** What is not said stays as it was. */
async function note(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const mark = found(environment, given);
  if (given.options.note === undefined && given.options.tag === undefined) {
    throw new UsageProblem('Say what is to be noted: --note TEXT, --tag WORD,WORD, or both.');
  }
  (await openMarks(settingsFolder(environment))).put({...mark, ...readNoted(given, mark)});
  return exitCodes.found;
}

/** A blob is kept as long as any mark is left on it. */
async function remove(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const mark = found(environment, given);
  (await openMarks(settingsFolder(environment))).remove(mark);
  const isLeft = [...marksOf(environment).values()].some(({blob}) => blob === mark.blob);
  if (isLeft) return exitCodes.found;
  const [{holdNamed}, {openStore}] = await Promise.all([import('./cache/hold-marked.ts'), import('../store/store.ts')]);
  const store = openStore(cacheFolder(environment));
  holdNamed(store, new Set([mark.blob]), false);
  store.catalog.close();
  return exitCodes.found;
}

async function print(environment: Environment): Promise<ExitCode> {
  const marks = [...marksOf(environment).values()].map(mark => ({
    id: markKey(mark),
    ...mark,
    time: whenHappened(mark),
    marked: new Date(mark.marked).toISOString(),
  }));
  environment.stdout.write(`[\n${marks.map(mark => jsonLine(mark).trimEnd()).join(',\n')}\n]\n`);
  return marks.length === 0 ? exitCodes.none : exitCodes.found;
}

function marksOf(environment: Environment): Marks {
  const {marks, problem} = readMarks(settingsFolder(environment));
  if (problem !== undefined) environment.stderr.write(`hsmscope: ${safeText(problem)}\n`);
  return marks;
}

function found(environment: Environment, {name = ''}: GivenArguments): Mark {
  const mark = marksOf(environment).get(markKey(readId(name)));
  if (mark !== undefined) return mark;
  throw new UsageProblem(`There is no mark on ${safeText(name)}. See hsmscope mark list.`);
}

/** One line, as the screen has it. */
function readNoted(given: GivenArguments, before: Noted = {note: '', tags: []}): Noted {
  const {note, tag} = given.options;
  return {
    note: note === undefined ? before.note : note.trim().replace(/\s+/g, ' '),
    tags: tag === undefined ? before.tags : readTags(given),
  };
}

function readTags({options: {tag}}: GivenArguments): readonly string[] {
  const tags = (tag ?? '').split(',').map(word => word.trim().replace(/^#/, ''));
  const [wrong] = tags.filter(word => word !== '' && !isTag(word));
  if (wrong === undefined) return [...new Set(tags.filter(word => word !== ''))];
  throw new UsageProblem(`A tag is made of letters, digits, -, _ and ., not "${safeText(wrong)}".`);
}
