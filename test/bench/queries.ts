// What the search benches ask for: what people do, each finding something among the events.
import type {FacetField} from '../../source/engine/engine.ts';
import {checkQuery} from '../../source/query/check.ts';
import type {Query} from '../../source/query/syntax.ts';

export const QUERIES = {
  'fuzzy word': 'settlement',
  'two fuzzy words': 'unwrap svc-vault',
  'typing error': 'setlemnet',
  'word left out': 'keysign !legacy',
  'word without case, at the end': 'GET$',
  'OR over fields': 'caller:svc-hsm-11* or ip:10.20.100.7 or key:card-issuer-prod*',
  'values of one field': 'op:(KeyDelete or SecretDelete or CertificateDelete)',
  range: 'status:401..403',
  'status class': 'status:4xx',
  comparison: 'ms:>150',
  network: 'ip:198.51.100.0/26',
  regex: 'client:/azsdk-(net|python)-keyvault-keys/',
  glob: 'uri:*/secrets/*/list*',
  absent: '-key:*',
  sensitive: 'sensitive',
  failed: 'failed',
  'time range': 'since:2026-09-23T08:00 until:2026-09-23T12:30 kind:vault',
  'beginning of an id': 'corr:4d33aeb1',
  'group left out': '-(op:Key* or status:403) hsm:*hsm',
  'all that comes together': 'failed op:*Sign (caller:svc* or caller:*@contoso.com) -ip:198.51.100.0/24 ms:<10 tde',
} as const satisfies {readonly [what: string]: string};

/** Refuses what the program would refuse. */
export function readQuery(text: string): Query {
  const {query, problems} = checkQuery(text);
  if (problems.length > 0) throw new Error(`${text}: ${problems.map(({sentence}) => sentence).join(' ')}`);
  return query;
}

/** The end of a correlation id: no column explains it, so the records themselves are read. One has it. */
export const unexplained = "'ac39-a8a6be698e46";

export const FACETS: readonly FacetField[] = ['op', 'status', 'caller', 'ip', 'key'];
/** How many values of each. */
export const TOP = 8;
