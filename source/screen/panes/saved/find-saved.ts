// Saved queries by what is typed of their names, questions and texts.
import type {NamedQuery} from '../../../knowledge/saved-pack.ts';
import {fold} from '../../../text/fold.ts';
import {findByWords} from '../../widgets/find-by-words.ts';

export function findSaved(queries: readonly NamedQuery[], typed: string): readonly NamedQuery[] {
  return findByWords(queries, typed, {textOf, rankOf, fuzzyKeys: ['name', 'description', 'query']});
}

const textOf = ({name, description = '', query}: NamedQuery): string => `${name} ${description} ${query}`;

/** A name comes before a question, and that before a text. */
function rankOf({name, description = ''}: NamedQuery, word: string): number {
  if (fold(name).startsWith(word)) return 0;
  if (fold(name).includes(word)) return 1;
  return fold(description).includes(word) ? 2 : 3;
}
