// Reads a term that is no field: free text with the signs of fzf, or a word for what an event is.
import {bareIsNames} from './is-words.ts';
import type {PlainLeaf, Word} from './syntax.ts';
import {isKeyword, type Term} from './tokens.ts';

/**
 * `exact` where the sign before the word asked for it. Quoted text is exact too, and so is a keyword (`-or`): what
 * remains fuzzy can always be written without quotes. `undefined` where no text is left behind the signs.
 */
export function readWord(term: Term, exact: boolean): PlainLeaf | undefined {
  const bare = bareIsNames.find(name => name === term.shape.toLowerCase());
  if (bare !== undefined) return {type: 'is', is: bare};
  const literal = term.shape.startsWith("'");
  const bound = term.shape.startsWith('^');
  const from = literal || bound ? 1 : 0;
  const boundEnd = term.shape.endsWith('$') && term.shape.length > from + 1;
  const text = term.text.slice(from, boundEnd ? -1 : undefined);
  if (text === '') return undefined;
  const plain = literal || exact || term.shape.includes('\0') || isKeyword(term.shape) ? 'exact' : 'fuzzy';
  return {type: 'word', match: matchOf(bound, boundEnd) ?? plain, text};
}

function matchOf(bound: boolean, boundEnd: boolean): Word['match'] | undefined {
  if (bound && boundEnd) return 'whole';
  if (bound) return 'prefix';
  return boundEnd ? 'suffix' : undefined;
}
