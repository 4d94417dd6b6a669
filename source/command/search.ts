// `hsmscope search`: the events that match.
import {safeText} from '../text/safe-text.ts';
import type {CommandRecord} from './command.ts';
import {explanationText} from './explanation-text.ts';
import {chooseColumns, eventColumns} from './output/event-columns.ts';
import {outputOption} from './output/outputs.ts';
import {printAnswer} from './output/print-answer.ts';
import {type Order, orders, pages} from './pages.ts';
import {readNames, readWhole} from './read-options.ts';
import {quietOption, readQuery, withEngine} from './with-engine.ts';

const columnNames = eventColumns.map(({name}) => name);

export const searchCommand: CommandRecord = {
  name: 'search',
  arguments: '<query> [source...]',
  description:
    "Print the events that match, newest first; '' asks for all.\nWithout a source, all that is cached is searched.",
  options: [
    outputOption,
    {flags: '-f, --fields <names>', description: `what to print of each event:\n${columnNames.join(', ')}`},
    {flags: '-n, --limit <count>', description: 'print no more than so many'},
    {flags: '--order <order>', description: 'which come first', choices: orders, default: 'newest'},
    {flags: '--explain', description: 'say on standard error how the query was understood, and what each part finds'},
    quietOption,
  ],
  examples: [
    'hsmscope search purge ./insights-logs-auditevent',
    "hsmscope search 'failed caller:alice*' --output json | jq .ip",
    "hsmscope search 'op:(KeyDelete or KeyPurge)' --fields time,caller,ip,key --output csv > deleted.csv",
    'hsmscope search failed --order oldest --limit 1',
    "hsmscope search 'pruge time:2026-10-01' --explain",
    "zcat PT1H.json.gz | hsmscope search 'status:403' -",
  ],
  run: async (environment, given) => {
    const {options} = given;
    const query = readQuery(environment, given);
    const limit = options.limit === undefined ? Number.POSITIVE_INFINITY : readWhole('--limit', options.limit);
    const columns = chooseColumns(options.fields === undefined ? undefined : readNames(options.fields, columnNames));
    return withEngine(environment, given, async engine => {
      if (options.explain !== undefined) {
        for (const line of explanationText(await engine.explain(query))) {
          environment.stderr.write(`${safeText(line)}\n`);
        }
      }
      return printAnswer(
        environment,
        options.output,
        columns,
        pages(engine, query, {limit, order: options.order as Order}),
      );
    });
  },
};
