// Saved queries, the user's own and those that come with hsmscope, as commands need them.
import {type NamedQuery, textsOf, withPack} from '../knowledge/saved-pack.ts';
import type {SavedQueries} from '../query/saved-queries.ts';
import {readSavedQueries} from '../settings/saved-queries.ts';
import {type Environment, settingsFolder} from './environment.ts';

export function allSaved(environment: Environment): {
  readonly queries: readonly NamedQuery[];
  readonly problem: string | undefined;
} {
  const {queries, problem} = readSavedQueries(settingsFolder(environment));
  return {problem, queries: withPack(queries)};
}

/** What `@name` stands for. */
export function savedTexts(environment: Environment): SavedQueries {
  return textsOf(allSaved(environment).queries);
}
