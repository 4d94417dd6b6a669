// What a request URI says: which key, secret or certificate it is about, and which service it went to.
import type {Service} from './audit-event.ts';

const collections = new Set([
  'keys',
  'deletedkeys',
  'secrets',
  'deletedsecrets',
  'certificates',
  'deletedcertificates',
]);

/** Second segments that name an action or a setting of the whole collection. */
const notNames = new Set(['restore', 'contacts', 'issuers']);

/** The name in `https://HSM/keys/NAME/VERSION/sign`; `undefined` for lists, restores and everything else. */
export function objectKey(uri: string): string | undefined {
  const [collection, name] = segments(uri, pathStart(uri), 2);
  if (collection === undefined || name === undefined || !collections.has(collection.toLowerCase())) return undefined;
  return notNames.has(name.toLowerCase()) ? undefined : name;
}

/** The service and the name of the HSM or vault, from the host `NAME.managedhsm.azure.net` or `NAME.vault.azure.net`. */
export function requestTarget(uri: string): {readonly service: Service; readonly resource: string | undefined} {
  const scheme = uri.indexOf('://');
  const host = scheme < 0 ? '' : uri.slice(scheme + 3, endOfHost(uri, scheme + 3)).slice(0, 255);
  const [name = '', service = ''] = host.split(/[.:]/, 3);
  const known = serviceOfLabel(service.toLowerCase());
  return {service: known, resource: known === 'unknown' || name === '' ? undefined : name};
}

function serviceOfLabel(label: string): Service {
  if (label === 'managedhsm') return 'hsm';
  return label === 'vault' ? 'vault' : 'unknown';
}

function pathStart(uri: string): number {
  const scheme = uri.indexOf('://');
  return scheme < 0 ? 0 : endOfHost(uri, scheme + 3);
}

function endOfHost(uri: string, from: number): number {
  let end = from;
  while (end < uri.length && !isDelimiter(uri.charCodeAt(end))) end += 1;
  return end;
}

/** The first segments of a path that are not empty (some clients write `//keys/…`). */
function segments(uri: string, from: number, count: number): readonly string[] {
  const found: string[] = [];
  let at = from;
  while (found.length < count && uri.charCodeAt(at) === 47) {
    const start = at + 1;
    at = start;
    while (at < uri.length && !isDelimiter(uri.charCodeAt(at))) at += 1;
    if (at > start) found.push(uri.slice(start, at));
  }
  return found;
}

/** `/`, `?` or `#`. */
function isDelimiter(code: number): boolean {
  return code === 47 || code === 63 || code === 35;
}
