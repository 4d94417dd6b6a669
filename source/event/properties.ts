// Everything that a record says beyond the known fields, for the eyes of a reader.
import {type JsonObject, parseBounded} from './json.ts';

/**
 * What `properties` holds, then the fields beside it that have no place of their own. JSON that an export wrote as text
 * is unfolded. The object has no prototype, so no key of a record can reach one.
 */
export function propertiesOf(record: JsonObject, inner: unknown, isPlaced: (name: string) => boolean): JsonObject {
  const properties = Object.create(null) as {[name: string]: unknown};
  const isInner = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  if (isInner) {
    for (const [name, value] of Object.entries(inner)) properties[name] = unfold(value);
  }
  for (const [name, value] of Object.entries(record)) {
    const isEmpty = value === '' || value === null;
    const isTheInner = isInner && /^properties(_s)?$/i.test(name);
    if (isEmpty || isTheInner || name in properties || isPlaced(name)) continue;
    properties[name] = unfold(value);
  }
  return properties;
}

function unfold(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  const parsed = parseBounded(value);
  return parsed.ok ? parsed.value : value;
}
