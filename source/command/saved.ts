// Saved queries, the user's own and those that come with hsmscope, as commands and screen need them.
import {savedPack} from '../knowledge/saved-pack.ts';
import type {SavedQueries} from '../query/saved-queries.ts';
import {readSavedQueries, type SavedQuery} from '../settings/saved-queries.ts';
import {type Environment, settingsFolder} from './environment.ts';

export type NamedQuery = SavedQuery & {readonly name: string; readonly isOwn: boolean};

/** The user's own come first, and stand for packed ones of the same name. */
export function allSaved(environment: Environment): {
  readonly queries: readonly NamedQuery[];
  readonly problem: string | undefined;
} {
  const {queries: own, problem} = readSavedQueries(settingsFolder(environment));
  const packed = savedPack.filter(({name}) => !own.has(name));
  return {
    problem,
    queries: [
      ...[...own].map(([name, query]) => ({...query, name, isOwn: true})),
      ...packed.map(query => ({...query, isOwn: false})),
    ],
  };
}

/** What `@name` stands for. */
export function savedTexts(environment: Environment): SavedQueries {
  return new Map(allSaved(environment).queries.map(({name, query}) => [name, query]));
}
