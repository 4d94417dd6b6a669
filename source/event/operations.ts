// What an operation does: from the catalogue, or from the parts of its name, ObjectVerb, where no catalogue has it.
import {
  namedOperations,
  type OperationKind,
  operationKinds,
  type Thing,
  things,
  type Verb,
  verbs,
} from './operation-words.ts';

export type Operation = {
  readonly kind: OperationKind;
  /** One plain sentence. An unknown name may be told in it, so it is as hostile as a record. */
  readonly sentence: string;
  /** What it means that it was done: ends a sentence. */
  readonly means: string;
  /** False where all that is known is the name. */
  readonly documented: boolean;
};

/** Knows every name, in any case. */
export function explainOperation(name: string): Operation {
  return catalogue.get(name.toLowerCase()) ?? inferred(name.slice(0, longestName));
}

/** Does the operation destroy, take out, bring back, hand out, or change who may? */
export function isSensitive(name: string): boolean {
  return operationKinds[explainOperation(name).kind].isSensitive;
}

const longestName = 200;

/** Folded name and what it stands for. */
const thingsByName = folded(things);
const verbsByName = folded(verbs);

const catalogue: ReadonlyMap<string, Operation> = new Map([
  ...Object.entries(things).flatMap(([name, thing]) =>
    thing.verbs
      .split(' ')
      .filter(verb => verb !== '')
      .map(verb => [`${name}${verb}`.toLowerCase(), composed(thing, verbs[verb]!, true)] as const),
  ),
  ...Object.entries(namedOperations).map(
    ([name, {kind, says, means = operationKinds[kind].means}]) =>
      [name.toLowerCase(), {kind, sentence: `${says}.`, means, documented: true}] as const,
  ),
]);

function composed(thing: Thing | Omit<Thing, 'verbs'>, verb: Verb, documented: boolean): Operation {
  const kind = verb.kind === 'read' || verb.kind === 'notice' ? verb.kind : (thing.changes ?? verb.kind);
  const means = (thing.changes === undefined ? verb.means : undefined) ?? operationKinds[kind].means;
  return {kind, sentence: `${verb.says(thing)}${documented ? '' : ', by its name'}.`, means, documented};
}

/** The longest verb that the name ends with, and the longest known thing before it. */
function inferred(name: string): Operation {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  const [verb, verbAt] = longestIn(verbsByName, words, (_, end) => end === words.length) ?? [];
  const before = words.slice(0, verbAt ?? -1);
  const [thing] = longestIn(thingsByName, before) ?? [];
  if (verb !== undefined) return composed(thing ?? unknownThing(before), verb, false);
  const kind = thing?.changes ?? 'unknown';
  return {
    kind,
    means: operationKinds[kind].means,
    sentence: `In no catalogue; by its name it does "${words.at(-1) ?? name}" with ${(thing ?? unknownThing(before)).one}.`,
    documented: false,
  };
}

/** The longest run of words that names one of those known, the last of several, and where it begins. */
function longestIn<Known>(
  known: ReadonlyMap<string, Known>,
  words: readonly string[],
  fits: (start: number, end: number) => boolean = () => true,
): readonly [Known, number] | undefined {
  for (let length = Math.min(words.length, mostWords); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const found = known.get(
        words
          .slice(start, start + length)
          .join('')
          .toLowerCase(),
      );
      if (found !== undefined && fits(start, start + length)) return [found, start];
    }
  }
  return undefined;
}

/** The verb of most words is `NearExpiryEventGridNotification`. */
const mostWords = 5;

function unknownThing(words: readonly string[]): Omit<Thing, 'verbs'> {
  const name = words.join(' ').toLowerCase();
  return name === '' ? {one: 'something', many: 'things'} : {one: `a ${name}`, many: `each ${name}`};
}

function folded<Meaning>(table: {readonly [name: string]: Meaning}): ReadonlyMap<string, Meaning> {
  return new Map(Object.entries(table).map(([name, meaning]) => [name.toLowerCase(), meaning]));
}
