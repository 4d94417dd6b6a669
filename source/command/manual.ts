// `hsmscope manual`: the manual page, made of what the help is made of.
import packageJson from '../../package.json' with {type: 'json'};
import {type CommandOption, type CommandRecord, exitCodes} from './command.ts';
import {openCommand} from './open.ts';
import {queryExamples} from './query-help.ts';
import {sourceOptions} from './source-options.ts';

export function createManualCommand(commands: () => readonly CommandRecord[]): CommandRecord {
  return {
    name: 'manual',
    arguments: '',
    description: 'Print the manual page, for `man -l -` or a folder of manual pages.',
    options: [],
    examples: ['hsmscope manual | man -l -', 'hsmscope manual > ~/.local/share/man/man1/hsmscope.1'],
    run: async ({stdout}) => {
      stdout.write(manualPage(commands()));
      return exitCodes.found;
    },
  };
}

/** In roff, with the macros of man(7). */
export function manualPage(commands: readonly CommandRecord[]): string {
  return [
    `.TH HSMSCOPE 1 "" "hsmscope ${packageJson.version}" "User Commands"`,
    '.SH NAME',
    text(`hsmscope - ${packageJson.description}`),
    '.SH SYNOPSIS',
    ...[openCommand, ...commands].flatMap(({name, arguments: places}) => [
      `.B ${roff(['hsmscope', name].filter(word => word !== '').join(' '))}`,
      text(`${places} [options]`.trim()),
      '.br',
    ]),
    '.SH DESCRIPTION',
    ...lines(openCommand.description),
    ...options(openCommand.options),
    '.SH SOURCES',
    text('Every command that takes sources takes these options, too.'),
    ...options(sourceOptions),
    '.SH COMMANDS',
    ...commands.flatMap(describe),
    '.SH QUERIES',
    ...queryExamples.flatMap(([query, meaning]) => ['.TP', `.B ${roff(query)}`, text(meaning)]),
    '.SH EXIT STATUS',
    ...Object.entries(exitMeanings).flatMap(([name, meaning]) => [
      '.TP',
      `.B ${exitCodes[name as keyof typeof exitCodes]}`,
      text(meaning),
    ]),
    '.SH ENVIRONMENT',
    ...Object.entries(variables).flatMap(([name, meaning]) => ['.TP', `.B ${name}`, text(meaning)]),
    '',
  ].join('\n');
}

const exitMeanings: {readonly [name in keyof typeof exitCodes]: string} = {
  found: 'found',
  none: 'nothing found',
  usage: 'wrong usage',
  source: 'a source cannot be read, or not all of it',
  interrupted: 'ended by ^c',
};

const variables = {
  HSMSCOPE_CACHE: 'the folder of the cache',
  HSMSCOPE_CONFIG: 'the folder of settings, profiles and saved queries',
  'NO_COLOR, FORCE_COLOR': 'colours never, or always',
  'AZURE_STORAGE_SAS_TOKEN, AZURE_STORAGE_KEY, AZURE_STORAGE_CONNECTION_STRING': 'secrets of a storage account',
  'HTTPS_PROXY, NO_PROXY': 'the way to Azure',
};

function describe({name, arguments: places, description, options: own, examples}: CommandRecord): readonly string[] {
  return [
    `.SS ${roff(`${name} ${places}`.trim())}`,
    ...lines(description),
    ...options(own),
    '.PP',
    'Examples:',
    '.PP',
    '.nf',
    ...examples.map(example => text(example)),
    '.fi',
  ];
}

function options(given: readonly CommandOption[]): readonly string[] {
  return given.flatMap(({flags, description, choices}) => [
    '.TP',
    `.B ${roff(flags)}`,
    text(choices === undefined ? description : `${description} (${choices.join(', ')})`),
  ]);
}

/** Lines that are set off stay as they are. */
function lines(description: string): readonly string[] {
  return ['.nf', ...description.split('\n').map(text), '.fi'];
}

/** A line that begins with a dot or a quote would be a command. */
function text(line: string): string {
  return roff(line).replace(/^[.']/, '\\&$&');
}

function roff(words: string): string {
  return words.replaceAll('\\', '\\e').replaceAll('-', '\\-');
}
