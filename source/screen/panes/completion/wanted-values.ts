// The values that would help at the cursor, and those that the engine told of.
import type {FacetField} from '../../../engine/engine.ts';
import {findField} from '../../../event/fields.ts';
import type {ValueFound} from '../../../query/complete.ts';
import {type CompletionPlace, completionPlace} from '../../../query/completion-place.ts';
import {printQuery} from '../../../query/print.ts';
import {surroundings} from '../../../query/surroundings.ts';
import type {Query} from '../../../query/syntax.ts';
import {fold} from '../../../text/fold.ts';
import type {TextField} from '../../widgets/text-field.ts';

/** Values of these fields that include the text, counted among the events of the query. */
export type WantedValues = {
  readonly fields: readonly FacetField[];
  readonly text: string;
  /** What else is asked for where the cursor is. */
  readonly query: Query;
  /** The same, printed. */
  readonly beside: string;
  /** So many of each field. */
  readonly most: number;
};

export type KnownValues = {
  readonly wanted: WantedValues;
  /** Of the data, when they were asked for. */
  readonly revision: number;
  readonly values: readonly ValueFound[];
  /** Are there no others? */
  readonly isWhole: boolean;
};

/** Where a word is looked for that is to be narrowed. */
const wordFields: readonly FacetField[] = ['op', 'caller', 'key', 'ip', 'hsm', 'app', 'client'];

/** Under this length a word finds nearly everything. */
const shortestWord = 2;

const mostOfField = 100;
const mostOfWord = 10;

export function wantedValues({text, cursor}: TextField): WantedValues | undefined {
  const place = completionPlace(text, cursor);
  const sought = soughtAt(place);
  if (sought === undefined) return undefined;
  const query = surroundings(text, place.whole);
  return {...sought, query, beside: printQuery(query)};
}

function soughtAt(place: CompletionPlace): Pick<WantedValues, 'fields' | 'text' | 'most'> | undefined {
  if (place.kind === 'value') {
    const field = findField(place.name);
    // Of these nearly every event has its own.
    if (field === undefined || field.type === 'time' || field.type === 'id' || field.name === 'ms') return undefined;
    return {fields: [field.name as FacetField], text: place.prefix, most: mostOfField};
  }
  const word = place.kind === 'name' ? (place.word ?? '') : '';
  return word.length < shortestWord ? undefined : {fields: wordFields, text: word, most: mostOfWord};
}

/** Are the values at hand all that is wanted? */
export function isAnswered(known: KnownValues | undefined, wanted: WantedValues, revision: number): boolean {
  if (known === undefined || known.revision !== revision || !isAbout(known, wanted)) return false;
  const [had, sought] = [fold(known.wanted.text), fold(wanted.text)];
  return had === sought || (known.isWhole && sought.includes(had));
}

/** Are they of the same fields, and counted among the same events? Then they help until the others are there. */
export function isAbout({wanted: had}: KnownValues, wanted: WantedValues): boolean {
  return had.fields.join() === wanted.fields.join() && had.beside === wanted.beside;
}
