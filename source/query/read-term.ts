// Reads a term: its signs for "without", and then a field with its values, what an event is, or a word.
import {type Field, fields, findField} from '../event/fields.ts';
import {nearName} from '../text/near-name.ts';
import {anyOf} from './compose.ts';
import {readValue, takes} from './read-value.ts';
import {isNames, readWord} from './read-word.ts';
import type {Query, Value} from './syntax.ts';
import {afterFirst, keywordOf, type Term, type Token} from './tokens.ts';
import {isNext, opensAfter, report, type Walk} from './walk.ts';

const knownNames = ['is', ...fields.flatMap(field => [field.name, ...field.aliases])];

/**
 * `signs` are those before the term that leave it out, which the caller heeds. `!` also makes a word exact, as in fzf.
 * `undefined`: nothing that can be read.
 */
export function readTerm(walk: Walk, whole: Term, signs: string): Query | undefined {
  const term = afterFirst(whole, signs.length);
  const [, name = ''] = /^([a-z][\w.-]*):/i.exec(term.shape) ?? [];
  if (name !== '') {
    const found = readNamed(walk, term, name);
    if (found !== 'text') return found;
  }
  const word = readWord(term, signs.includes('!'));
  if (word === undefined) report(walk, whole, missingText(whole));
  return word;
}

/** `'text'`: what stands before the colon names nothing and resembles no name, so all of it is text. */
function readNamed(walk: Walk, term: Term, name: string): Query | undefined | 'text' {
  const field = findField(name);
  const names = {start: term.start, end: term.start + name.length};
  const behind = afterFirst(term, name.length + 1);
  if (field !== undefined) return readField(walk, field, term, behind);
  if (name.toLowerCase() === 'is') return readIs(walk, term, behind);
  const suggestion = behind.shape.startsWith('//') ? undefined : nearName(name, knownNames);
  if (suggestion === undefined) return 'text';
  readParts(walk, behind);
  report(walk, names, `There is no field \`${name}\`. Did you mean \`${suggestion}\`?`, suggestion);
  return undefined;
}

function readField(walk: Walk, field: Field, term: Term, behind: Term): Query | undefined {
  const parts = readParts(walk, behind);
  const values: Value[] = [];
  for (const part of parts) {
    const value = readValue(field, part);
    if (typeof value === 'string') report(walk, part.start === part.end ? term : part, value);
    else values.push(value);
  }
  if (parts.length === 0) report(walk, term, `Type a value into the parentheses: ${takes(field)}.`);
  return values.length > 0 ? {type: 'field', field: field.name, values} : undefined;
}

function readIs(walk: Walk, term: Term, behind: Term): Query | undefined {
  const parts = readParts(walk, behind);
  const found: Query[] = [];
  const choice = `An event can be: ${isNames.map(name => `\`is:${name}\``).join(', ')}.`;
  for (const part of parts) {
    const is = isNames.find(name => name === part.text.toLowerCase());
    if (is !== undefined) found.push({type: 'is', is});
    else report(walk, part.start === part.end ? term : part, choice, nearName(part.text, isNames));
  }
  if (parts.length === 0) report(walk, term, choice);
  return anyOf(found);
}

/** The one value behind a colon, or those in the parentheses there. */
function readParts(walk: Walk, behind: Term): readonly Term[] {
  if (behind.text !== '' || !opensAfter(walk, behind)) return [behind];
  const parts: Term[] = [];
  let afterValue = false;
  for (const token of takeGroup(walk)) {
    const keyword = keywordOf(token);
    if (token.type !== 'term') {
      report(walk, token, 'Values stand in one pair of parentheses. Remove this one.');
      continue;
    }
    if (keyword === undefined) parts.push(token);
    if (afterValue ? keyword !== 'or' : keyword !== undefined) {
      report(walk, token, 'Values are joined by `or`. Quote a value that holds a blank or is `and`, `or` or `not`.');
    }
    afterValue = keyword === undefined;
  }
  return parts;
}

/** What stands between the parenthesis here and its end. */
function takeGroup(walk: Walk): readonly Token[] {
  const start = walk.position + 1;
  let depth = 0;
  do {
    if (isNext(walk, 'open')) depth++;
    if (isNext(walk, 'close')) depth--;
    walk.position++;
  } while (depth > 0 && walk.position < walk.tokens.length);
  return walk.tokens.slice(start, depth === 0 ? walk.position - 1 : walk.position);
}

function missingText({text}: Term): string {
  if (text === '') return 'There is nothing in these quotes. Type a text into them.';
  return `Type a text after \`${text.slice(0, 3)}\`, or put it in quotes to search for it.`;
}
