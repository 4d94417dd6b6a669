// What headless commands share: the query read or refused, the sources read, the engine closed.
import {existsSync} from 'node:fs';
import type {Engine, EngineListener, Holdings, Wait} from '../engine/engine.ts';
import {startEngine} from '../engine/worker-engine.ts';
import {standardInput} from '../feed/standard-input.ts';
import {checkQuery} from '../query/check.ts';
import type {Query} from '../query/syntax.ts';
import {retrying} from '../screen/paint/retrying.ts';
import {safeText} from '../text/safe-text.ts';
import {askSecrets} from './ask-secrets.ts';
import {type CommandOption, type ExitCode, exitCodes, type GivenArguments} from './command.ts';
import {cacheFolder, type Environment} from './environment.ts';
import {savedTexts} from './saved.ts';
import {readSources} from './source-options.ts';
import {UsageProblem} from './usage-problem.ts';

const nothing: Holdings = {revision: 0, events: 0, unreadable: 0, first: undefined, last: undefined, resources: []};

/** Throws UsageProblem for a query that cannot be read as meant: a script must not act on a guess. */
export function readQuery(environment: Environment, {query: text, sources}: GivenArguments): Query {
  if (sources.length === 0 && isPath(text)) {
    throw new UsageProblem(`${text} stands where the query does. Put '' before it to ask for all its events.`);
  }
  const {query, problems} = checkQuery(text, savedTexts(environment));
  const [problem] = problems;
  if (problem === undefined) return query;
  const mark = ' '.repeat(problem.start) + '^'.repeat(Math.max(1, problem.end - problem.start));
  throw new UsageProblem(`${problem.sentence}\n  ${safeText(text)}\n  ${mark}`);
}

/** What somebody hears who works while more comes. */
export type FollowListener = {
  readonly onChange: () => void;
  /** Standard input has ended, or cannot be read: no more comes. */
  readonly onEnd: () => void;
};

export const quietOption: CommandOption = {
  flags: '-q, --quiet',
  description: 'say nothing beside the answer unless it lacks something',
};

/**
 * Opens the sources, does the work, which tells how many events it found, and closes. Where sources are followed, the work
 * begins when all is read, but with standard input at once.
 * What could not be read is said on standard error; an answer that lacks it does not pass for a whole one.
 */
export async function withEngine(
  environment: Environment,
  given: Pick<GivenArguments, 'sources' | 'options'>,
  work: (engine: Engine, holdings: Holdings) => Promise<number>,
  listener: Pick<EngineListener, 'onProgress' | 'onWait'> | FollowListener = {},
): Promise<ExitCode> {
  const {sources, feeds} = await askSecrets(environment, readSources(environment, given));
  const engine = startEngine({cache: cacheFolder(environment), ...feeds});
  const isQuiet = given.options.quiet !== undefined;
  let isWhole = true;
  try {
    const tell = (sentence: string): void => void environment.stderr.write(`hsmscope: ${sentence}\n`);
    const onNotice: EngineListener['onNotice'] = ({sentence, lacks}) => {
      if (lacks === true || !isQuiet) tell(safeText(sentence));
      isWhole &&= lacks !== true;
    };
    const onWait: EngineListener['onWait'] = wait => isQuiet || tell(waitSentence(wait));
    const follow = 'onChange' in listener;
    const opening = engine.open(sources, {onWait, ...listener, onNotice}, {follow});
    const isStream = follow && sources.length > 0 && sources.every(source => source === standardInput);
    const found = isStream
      ? await workMeanwhile(opening, listener.onEnd, () => work(engine, nothing))
      : await work(engine, await opening);
    if (!isWhole) return exitCodes.source;
    return found > 0 ? exitCodes.found : exitCodes.none;
  } finally {
    await engine.close();
  }
}

/** `https://…: Azure is busy, retrying in 4 s.` */
function waitSentence(wait: Wait): string {
  return `${safeText(wait.subject)}: ${retrying(wait, Date.now())?.text ?? `${safeText(wait.reason)}, retrying`}.`;
}

/** Whoever has enough of a stream does not wait for its end. */
async function workMeanwhile(
  opening: Promise<unknown>,
  onEnd: () => void,
  work: () => Promise<number>,
): Promise<number> {
  let failure: {readonly error: unknown} | undefined;
  opening
    .catch(error => {
      failure = {error};
    })
    .finally(onEnd);
  const found = await work();
  if (failure !== undefined) throw failure.error;
  return found;
}

function isPath(text: string): boolean {
  return /^\.{1,2}$|[/\\]/.test(text) && existsSync(text);
}
