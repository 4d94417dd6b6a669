// Reads a term: its signs for "without", and then what a name before a colon asks for, a saved query, or a word.
import {readNamed} from './read-named.ts';
import {readWord} from './read-word.ts';
import type {Saved, WrittenQuery} from './syntax.ts';
import {afterFirst, type Term} from './tokens.ts';
import {report, type Walk} from './walk.ts';

/**
 * `signs` are those before the term that leave it out, which the caller heeds. `!` also makes a word exact, as in fzf.
 * `undefined`: nothing that can be read.
 */
export function readTerm(walk: Walk, whole: Term, signs: string): WrittenQuery | undefined {
  const term = afterFirst(whole, signs.length);
  if (term.shape.startsWith('@')) return readSaved(walk, term);
  const [, name = ''] = /^([a-z][\w.-]*):/i.exec(term.shape) ?? [];
  if (name !== '') {
    const found = readNamed(walk, term, name);
    if (found !== 'text') return found;
  }
  const word = readWord(term, signs.includes('!'));
  if (word === undefined) report(walk, whole, missingText(whole));
  return word;
}

function readSaved(walk: Walk, term: Term): Saved | undefined {
  const {text: name, start, end} = afterFirst(term, 1);
  if (name === '') {
    report(walk, term, 'Type the name of a saved query after `@`, or put the sign in quotes to search for it.');
    return undefined;
  }
  walk.mentions.push({name, start: start - 1, end});
  return {type: 'saved', name};
}

function missingText({text}: Term): string {
  if (text === '') return 'There is nothing in these quotes. Type a text into them.';
  return `Type a text after \`${text.slice(0, 3)}\`, or put it in quotes to search for it.`;
}
