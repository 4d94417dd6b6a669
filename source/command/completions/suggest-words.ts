// What can stand where the last word of a command line is being typed.
import {readProfiles} from '../../settings/profiles.ts';
import type {CommandOption, CommandRecord, Suggestion} from '../command.ts';
import {type Environment, settingsFolder} from '../environment.ts';
import {openCommand} from '../open.ts';
import {optionsOf} from '../source-options.ts';
import {suggestInQuery} from './suggest-in-query.ts';

/** `words` are those behind `hsmscope`; the last one is being typed. Nothing where a file or free text is to stand. */
export async function suggestWords(
  words: readonly string[],
  commands: readonly CommandRecord[],
  environment: Environment,
): Promise<readonly Suggestion[]> {
  // A blank before it keeps a query such as `-caller:x` from being an option.
  const typed = words.at(-1)?.trimStart() ?? '';
  const command = words.length > 1 ? commands.find(({name}) => name === words[0]) : undefined;
  const record = command ?? openCommand;
  const before = words.slice(command === undefined ? 0 : 1, -1);
  const found = await suggestionsFor({record, before, typed, environment});
  const names =
    words.length > 1 ? [] : commands.map(({name, description}) => ({text: name, detail: oneLine(description)}));
  const starts = ({text}: Suggestion) => text.toLowerCase().startsWith(typed.toLowerCase());
  return [...names, ...found].filter(starts);
}

type Place = {
  readonly record: CommandRecord;
  /** The words between the command and the one that is typed. */
  readonly before: readonly string[];
  readonly typed: string;
  readonly environment: Environment;
};

async function suggestionsFor({record, before, typed, environment}: Place): Promise<readonly Suggestion[]> {
  const options = optionsOf(record);
  const last = optionOf(before.at(-1), options);
  if (last !== undefined && takesValue(last)) {
    return (last.choices ?? []).map(text => ({text, detail: ''}));
  }
  if (typed.startsWith('-') && !/[:(]/.test(typed)) {
    return options.map(({flags, description}) => ({text: /--[\w-]+/.exec(flags)![0], detail: oneLine(description)}));
  }
  const place = placeOf(record, positional(before, options).length);
  const suggest = place === undefined ? undefined : record.suggest?.[place];
  if (suggest !== undefined) return suggest(environment);
  if (place === 'query') return suggestInQuery(typed, environment);
  if (place === 'source') return profiles(environment);
  return [];
}

function optionOf(word: string | undefined, options: readonly CommandOption[]): CommandOption | undefined {
  return word === undefined ? undefined : options.find(({flags}) => flags.split(/[ ,]+/).includes(word));
}

const takesValue = ({flags}: CommandOption): boolean => flags.includes('<');

/** The words that are neither options nor what those take. */
function positional(words: readonly string[], options: readonly CommandOption[]): readonly string[] {
  return words.filter((word, index) => {
    const previous = optionOf(words[index - 1], options);
    return optionOf(word, options) === undefined && !(previous !== undefined && takesValue(previous));
  });
}

/** The name of the n-th place of `<query> [source...]`; the last one is taken by all that follow. */
function placeOf({arguments: places}: CommandRecord, index: number): string | undefined {
  const named = places.match(/[\w-]+(?=[\].>])/g) ?? [];
  return named[index] ?? (places.includes('...') ? named.at(-1) : undefined);
}

function profiles(environment: Environment): readonly Suggestion[] {
  return [...readProfiles(settingsFolder(environment)).all].map(([text, {source}]) => ({text, detail: source}));
}

function oneLine(text: string): string {
  return text.split('\n', 1)[0]!;
}
