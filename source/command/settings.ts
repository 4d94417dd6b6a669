// `hsmscope settings`: what is set, and how to set it without knowing where the file is.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {readSettings, type SettingRecord, settingRecords} from '../settings/settings.ts';
import {openSettingsFile, readSettingsFile, settingsPath} from '../settings/settings-file.ts';
import {nearName} from '../text/near-name.ts';
import {safeText} from '../text/safe-text.ts';
import {type Actions, chooseAction, describeActions, suggestActions} from './actions.ts';
import {type CommandRecord, type ExitCode, exitCodes, type GivenArguments} from './command.ts';
import {type Environment, settingsFolder} from './environment.ts';
import {UsageProblem} from './usage-problem.ts';

type Act = (environment: Environment, given: GivenArguments) => ExitCode | Promise<ExitCode>;

const actions: Actions<{readonly act: Act}> = {
  list: {description: 'all settings and their values; * marks those that you have set', act: list},
  get: {description: 'NAME: its value', act: get},
  set: {description: 'NAME VALUE: from now on', act: set},
  unset: {description: 'NAME: as it is unless set', act: unset},
  edit: {description: 'the file itself, in $VISUAL or $EDITOR', act: edit},
  path: {description: 'where the file is', act: path},
};

const file = 'settings';
const records: readonly SettingRecord<unknown>[] = Object.values(settingRecords);

export const settingsCommand: CommandRecord = {
  name: 'settings',
  arguments: '<action> [name] [value...]',
  description: `What you have set:\n${describeActions(actions)}`,
  options: [],
  examples: [
    'hsmscope settings list',
    'hsmscope settings set theme light',
    `hsmscope settings set keys '{"main.next-failure": ["e", "f8"]}'`,
  ],
  suggest: {
    action: () => suggestActions(actions),
    name: () => records.map(({name, description}) => ({text: name, detail: description})),
  },
  run: async (environment, given) => chooseAction('settings', actions, given.query).act(environment, given),
};

function list(environment: Environment): ExitCode {
  const written = readSettingsFile(settingsFolder(environment), file);
  const {settings, problems} = readSettings(written);
  for (const {name, description} of records) {
    const mark = Object.hasOwn(written, name) ? '*' : ' ';
    const value = print((settings as {readonly [name: string]: unknown})[name]);
    environment.stdout.write(`${mark} ${name.padEnd(14)} ${value.padEnd(16)} ${description}\n`);
  }
  tell(environment, problems);
  return exitCodes.found;
}

function get(environment: Environment, given: GivenArguments): ExitCode {
  const {name} = known(given);
  const {settings} = readSettings(readSettingsFile(settingsFolder(environment), file));
  environment.stdout.write(`${print((settings as {readonly [name: string]: unknown})[name])}\n`);
  return exitCodes.found;
}

async function set(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  const record = known(given);
  const text = given.sources.join(' ');
  if (text === '') throw new UsageProblem(`settings set takes a name and a value: hsmscope settings set theme light`);
  const [value, problem] = readValue(record, text);
  if (problem !== undefined) throw new UsageProblem(`The setting \`${record.name}\` takes ${problem}.`);
  (await openSettingsFile(settingsFolder(environment), file)).set(record.name, value);
  return exitCodes.found;
}

async function unset(environment: Environment, given: GivenArguments): Promise<ExitCode> {
  (await openSettingsFile(settingsFolder(environment), file)).remove(known(given).name);
  return exitCodes.found;
}

function edit(environment: Environment): ExitCode {
  const {variables} = environment;
  const where = settingsPath(settingsFolder(environment), file);
  if (!existsSync(where)) {
    mkdirSync(dirname(where), {recursive: true, mode: 0o700});
    writeFileSync(where, '{}\n', {mode: 0o600});
  }
  const [editor = 'vi', ...words] = (variables.VISUAL || variables.EDITOR || 'vi').split(/\s+/);
  const {error, status} = spawnSync(editor, [...words, where], {stdio: 'inherit'});
  if (error !== undefined) {
    throw new UsageProblem(`${editor} cannot be started: set EDITOR to your editor, or edit ${where} yourself.`);
  }
  tell(environment, readSettings(readSettingsFile(settingsFolder(environment), file)).problems);
  return status === 0 ? exitCodes.found : exitCodes.none;
}

function path(environment: Environment): ExitCode {
  environment.stdout.write(`${settingsPath(settingsFolder(environment), file)}\n`);
  return exitCodes.found;
}

function known({name = ''}: GivenArguments): SettingRecord<unknown> {
  const found = records.find(record => record.name === name);
  if (found !== undefined) return found;
  const names = records.map(record => record.name);
  const near = nearName(name, names);
  const way = near === undefined ? `There are ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
  throw new UsageProblem(`There is no setting \`${safeText(name)}\`. ${way}`);
}

/** The text itself where it is a value of this setting, else what it says as JSON; or what the setting takes. */
function readValue({read}: SettingRecord<unknown>, text: string): readonly [value: unknown, problem?: string] {
  const asText = read(text);
  if ('value' in asText) return [asText.value];
  try {
    const asJson = read(JSON.parse(text));
    return 'value' in asJson ? [asJson.value] : [undefined, asJson.takes];
  } catch {
    return [undefined, asText.takes];
  }
}

function print(value: unknown): string {
  return safeText(typeof value === 'string' ? value : JSON.stringify(value));
}

function tell({stderr}: Environment, problems: readonly string[]): void {
  for (const problem of problems) stderr.write(`hsmscope: ${safeText(problem)}\n`);
}
