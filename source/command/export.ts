// `hsmscope export`: the events that match, for other programs and for the records.

import type {CommandRecord, ExitCode} from './command.ts';
import type {Environment} from './environment.ts';
import {type ExportFormatName, exportFormats} from './output/export-formats.ts';
import {write} from './output/standard-output.ts';
import {pages} from './pages.ts';
import {UsageProblem} from './usage-problem.ts';
import {quietOption, readQuery, withEngine} from './with-engine.ts';

/** Takes a piece of the output; false when nobody wants more. */
type Write = (data: string | Uint8Array) => Promise<boolean>;

export const exportCommand: CommandRecord = {
  name: 'export',
  arguments: '<query> [source...]',
  description:
    "Write the events that match, newest first, to standard output or a file; '' asks for all.\n" +
    'parquet has a column for each field, json one event a line, raw the records byte for byte as they were logged.',
  options: [
    {
      flags: '-o, --output <format>',
      description: 'how to write them',
      choices: Object.keys(exportFormats),
      default: 'json',
    },
    {flags: '--file <path>', description: 'write a file, readable by you alone, instead of standard output'},
    {flags: '--force', description: 'replace the file if it is there'},
    quietOption,
  ],
  examples: [
    "hsmscope export '' ./insights-logs-auditevent --output parquet --file events.parquet",
    "hsmscope export 'failed caller:alice*' --output raw --file evidence.json",
    "hsmscope export 'op:KeyPurge' --output json | jq .caller",
  ],
  run: async (environment, given) => {
    const {options} = given;
    const query = readQuery(environment, given);
    const {load, unfitForTerminal} = exportFormats[options.output as ExportFormatName];
    if (unfitForTerminal !== undefined && options.file === undefined && environment.stdout.isTTY) {
      throw new UsageProblem(`${unfitForTerminal} Add --file PATH, or redirect standard output.`);
    }
    const exporter = await load();
    return withTarget(environment, options, write =>
      withEngine(environment, given, async engine => {
        for await (const data of exporter(pages(engine, query), engine)) {
          if (!(await write(data))) break;
        }
        return engine.count(query);
      }),
    );
  },
};

async function withTarget(
  {stdout}: Environment,
  {file, force}: {readonly [name: string]: string | undefined},
  work: (write: Write) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (file === undefined) return work(data => write(stdout, data));
  const {withOutputFile} = await import('./output/output-file.ts');
  return withOutputFile(file, force !== undefined, append =>
    work(async data => {
      await append(data);
      return true;
    }),
  );
}
