// Puts queries together so that equal questions have equal shapes: no nested `and` in `and`, no `not` of `not`.
import type {Join, Joined} from './syntax.ts';

type AnyLeaf = {readonly type: string};

/** `undefined` where there is no part. */
export function allOf<Leaf extends AnyLeaf>(parts: readonly Joined<Leaf>[]): Joined<Leaf> | undefined {
  return joined('and', parts);
}

/** `undefined` where there is no part. */
export function anyOf<Leaf extends AnyLeaf>(parts: readonly Joined<Leaf>[]): Joined<Leaf> | undefined {
  return joined('or', parts);
}

export function noneOf<Leaf extends AnyLeaf>(part: Joined<Leaf>): Joined<Leaf> {
  return isJoin(part) && part.type === 'not' ? part.part : {type: 'not', part};
}

/** The query with each condition replaced by what it stands for; `undefined`: by nothing, as if it were not written. */
export function replaceLeaves<From extends AnyLeaf, To extends AnyLeaf>(
  query: Joined<From>,
  replace: (leaf: From) => Joined<To> | undefined,
): Joined<To> | undefined {
  if (!isJoin(query)) return replace(query);
  if (query.type === 'not') {
    const part = replaceLeaves(query.part, replace);
    return part && noneOf(part);
  }
  const parts = query.parts.map(part => replaceLeaves(part, replace)).filter(part => part !== undefined);
  return joined(query.type, parts);
}

function joined<Leaf extends AnyLeaf>(type: 'and' | 'or', parts: readonly Joined<Leaf>[]): Joined<Leaf> | undefined {
  const flat = parts.flatMap(part => (isJoin(part) && part.type === type ? part.parts : [part]));
  return flat.length > 1 ? {type, parts: flat} : flat[0];
}

function isJoin<Leaf extends AnyLeaf>(query: Joined<Leaf>): query is Join<Leaf> {
  return query.type === 'and' || query.type === 'or' || query.type === 'not';
}
