// `hsmscope profile`: names for sources, so that nobody has to remember URLs at night.
import {isAzureSource, readAzureSource} from '../feed/azure/azure-source.ts';
import {
  isProfileName,
  type Profile,
  readProfiles,
  removeProfile,
  setUsedProfile,
  unknownProfile,
  writeProfile,
} from '../settings/profiles.ts';
import {type Actions, chooseAction, describeActions, suggestActions} from './actions.ts';
import {type CommandRecord, type ExitCode, exitCodes, type GivenArguments} from './command.ts';
import {type Environment, settingsFolder} from './environment.ts';
import {readSince} from './source-options.ts';
import {UsageProblem} from './usage-problem.ts';

type Act = (environment: Environment, given: GivenArguments) => Promise<ExitCode>;

const actions: Actions<{readonly act: Act}> = {
  list: {description: 'the profiles there are', act: list},
  add: {description: 'NAME SOURCE: call a source by a name, with how to open it', act: add},
  remove: {description: 'NAME: forget a profile', act: remove},
  use: {description: 'NAME: open it where no source is named; without a name, none', act: use},
};

export const profileCommand: CommandRecord = {
  name: 'profile',
  arguments: '<action> [name] [source...]',
  description: `Names for sources:\n${describeActions(actions)}`,
  options: [],
  examples: [
    'hsmscope profile add prod azure:contosologs --auth managed-identity --since 24h',
    'hsmscope profile use prod',
    'hsmscope prod',
  ],
  suggest: {
    action: () => suggestActions(actions),
    name: environment =>
      [...readProfiles(settingsFolder(environment)).all].map(([text, {source}]) => ({text, detail: source})),
  },
  run: async (environment, given) => {
    const {act} = chooseAction('profile', actions, given.query);
    return act(environment, given);
  },
};

async function list(environment: Environment): Promise<ExitCode> {
  const {all, used} = readProfiles(settingsFolder(environment));
  for (const [name, {source, container, auth, since}] of all) {
    const how = [container, auth, since].filter(part => part !== undefined).join(' · ');
    environment.stdout.write(
      `${name === used ? '*' : ' '} ${name.padEnd(16)} ${source}${how === '' ? '' : `  ${how}`}\n`,
    );
  }
  return all.size === 0 ? exitCodes.none : exitCodes.found;
}

async function add(
  environment: Environment,
  {name = '', sources: [source], options}: GivenArguments,
): Promise<ExitCode> {
  if (!isProfileName(name)) {
    throw new UsageProblem(`A profile's name is made of letters, digits, - and _, not "${name}".`);
  }
  if (source === undefined)
    throw new UsageProblem('profile add takes a name and a source: profile add prod azure:ACCOUNT');
  // Throws for what could be no source, before anybody relies on it.
  if (isAzureSource(source) && readAzureSource(source, options.container).sas !== undefined) {
    throw new UsageProblem(
      'A profile keeps no secrets: leave the SAS out of the URL, and set AZURE_STORAGE_SAS_TOKEN.',
    );
  }
  if (options.since !== undefined) readSince(options.since, Date.now());
  const profile: Profile = {source, container: options.container, auth: options.auth, since: options.since};
  await writeProfile(settingsFolder(environment), name, profile);
  return exitCodes.found;
}

async function remove(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const folder = settingsFolder(environment);
  await removeProfile(folder, known(environment, given));
  return exitCodes.found;
}

async function use(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const name = given.name === undefined ? undefined : known(environment, given);
  await setUsedProfile(settingsFolder(environment), name);
  return exitCodes.found;
}

function known(environment: Environment, {name = ''}: GivenArguments): string {
  const profiles = readProfiles(settingsFolder(environment));
  if (!profiles.all.has(name)) throw new UsageProblem(unknownProfile(name, profiles));
  return name;
}
