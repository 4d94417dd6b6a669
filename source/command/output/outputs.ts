// The output formats of the headless commands: a format is one record here.
import type {CommandOption} from '../command.ts';
import type {Format} from './columns.ts';
import {jsonFormat} from './json.ts';
import {markdownFormat} from './markdown.ts';
import {tableFormat} from './table.ts';

export type Output = {
  readonly description: string;
  /** People get fewer columns, and what is meant rather than what is kept. */
  readonly forPeople: boolean;
  /** Loads what only this format needs. */
  readonly load: () => Promise<Format>;
};

export const outputs = {
  table: {description: 'for people, cut to the terminal', forPeople: true, load: async () => tableFormat},
  json: {description: 'for programs, an object a line', forPeople: false, load: async () => jsonFormat},
  csv: {
    description: "for spreadsheets, with a ' before what they would run as a formula",
    forPeople: false,
    load: async () => (await import('./csv.ts')).csvFormat,
  },
  markdown: {description: 'for tickets and reports', forPeople: true, load: async () => markdownFormat},
} as const satisfies {readonly [name: string]: Output};

export type OutputName = keyof typeof outputs;

/** The option of every command that prints rows. */
export const outputOption: CommandOption = {
  flags: '-o, --output <format>',
  description: Object.entries(outputs)
    .map(([name, {description}]) => `${name} ${description}`)
    .join('; '),
  choices: Object.keys(outputs),
  default: 'table',
};
