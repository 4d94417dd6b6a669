// `hsmscope sync`: brings what is new of the sources into the cache, for a timer or before a night on call.
import type {Holdings, Progress, Wait} from '../engine/engine.ts';
import {retrying} from '../screen/paint/retrying.ts';
import {count, counted, span} from '../screen/paint/words.ts';
import {doneText, progressText} from '../screen/panes/header/header.ts';
import {type CommandRecord, exitCodes} from './command.ts';
import type {Environment} from './environment.ts';
import {UsageProblem} from './usage-problem.ts';
import {withEngine} from './with-engine.ts';

export const syncCommand: CommandRecord = {
  name: 'sync',
  arguments: '[source...]',
  description: 'Read what is new of the sources into the cache, and say what there is then.',
  options: [{flags: '-q, --quiet', description: 'say nothing unless something is wrong'}],
  examples: [
    'hsmscope sync azure:contosologs --since 24h',
    'hsmscope sync https://contosologs.blob.core.windows.net --auth managed-identity --quiet',
  ],
  run: async (environment, given) => {
    if (given.sources.length === 0) {
      throw new UsageProblem('sync takes a source: hsmscope sync azure:ACCOUNT, a URL, a folder or a file.');
    }
    const isQuiet = given.options.quiet !== undefined;
    const report = isQuiet ? silent : createReport(environment);
    let read = 0;
    const onProgress = (progress: Progress): void => {
      read = progress.events;
      report.tell(progress);
    };
    const code = await withEngine(
      environment,
      given,
      async (_engine, holdings) => {
        report.end();
        if (!isQuiet) environment.stdout.write(`${summary(holdings, read)}\n`);
        return holdings.events;
      },
      {onProgress, ...(report.wait && {onWait: report.wait})},
    );
    // That there is nothing new, or nothing at all yet, is a sync as good as any.
    return code === exitCodes.none ? exitCodes.found : code;
  },
};

type Report = {
  readonly tell: (progress: Progress) => void;
  /** Where it is not told as by any other command. */
  readonly wait?: (wait: Wait) => void;
  readonly end: () => void;
};

const silent: Report = {tell: () => undefined, wait: () => undefined, end: () => undefined};

/** Milliseconds between two lines where a line cannot be written over. */
const seldom = 10_000;

/** One line on a terminal, which is written over; now and then a line elsewhere. */
function createReport(environment: Environment): Report {
  return environment.stderr.isTTY ? createLiveReport(environment) : createPlainReport(environment);
}

function createPlainReport({stderr}: Environment): Report {
  let told = performance.now();
  return {
    tell: progress => {
      if (progress.blobs === 0 || performance.now() - told < seldom) return;
      told = performance.now();
      stderr.write(`${progressText(progress)}\n`);
    },
    end: () => undefined,
  };
}

function createLiveReport({stderr}: Environment): Report {
  let progress: Progress | undefined;
  let wait: Wait | undefined;
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    const again = wait && retrying(wait, Date.now());
    const isReading = progress !== undefined && progress.blobs > 0;
    // Nothing else comes while it is waited for.
    if (again !== undefined) timer = setTimeout(write, again.changesIn).unref();
    const done = isReading ? [again ? doneText(progress!) : progressText(progress!)] : [];
    const parts = [...done, ...(again ? [again.text] : [])];
    if (parts.length > 0) stderr.write(`\r\x1b[K${parts.join(' · ')}`);
  };
  return {
    tell: more => {
      progress = more;
      write();
    },
    wait: more => {
      wait = more;
      write();
    },
    end: () => {
      clearTimeout(timer);
      stderr.write('\r\x1b[K');
    },
  };
}

/** `14,798 events of 3 HSMs and vaults, Oct 01 – Oct 08 UTC; 1,204 read now.` */
function summary({events, resources, first, last}: Holdings, read: number): string {
  const of = resources.length === 0 ? '' : ` of ${counted(resources.length, 'HSM or vault', 'HSMs and vaults')}`;
  const when = first === undefined || last === undefined ? '' : `, ${span(first, last)}`;
  return `${counted(events, 'event', 'events')}${of}${when}; ${count(read)} read now.`;
}
