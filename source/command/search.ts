// `hsmscope search`: the events that match, newest first.
import type {CommandRecord} from './command.ts';
import {type OutputFormat, outputs} from './output/outputs.ts';
import {write} from './output/standard-output.ts';
import {pages} from './pages.ts';
import {UsageProblem} from './usage-problem.ts';
import {readQuery, withEngine} from './with-engine.ts';

export const searchCommand: CommandRecord = {
  name: 'search',
  arguments: '<query> [source...]',
  description: 'Print the events that match, newest first.',
  options: [
    {
      flags: '-o, --output <format>',
      description: 'how to print them',
      choices: Object.keys(outputs),
      default: 'table',
    },
    {flags: '-n, --limit <count>', description: 'print no more than so many'},
  ],
  examples: [
    'hsmscope search purge ./insights-logs-auditevent',
    "hsmscope search 'failed caller:alice*' --output json | jq .ip",
    "zcat PT1H.json.gz | hsmscope search 'status:403' -",
  ],
  run: async (environment, {query, sources, options}) => {
    const parsed = readQuery(query);
    const limit = readLimit(options.limit);
    const print = outputs[options.output as OutputFormat];
    return withEngine(environment, sources, async engine => {
      let found = 0;
      for await (const rows of pages(engine, parsed, limit)) {
        const more = await write(
          environment.stdout,
          print(rows, {first: found === 0, width: environment.stdout.columns}),
        );
        found += rows.length;
        if (!more) break;
      }
      return found;
    });
  },
};

function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d*$/.test(text)) throw new UsageProblem(`--limit takes a whole number from 1, not "${text}".`);
  return Number(text);
}
