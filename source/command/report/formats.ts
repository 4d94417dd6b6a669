// The formats of a report: a format is one record here.
import {jsonLine} from '../output/json.ts';
import type {Report} from './content.ts';
import {printHtml} from './html.ts';
import {printMarkdown} from './markdown.ts';

export const reportFormats = {
  markdown: {description: 'for tickets', ending: /\.(?:md|markdown)$/i, print: printMarkdown},
  html: {description: 'one file to be read and printed, without scripts', ending: /\.html?$/i, print: printHtml},
  json: {
    description: 'for programs, one object',
    ending: /\.json$/i,
    print: (report: Report) => jsonLine({version: 1, ...report}),
  },
} as const satisfies {
  readonly [name: string]: {
    readonly description: string;
    /** Of the names of files that are written in it. */
    readonly ending: RegExp;
    readonly print: (report: Report) => string;
  };
};

export type ReportFormatName = keyof typeof reportFormats;

/** The format that a file's name asks for. */
export function formatOfFile(path: string): ReportFormatName | undefined {
  const names = Object.keys(reportFormats) as ReportFormatName[];
  return names.find(name => reportFormats[name].ending.test(path));
}
