// Everything that a record says beyond the known fields, for the eyes of a reader.
import {type JsonObject, parseBounded} from './json.ts';

/**
 * What `properties` holds, then the fields beside it that have no place of their own. JSON that an export wrote as text
 * is unfolded.
 */
export function propertiesOf(inner: unknown, record: JsonObject, others: readonly string[]): JsonObject {
  const properties: {[name: string]: unknown} = {};
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
    for (const name of Object.keys(inner)) put(properties, name, (inner as JsonObject)[name]);
  } else if (inner !== undefined) properties.properties = inner;
  for (const name of others) {
    if (!Object.hasOwn(properties, name)) put(properties, name, record[name]);
  }
  return properties;
}

function put(properties: {[name: string]: unknown}, name: string, value: unknown): void {
  const plain = typeof value === 'string' ? unfold(value) : value;
  // An assignment to this one name would set the prototype.
  if (name === '__proto__') {
    Object.defineProperty(properties, name, {value: plain, enumerable: true, configurable: true, writable: true});
  } else properties[name] = plain;
}

function unfold(text: string): unknown {
  const first = text.charCodeAt(0);
  if (first !== 0x7b && first !== 0x5b) return text;
  const parsed = parseBounded(text);
  return parsed.ok ? parsed.value : text;
}
