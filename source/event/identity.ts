// The claims of the token presented, under their short names whatever the record's spelling was.
import type {Identity} from './audit-event.ts';
import {shortClaimName} from './claim-names.ts';
import {parseObject} from './json.ts';

const mostClaims = 256;
const deepestPath = 6;

export const noIdentity: Identity = {claims: new Map(), writtenKeys: new Map()};

/** An object `{"claim": {…}}` or its JSON text (Managed HSM); `undefined` for anything else. */
export function readIdentity(value: unknown): Identity | undefined {
  const object = typeof value === 'string' ? parseObject(value) : value;
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined;
  const claims = new Map<string, unknown>();
  const writtenKeys = new Map<string, string>();
  for (const [key, inner] of Object.entries(object)) {
    const holdsClaims = /^claims?$/i.test(key) && isObject(inner);
    if (holdsClaims) addAll('', inner, 0);
    else add(key, inner, 0);
  }
  return {claims, writtenKeys};

  function addAll(path: string, object: object, depth: number): void {
    for (const [key, inner] of Object.entries(object)) add(path === '' ? key : `${path}.${key}`, inner, depth);
  }

  function add(path: string, inner: unknown, depth: number): void {
    // Only the nested spelling of URI keys is taken apart; other objects are values.
    if (path.startsWith('http') && isObject(inner) && depth < deepestPath) {
      addAll(path, inner, depth + 1);
      return;
    }
    const name = shortClaimName(path) ?? path;
    if (claims.size >= mostClaims || claims.has(name)) return;
    claims.set(name, inner);
    writtenKeys.set(name, path);
  }
}

/** A claim that is text and says something. */
export function textClaim(identity: Identity, name: string): string | undefined {
  const value = identity.claims.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
