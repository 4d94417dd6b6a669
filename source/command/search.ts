// `hsmscope search`: the events that match, newest first.
import type {Engine, Row} from '../engine/engine.ts';
import type {Query} from '../query/syntax.ts';
import {type CommandRecord, exitCodes} from './command.ts';
import {type OutputFormat, outputs} from './output/outputs.ts';
import {UsageProblem} from './usage-problem.ts';
import {readQuery, withEngine} from './with-engine.ts';

const rowsPerPage = 1000;

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
      return found > 0 ? exitCodes.found : exitCodes.none;
    });
  },
};

async function* pages(engine: Engine, query: Query, limit: number): AsyncGenerator<readonly Row[]> {
  for (let rank = 0; rank < limit; ) {
    const size = Math.min(rowsPerPage, limit - rank);
    const {rows, count} = await engine.page(query, {rank}, 0, size - 1);
    if (rank >= count) return;
    yield rows;
    rank += rows.length;
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d*$/.test(text)) throw new UsageProblem(`--limit takes a whole number from 1, not "${text}".`);
  return Number(text);
}

/** Resolves when the reader took it; false when the reader went away, as `head` does. */
function write(stream: NodeJS.WritableStream, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, error => {
      if (!error) resolve(true);
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE') resolve(false);
      else reject(error);
    });
  });
}
