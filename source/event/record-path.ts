// What an event says at a dotted path: a claim by its short name, or anything among its properties.
import type {AuditEvent} from './audit-event.ts';
import {shortClaimName} from './claim-names.ts';

/**
 * The texts at a path such as `claim.amr` or `properties.keyProperties.type`. Names count in any case; of an array,
 * each element does; an object is its JSON. Properties may be named without `properties`.
 */
export function readPath(event: AuditEvent, path: readonly string[]): readonly string[] {
  const [first = '', ...others] = path.map(name => name.toLowerCase());
  if (/^claims?$/.test(first)) return claimTexts(event, others);
  if (first === 'identity') return claimTexts(event, /^claims?$/.test(others[0] ?? '') ? others.slice(1) : others);
  return textsAt(event.properties, first === 'properties' ? others : [first, ...others], 0);
}

function claimTexts({identity: {claims}}: AuditEvent, names: readonly string[]): readonly string[] {
  const short = shortClaimName(names.join('.'));
  if (short !== undefined && claims.has(short)) return textsAt(claims.get(short), [], 0);
  return textsAt(Object.fromEntries(claims), names, 0);
}

function textsAt(value: unknown, names: readonly string[], index: number): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(inner => textsAt(inner, names, index));
  if (typeof value === 'object' && value !== null) {
    const name = names[index];
    if (name === undefined) return [JSON.stringify(value)];
    return Object.entries(value)
      .filter(([written]) => written.toLowerCase() === name)
      .flatMap(([, inner]) => textsAt(inner, names, index + 1));
  }
  const isText = index === names.length && value !== undefined && value !== null && value !== '';
  return isText ? [String(value)] : [];
}
