// `hsmscope event`: one event whole: what happened in plain words, what it says, and where it lies.
import type {CommandRecord} from './command.ts';
import {reportJson} from './event/json.ts';
import {reportMarkdown} from './event/markdown.ts';
import {type EventReport, reportOf} from './event/report.ts';
import {reportText} from './event/text.ts';
import {write} from './output/standard-output.ts';
import {readId} from './read-options.ts';
import {quietOption, withEngine} from './with-engine.ts';

const formats = {
  text: {description: 'for people', print: reportText},
  json: {description: 'for programs, one object', print: reportJson},
  markdown: {description: 'for tickets and reports', print: reportMarkdown},
} as const satisfies {
  readonly [name: string]: {
    readonly description: string;
    readonly print: (report: EventReport, width: number | undefined) => string;
  };
};

export const eventCommand: CommandRecord = {
  name: 'event',
  arguments: '<id> [source...]',
  description:
    'Tell one event whole: who did what, from where, with what right, what came of it,\n' +
    'its claims and properties, the events of its correlation, and where it lies.\n' +
    'An id is a blob and a byte, BLOB@OFFSET: the fields blob and offset of search.\n' +
    'What people should look at has a ! before it.',
  options: [
    {
      flags: '-o, --output <format>',
      description: Object.entries(formats)
        .map(([name, {description}]) => `${name} ${description}`)
        .join('; '),
      choices: Object.keys(formats),
      default: 'text',
    },
    quietOption,
  ],
  examples: [
    "hsmscope event 'resourceId=…/h=02/m=00/PT1H.json@0' ./insights-logs-auditevent",
    'hsmscope search purge --limit 1 --output json | jq -r \'"\\(.blob)@\\(.offset)"\' | xargs hsmscope event',
  ],
  run: async (environment, given) => {
    const id = readId(given.query);
    const {print} = formats[given.options.output as keyof typeof formats];
    return withEngine(environment, given, async engine => {
      const report = await reportOf(engine, id);
      await write(environment.stdout, print(report, environment.stdout.columns));
      return 1;
    });
  },
};
