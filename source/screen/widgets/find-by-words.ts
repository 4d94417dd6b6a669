// Finding things by what is typed: those that have all the words, the best first; where none has, what resembles them.
import Fuse, {type FuseOptionKey} from 'fuse.js';
import {fold} from '../../text/fold.ts';

export type Searched<Item> = {
  /** All that is looked through. */
  readonly textOf: (item: Item) => string;
  /** How good a find it is for the first word: 0 is the best. Equals stay in their order. */
  readonly rankOf: (item: Item, word: string) => number;
  readonly fuzzyKeys: FuseOptionKey<Item>[];
};

export function findByWords<Item>(
  items: readonly Item[],
  typed: string,
  {textOf, rankOf, fuzzyKeys}: Searched<Item>,
): readonly Item[] {
  const [first, ...others] = fold(typed)
    .split(/\s+/)
    .filter(word => word !== '');
  if (first === undefined) return items;
  const included = items.filter(item => [first, ...others].every(word => fold(textOf(item)).includes(word)));
  if (included.length > 0) return included.toSorted((one, other) => rankOf(one, first) - rankOf(other, first));
  const fuzzy = {keys: fuzzyKeys, threshold: 0.34, ignoreLocation: true};
  return new Fuse(items, fuzzy).search(typed.trim()).map(({item}) => item);
}
