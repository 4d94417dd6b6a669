// `hsmscope tail`: the newest events that match, and from then on each as it comes.
import type {Engine, Page, Row} from '../engine/engine.ts';
import type {Query} from '../query/syntax.ts';
import {type CommandRecord, exitCodes} from './command.ts';
import type {Environment} from './environment.ts';
import {chooseColumns, eventColumns} from './output/event-columns.ts';
import {outputOption} from './output/outputs.ts';
import {printAnswer} from './output/print-answer.ts';
import {readNames, readWhole} from './read-options.ts';
import {quietOption, readQuery, withEngine} from './with-engine.ts';

const columnNames = eventColumns.map(({name}) => name);

export const tailCommand: CommandRecord = {
  name: 'tail',
  arguments: '<query> [source...]',
  description:
    "Print the newest events that match, then each that comes, as it comes; '' asks for all.\n" +
    'Folders, files and storage accounts are followed until ^c, standard input to its end.',
  options: [
    outputOption,
    {flags: '-f, --fields <names>', description: `what to print of each event:\n${columnNames.join(', ')}`},
    {flags: '-n, --lines <count>', description: 'how many of those that are there already', default: '10'},
    quietOption,
  ],
  examples: [
    "hsmscope tail '' ./insights-logs-auditevent",
    "hsmscope tail 'failed op:(KeyDelete or KeyPurge)' azure:contosologs --output json | jq -r .caller",
  ],
  run: async (environment, given) => {
    const {options} = given;
    const query = readQuery(environment, given);
    const lines = options.lines === '0' ? 0 : readWhole('--lines', options.lines!);
    const columns = chooseColumns(options.fields === undefined ? undefined : readNames(options.fields, columnNames));
    const news = createNews();
    process.once('SIGINT', news.interrupt);
    try {
      const print = (engine: Engine) =>
        printAnswer(environment, options.output, columns, arrivals({environment, engine, query, news}, lines));
      const code = await withEngine(environment, given, print, {onChange: news.tell, onEnd: news.end});
      return news.isInterrupted() ? exitCodes.interrupted : code;
    } finally {
      process.off('SIGINT', news.interrupt);
    }
  },
};

type Tailing = {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly query: Query;
  readonly news: News;
};

/** So many of the newest are known by their ids; what comes late among older ones is counted, and not shown. */
const remembered = 2000;

async function* arrivals({environment, engine, query, news}: Tailing, lines: number): AsyncGenerator<readonly Row[]> {
  let page = await engine.page(query, {rank: 0}, 0, remembered);
  if (lines > 0 && page.count > 0) yield page.rows.slice(0, lines).toReversed();
  while (!news.isInterrupted()) {
    // What comes while the question is answered is asked for the next time.
    const [change, isLast] = [news.next(), news.isOver()];
    const seen = new Set(page.rows.map(idOf));
    const {count} = page;
    page = await engine.page(query, {rank: 0}, 0, remembered);
    const more = page.count - count;
    const fresh = page.rows.slice(0, reachOf(page, seen)).filter(row => !seen.has(idOf(row)));
    if (fresh.length > 0) yield fresh.toReversed();
    if (more > fresh.length) {
      environment.stderr.write(`hsmscope: ${more - fresh.length} more came late; hsmscope search finds them.\n`);
    }
    if (fresh.length === 0 && isLast) return;
    if (fresh.length === 0) await change;
  }
}

/** How many rows may be new: what is older than all that was known came into sight as something before it went. */
function reachOf({rows, count}: Page, seen: ReadonlySet<string>): number {
  const oldest = rows.findLastIndex(row => seen.has(idOf(row)));
  return rows.length === count || oldest < 0 ? rows.length : oldest;
}

/** A line that was cut short when it was looked at first is told again when it is whole. */
const idOf = ({id, problem}: Row): string => `${id.offset}@${id.blob} ${problem ?? ''}`;

/** Changes of the data, to be waited for. */
type News = {
  readonly tell: () => void;
  readonly next: () => Promise<void>;
  /** Nothing more comes. */
  readonly end: () => void;
  readonly isOver: () => boolean;
  readonly interrupt: () => void;
  readonly isInterrupted: () => boolean;
};

function createNews(): News {
  let change = Promise.withResolvers<void>();
  let isInterrupted = false;
  let isOver = false;
  const tell = (): void => {
    change.resolve();
    change = Promise.withResolvers();
  };
  return {
    tell,
    next: () => change.promise,
    end: () => {
      isOver = true;
      tell();
    },
    isOver: () => isOver,
    interrupt: () => {
      isInterrupted = true;
      tell();
    },
    isInterrupted: () => isInterrupted,
  };
}
