// The user agent taken apart: tool, SDK, language and system, as far as they can be told. It is the caller's own word.
import {commentTable, kernelNote, type PartKind, productTable} from './client-words.ts';

export type ClientPart = {readonly kind: PartKind; readonly text: string};

/** Longer ones are no user agents. */
const longest = 500;
const mostParts = 12;

/** In the order tool, SDK, language, system; what no table knows stays as it is written. */
export function decodeClient(agent: string): readonly ClientPart[] {
  const found: ClientPart[] = [];
  for (const {product, version, comment} of productsOf(agent.slice(0, longest))) {
    if (product !== '') found.push(...partsOfProduct(product, version));
    if (comment !== undefined) found.push(...partsOfComment(comment, product));
  }
  const known = found.filter(({text}, index) => text !== '' && found.findIndex(other => other.text === text) === index);
  return withoutDisguise(known)
    .toSorted((a, b) => order[a.kind] - order[b.kind])
    .slice(0, mostParts);
}

const order: {readonly [kind in PartKind]: number} = {
  tool: 0,
  browser: 0,
  service: 0,
  other: 1,
  sdk: 2,
  language: 3,
  system: 4,
};

type Product = {readonly product: string; readonly version: string; readonly comment: string | undefined};

/** `name/version (comment)`, one after the other; words without a version belong to the name that follows. */
function productsOf(agent: string): readonly Product[] {
  const products: Product[] = [];
  let name: string[] = [];
  const end = (version: string, comment?: string): void => {
    products.push({product: name.join(' '), version, comment});
    name = [];
  };
  for (const [, comment, word = ''] of agent.matchAll(/\(((?:[^()]|\([^()]*\))*)\)|([^\s(]+)/g)) {
    const slash = word.indexOf('/');
    const last = products.at(-1);
    if (comment !== undefined) {
      if (name.length > 0 || last === undefined || last.comment !== undefined) end('', comment);
      else products[products.length - 1] = {...last, comment};
    } else if (slash < 0) {
      name.push(word);
    } else {
      name.push(word.slice(0, slash));
      end(word.slice(slash + 1));
    }
  }
  if (name.length > 0) end('');
  return products;
}

function partsOfProduct(product: string, written: string): readonly ClientPart[] {
  const version = written.replace(/^v(?=\d)/i, '');
  for (const {pattern, kind, says} of productTable) {
    const match = pattern.exec(product);
    if (match !== null) return [{kind, text: says(version, match)}];
  }
  return [{kind: 'other', text: version === '' ? product : `${product} ${version}`}];
}

/** A comment's parts are divided by semicolons; the first one of some SDKs is a bare version of the language. */
function partsOfComment(comment: string, product: string): readonly ClientPart[] {
  const parts = comment.split(';').map(part => part.trim());
  const [first = '', ...rest] = parts;
  if (/^azsdk-java-/i.test(product) && /^[\d._+]+$/.test(first)) {
    const kernel = rest.join(' ');
    return [
      {kind: 'language', text: `Java ${first}`},
      {kind: 'system', text: `${kernel}${kernelNote(kernel)}`},
    ];
  }
  return parts.flatMap(part => {
    for (const {pattern, kind, says} of commentTable) {
      const match = pattern.exec(part);
      if (match !== null) return [{kind, text: says('', match)}];
    }
    return [];
  });
}

/** Browsers claim to be each other: the one that says so last is meant. */
function withoutDisguise(parts: readonly ClientPart[]): readonly ClientPart[] {
  const browsers = parts.filter(({kind}) => kind === 'browser');
  const meant = browsers.find(({text}) => /^(?:Microsoft Edge|Opera)/.test(text)) ?? browsers[0];
  return parts.filter(part => part.kind !== 'browser' || part === meant);
}
