// What headless commands share: the query read or refused, the sources read, the engine closed.
import type {Engine} from '../engine/engine.ts';
import {startEngine} from '../engine/worker-engine.ts';
import {parseQuery} from '../query/parse.ts';
import type {Query} from '../query/syntax.ts';
import {safeText} from '../text/safe-text.ts';
import {cacheFolder, type Environment, isPipedInto} from './environment.ts';
import {UsageProblem} from './usage-problem.ts';

/** Throws UsageProblem for a query that cannot be read as meant: a script must not act on a guess. */
export function readQuery(text: string): Query {
  const {query, problems} = parseQuery(text);
  const [problem] = problems;
  if (problem === undefined) return query;
  const mark = ' '.repeat(problem.start) + '^'.repeat(Math.max(1, problem.end - problem.start));
  throw new UsageProblem(`${problem.sentence}\n  ${safeText(text)}\n  ${mark}`);
}

/** Sources as given, else what is piped in, else all that is cached. */
export function sourcesOf(environment: Environment, sources: readonly string[]): readonly string[] {
  return sources.length === 0 && isPipedInto(environment) ? ['-'] : sources;
}

/** Opens the sources, does the work, closes. What could not be read is said on standard error. */
export async function withEngine<Result>(
  environment: Environment,
  sources: readonly string[],
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const {stderr} = environment;
  const engine = startEngine({cache: cacheFolder(environment)});
  try {
    await engine.open(sourcesOf(environment, sources), {
      onNotice: ({sentence}) => stderr.write(`hsmscope: ${safeText(sentence)}\n`),
    });
    return await work(engine);
  } finally {
    await engine.close();
  }
}
