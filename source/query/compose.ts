// Puts queries together so that equal questions have equal shapes: no nested `and` in `and`, no `not` of `not`.
import type {Query} from './syntax.ts';

/** `undefined` where there is no part. */
export function allOf(parts: readonly Query[]): Query | undefined {
  return joined('and', parts);
}

/** `undefined` where there is no part. */
export function anyOf(parts: readonly Query[]): Query | undefined {
  return joined('or', parts);
}

export function noneOf(part: Query): Query {
  return part.type === 'not' ? part.part : {type: 'not', part};
}

function joined(type: 'and' | 'or', parts: readonly Query[]): Query | undefined {
  const flat = parts.flatMap(part => (part.type === type ? part.parts : [part]));
  return flat.length > 1 ? {type, parts: flat} : flat[0];
}
