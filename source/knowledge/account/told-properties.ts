// Looks values up among the event's properties, under whichever of its names a record wrote them.
import type {AuditEvent} from '../../event/audit-event.ts';

/** Finds a property by its name in lower case, without the type that AzureDiagnostics adds (`_s`, `_b`). */
export type ToldProperties = (...names: readonly string[]) => unknown;

/** No record has more; what is hostile is not read to its end. */
const mostNames = 500;

export function readProperties({properties}: AuditEvent): ToldProperties {
  const byName = new Map<string, unknown>();
  for (const name of Object.keys(properties).slice(0, mostNames)) {
    byName.set(name.toLowerCase().replace(/_[sdgbt]$/, ''), properties[name]);
  }
  return (...names) => {
    for (const name of names) {
      const value = byName.get(name);
      if (value !== undefined && value !== null && value !== '' && value !== '(unknown)') return value;
    }
    return undefined;
  };
}

/** A text, number or boolean as text. */
export function toldText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** `true`, `"False"`. */
export function toldBoolean(value: unknown): boolean | undefined {
  const text = toldText(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
