// Stands pseudonyms in for names, addresses, ids and hosts: the same one for the same thing, wherever it is written.
import {isIPv6} from 'node:net';

/** What something is called that is not to be named: `caller-1`, `address-2`. */
export type Kind =
  | 'caller'
  | 'client'
  | 'address'
  | 'key'
  | 'hsm'
  | 'group'
  | 'resource'
  | 'host'
  | 'domain'
  | 'id'
  | 'place'
  | 'name';

/** What is known to be a name, by its kind. */
export type Known = ReadonlyMap<string, Kind>;

/** A function that hides all that is known, and what looks like an address, an id or a host. Case makes no difference. */
export function createPseudonyms(known: Known): (text: string) => string {
  const find = createFinder(known);
  const given = new Map<string, string>();
  const counts = new Map<Kind, number>();
  const pseudonym = (value: string, kind: Kind): string => {
    const key = folded(value);
    const before = given.get(key);
    if (before !== undefined) return before;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const name = `${kind}-${number}`;
    given.set(key, name);
    return name;
  };
  const hidePatterns = (text: string): string =>
    patterns.reduce(
      (hidden, {kind, pattern, isMeant}) =>
        hidden.replace(pattern, found => (isMeant === undefined || isMeant(found) ? pseudonym(found, kind) : found)),
      text,
    );
  return text => {
    let [hidden, from] = ['', 0];
    for (const {start, end, kind} of find(text)) {
      hidden += hidePatterns(text.slice(from, start)) + pseudonym(text.slice(start, end), kind);
      from = end;
    }
    return hidden + hidePatterns(text.slice(from));
  };
}

type Pattern = {readonly kind: Kind; readonly pattern: RegExp; readonly isMeant?: (found: string) => boolean};

const patterns: readonly Pattern[] = [
  {kind: 'caller', pattern: /[\p{L}\p{N}._%+'#-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu},
  {kind: 'id', pattern: /(?<![0-9a-z])[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?![0-9a-z])/gi},
  {kind: 'address', pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)/g},
  {kind: 'address', pattern: /(?<![\w:.])[0-9a-f]*:[0-9a-f:.]*[0-9a-f:](?![\w:])/gi, isMeant: isIPv6},
  // Of a host in Azure the service may be read.
  {kind: 'host', pattern: /(?<![\w-])[a-z0-9-]+(?=\.(?:managedhsm|vault|blob|file|queue|table|dfs)\.[a-z]+\.[a-z])/gi},
];

type Found = {readonly start: number; readonly end: number; readonly kind: Kind};

const headLength = 2;

/** Where known names stand, as whole words, the longest that begins at a place. There may be very many of them. */
function createFinder(known: Known): (text: string) => Iterable<Found> {
  const heads = new Map<string, {readonly value: string; readonly kind: Kind}[]>();
  for (const [name, kind] of known) {
    const value = folded(name);
    if (value.length < headLength) continue;
    const head = value.slice(0, headLength);
    const names = heads.get(head) ?? [];
    names.push({value, kind});
    heads.set(head, names);
  }
  for (const names of heads.values()) names.sort((a, b) => b.value.length - a.value.length);
  return function* (text) {
    const lower = folded(text);
    for (let start = 0; start < lower.length; ) {
      const found = isInWord(lower, start)
        ? undefined
        : heads
            .get(lower.slice(start, start + headLength))
            ?.find(({value}) => lower.startsWith(value, start) && !isInWord(lower, start + value.length));
      if (found !== undefined) yield {start, end: start + found.value.length, kind: found.kind};
      start += found?.value.length ?? 1;
    }
  };
}

/** Is a word cut in two there? */
function isInWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && wordPart.test(text[at - 1]!) && wordPart.test(text[at]!);
}

const wordPart = /[\p{L}\p{N}]/u;

/** In lower case, each character where it was. */
function folded(text: string): string {
  return text.replace(/\p{Lu}/gu, letter => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
