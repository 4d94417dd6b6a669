// Reads a term with a name before a colon: a field, what an event is, a word for time, or a path into the record.
import {fields, findField} from '../event/fields.ts';
import {nearName} from '../text/near-name.ts';
import {anyOf} from './compose.ts';
import {isNames} from './is-words.ts';
import {readParts} from './read-parts.ts';
import {type Named, readValue, takes} from './read-value.ts';
import type {Leaf, Query, Value} from './syntax.ts';
import {readTimeWord, type TimeWord, timeWords} from './time-words.ts';
import {afterFirst, type Term} from './tokens.ts';
import {report, type Walk} from './walk.ts';

const timeWordNames = Object.keys(timeWords) as readonly TimeWord[];
const knownNames = ['is', ...timeWordNames, ...fields.flatMap(field => [field.name, ...field.aliases])];

/**
 * `'text'`: what stands before the colon names nothing and resembles no name, so all of it is text. `undefined`:
 * nothing that can be read.
 */
export function readNamed(walk: Walk, term: Term, name: string): Query | undefined | 'text' {
  const behind = afterFirst(term, name.length + 1);
  const field = findField(name);
  if (field !== undefined) {
    const values = readValues(walk, field, term, behind);
    return values.length > 0 ? {type: 'field', field: field.name, values} : undefined;
  }
  if (name.toLowerCase() === 'is') return anyOf(readEach<Leaf>(walk, term, behind, isChoice, readIs));
  const timeWord = timeWordNames.find(word => word === name.toLowerCase());
  if (timeWord !== undefined) {
    const choice = `Type after \`${timeWord}:\` ${timeWords[timeWord].takes}.`;
    const read = ({text}: Term) => readTimeWord(timeWord, text);
    return anyOf(readEach<Leaf>(walk, term, behind, choice, read));
  }
  if (behind.shape.startsWith('//')) return 'text';
  return isPath(name) ? readPath(walk, name, term, behind) : readUnknown(walk, name, term, behind);
}

function isPath(name: string): boolean {
  return name.includes('.') && name.split('.').every(part => part !== '');
}

function readPath(walk: Walk, name: string, term: Term, behind: Term): Query | undefined {
  const named: Named = {name, type: 'any', description: 'as the record has it'};
  const values = readValues(walk, named, term, behind);
  return values.length > 0 ? {type: 'path', path: name.split('.'), values} : undefined;
}

/** A name that resembles a known one is a mistake; its values are no words. */
function readUnknown(walk: Walk, name: string, term: Term, behind: Term): undefined | 'text' {
  const suggestion = nearName(name, knownNames);
  if (suggestion === undefined) return 'text';
  readParts(walk, behind);
  const span = {start: term.start, end: term.start + name.length};
  report(walk, span, `There is no field \`${name}\`. Did you mean \`${suggestion}\`?`, suggestion);
  return undefined;
}

function readValues(walk: Walk, named: Named, term: Term, behind: Term): readonly Value[] {
  return readEach<Value>(walk, term, behind, `Type a value into the parentheses: ${takes(named)}.`, part => {
    const value = readValue(named, part);
    return typeof value === 'string' ? {sentence: value} : value;
  });
}

const isChoice = `An event can be: ${isNames.map(name => `\`is:${name}\``).join(', ')}.`;

function readIs({text}: Term): Leaf | Complaint {
  const is = isNames.find(name => name === text.toLowerCase());
  return is === undefined ? {sentence: isChoice, suggestion: nearName(text, isNames)} : {type: 'is', is};
}

type Complaint = {readonly sentence: string; readonly suggestion?: string | undefined};

/** What could be read of the values behind the colon; `choice` is said where there is none. */
function readEach<Read extends object>(
  walk: Walk,
  term: Term,
  behind: Term,
  choice: string,
  read: (part: Term) => Read | Complaint,
): readonly Read[] {
  const parts = readParts(walk, behind);
  if (parts.length === 0) report(walk, term, choice);
  return parts.flatMap(part => {
    const found = read(part);
    if (!('sentence' in found)) return [found];
    report(walk, part.start === part.end ? term : part, found.sentence, found.suggestion);
    return [];
  });
}
