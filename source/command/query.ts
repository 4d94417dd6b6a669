// `hsmscope query`: saved queries, to be kept, shared and used as @name.
import {readFileSync} from 'node:fs';
import {checkQuery} from '../query/check.ts';
import {isSavedName, openSavedQueries, readSavedQueries, readShared} from '../settings/saved-queries.ts';
import {fit} from '../text/cells.ts';
import {nearName} from '../text/near-name.ts';
import {safeText} from '../text/safe-text.ts';
import {type Actions, chooseAction, describeActions, suggestActions} from './actions.ts';
import {type CommandRecord, type ExitCode, exitCodes, type GivenArguments} from './command.ts';
import {type Environment, settingsFolder} from './environment.ts';
import {readWhole} from './read-options.ts';
import {allSaved, savedTexts} from './saved.ts';
import {UsageProblem} from './usage-problem.ts';

type Act = (environment: Environment, given: GivenArguments) => Promise<ExitCode>;

const actions: Actions<{readonly act: Act}> = {
  list: {description: 'all saved queries, yours first', act: list},
  show: {description: 'NAME: what it asks for', act: show},
  save: {description: 'NAME QUERY: keep a query under a name', act: save},
  rename: {description: 'NAME NEW: call it something else', act: rename},
  remove: {description: 'NAME: forget it', act: remove},
  export: {description: 'your queries as JSON, to share', act: print},
  import: {description: 'FILE: take over what somebody exported', act: take},
};

export const queryCommand: CommandRecord = {
  name: 'query',
  arguments: '<action> [name] [text...]',
  description: `Saved queries; \`@name\` includes one in any query:\n${describeActions(actions)}`,
  options: [
    {flags: '--description <text>', description: 'which question it answers'},
    {flags: '--pin <digit>', description: 'the key that opens it on the screen, 1 to 9'},
  ],
  examples: [
    "hsmscope query save night-shift 'caller:*@* -caller:svc-*' --description 'What did people do?'",
    "hsmscope search '@night-shift last:12h'",
    'hsmscope query export > queries.json',
  ],
  suggest: {
    action: () => suggestActions(actions),
    name: environment =>
      allSaved(environment).queries.map(({name, query, description = query}) => ({text: name, detail: description})),
  },
  run: async (environment, given) => {
    const {act} = chooseAction('query', actions, given.query);
    return act(environment, given);
  },
};

async function list(environment: Environment): Promise<ExitCode> {
  const {queries, problem} = allSaved(environment);
  if (problem !== undefined) environment.stderr.write(`hsmscope: ${safeText(problem)}\n`);
  for (const {name, query, description, isOwn, pinned} of queries) {
    const mark = pinned ?? (isOwn ? '*' : ' ');
    environment.stdout.write(`${mark} ${fit(safeText(name), 20)} ${safeText(description ?? query)}\n`);
  }
  return exitCodes.found;
}

async function show(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const {name} = found(environment, given);
  const {query, description} = allSaved(environment).queries.find(saved => saved.name === name)!;
  if (description !== undefined) environment.stdout.write(`# ${safeText(description)}\n`);
  environment.stdout.write(`${safeText(query)}\n`);
  return exitCodes.found;
}

async function save(environment: Environment, {name = '', sources: words, options}: GivenArguments): Promise<ExitCode> {
  checkName(name);
  const query = words.join(' ').trim();
  const [problem] = checkQuery(query, savedTexts(environment)).problems;
  if (query === '') throw new UsageProblem('query save takes a name and a query: query save night failed');
  if (problem !== undefined) throw new UsageProblem(problem.sentence);
  const pinned = options.pin === undefined ? undefined : readWhole('--pin', options.pin, 9);
  const writer = await openSavedQueries(settingsFolder(environment));
  writer.save(name, {query, description: options.description, pinned});
  return exitCodes.found;
}

async function rename(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const {name} = own(environment, given);
  const [next = ''] = given.sources;
  checkName(next);
  if (readSavedQueries(settingsFolder(environment)).queries.has(next)) {
    throw new UsageProblem(`There is a saved query ${next} already: remove it first.`);
  }
  (await openSavedQueries(settingsFolder(environment))).rename(name, next);
  return exitCodes.found;
}

async function remove(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  (await openSavedQueries(settingsFolder(environment))).remove(own(environment, given).name);
  return exitCodes.found;
}

async function print({stdout, ...environment}: Environment): Promise<ExitCode> {
  const {queries} = readSavedQueries(settingsFolder({stdout, ...environment}));
  stdout.write(`${JSON.stringify(Object.fromEntries(queries), undefined, 2)}\n`);
  return queries.size === 0 ? exitCodes.none : exitCodes.found;
}

/** A name that is taken already keeps its query: nobody loses one by taking others over. */
async function take(environment: Environment, {name: path = ''}: GivenArguments): Promise<ExitCode> {
  if (path === '') throw new UsageProblem('query import takes a file, as query export writes it; - is standard input.');
  const shared = readShared(readFileSync(path === '-' ? 0 : path, 'utf8'));
  const known = readSavedQueries(settingsFolder(environment)).queries;
  const writer = await openSavedQueries(settingsFolder(environment));
  for (const [name, query] of shared) {
    if (known.has(name)) environment.stderr.write(`hsmscope: ${name} is there already, and stays as it is.\n`);
    else writer.save(name, query);
  }
  return exitCodes.found;
}

function checkName(name: string): void {
  if (isSavedName(name)) return;
  throw new UsageProblem(`A saved query's name is made of letters, digits, -, _ and ., not "${safeText(name)}".`);
}

function found(environment: Environment, {name = ''}: GivenArguments): {readonly name: string} {
  const names = allSaved(environment).queries.map(saved => saved.name);
  if (names.includes(name)) return {name};
  const near = nearName(name, names);
  throw new UsageProblem(
    `There is no saved query ${safeText(name)}.${near === undefined ? '' : ` Did you mean ${near}?`} See hsmscope query list.`,
  );
}

function own(environment: Environment, given: GivenArguments): {readonly name: string} {
  const {name} = found(environment, given);
  if (readSavedQueries(settingsFolder(environment)).queries.has(name)) return {name};
  throw new UsageProblem(`${name} comes with hsmscope and stays; save one of your own under that name to replace it.`);
}
