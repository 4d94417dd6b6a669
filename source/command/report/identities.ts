// What in a log names somebody or something: collected from all that was logged, and from the marked records.
import {isIP} from 'node:net';
import type {Engine} from '../../engine/engine.ts';
import {isApplicationName} from '../../event/applications.ts';
import {readIdentity} from '../../event/identity.ts';
import {parseObject} from '../../event/json.ts';
import {decodeClient} from '../../knowledge/clients.ts';
import type {Report} from './content.ts';
import type {Kind} from './pseudonyms.ts';

const fields: readonly (readonly [field: 'caller' | 'ip' | 'key' | 'hsm', kind: Kind])[] = [
  ['caller', 'caller'],
  ['ip', 'address'],
  ['key', 'key'],
  ['hsm', 'hsm'],
];

/** Of more distinct values than that, the seldom ones are known only where a marked record has them. */
const mostValues = 50_000;

export async function collectIdentities(engine: Engine, report: Report): Promise<ReadonlyMap<string, Kind>> {
  const found = new Map<string, Kind>();
  const add = (value: unknown, kind: Kind): void => {
    if (typeof value !== 'string' || !tells(value) || found.has(value)) return;
    found.set(value, kind);
    const encoded = encodeURIComponent(value);
    if (encoded !== value) found.set(encoded, kind);
  };
  const facets = await engine.facets({type: 'all'}, [...fields.map(([field]) => field), 'client'], mostValues);
  for (const {field, top} of facets) {
    const kind = fields.find(([name]) => name === field)?.[1];
    for (const {value} of top) {
      if (kind !== undefined) add(String(value), kind);
      else for (const program of ownPrograms(String(value))) add(program, 'client');
    }
  }
  for (const {caller, ip, key, hsm, record, custody} of report.evidence) {
    for (const [value, kind] of [
      [caller, 'caller'],
      [ip, 'address'],
      [key, 'key'],
      [hsm, 'hsm'],
    ] as const)
      add(value, kind);
    for (const [value, kind] of namesInPaths(`${custody.blob}\n${record ?? ''}`)) add(value, kind);
    const object = record === undefined ? undefined : parseObject(record);
    addClaims(object?.identity, add);
    addNamed(object, add);
  }
  for (const {location} of report.blobs) add(location, 'place');
  for (const [value, kind] of [...found]) if (kind === 'caller') addParts(value, add);
  return found;
}

/** What a user agent calls itself that nobody but its maker knows. */
function ownPrograms(client: string): readonly string[] {
  const parts = decodeClient(client).filter(({kind}) => kind === 'other');
  return parts.map(({text}) => text.replace(/ v?\d\S*$/, ''));
}

type Add = (value: unknown, kind: Kind) => void;

/** What everybody is called, or nobody: it may be read. A number alone would hide years and sizes. */
function tells(value: string): boolean {
  if (isIP(value) !== 0) return true;
  return value.length > 1 && !/^[\d.,]+$|^unauthenticated$/i.test(value) && !isApplicationName(value);
}

/** Names within ids of resources: of the resource group, and of what is in it. */
function namesInPaths(text: string): readonly (readonly [string, Kind])[] {
  return [
    ...Array.from(text.matchAll(/resourcegroups\/([^/"'\\\s?]+)/gi), ([, name]) => [name!, 'group'] as const),
    ...Array.from(
      text.matchAll(/providers\/[\w.]+\/[\w]+\/([^/"'\\\s?]+)/gi),
      ([, name]) => [name!, 'resource'] as const,
    ),
  ];
}

/** Claims that say how somebody signed in, not who. */
const harmless = /^(?:acr|amr|appidacr|azpacr|idtyp|ver|iat|nbf|exp|auth_time|xms_tcdt|scp|roles|acct|aud|iss|idp)$/;

function addClaims(identity: unknown, add: Add): void {
  for (const [name, value] of readIdentity(identity)?.claims ?? []) {
    if (harmless.test(name)) continue;
    for (const one of Array.isArray(value) ? value : [value]) add(one, nameClaims.test(name) ? 'caller' : kindOf(one));
  }
}

/** Members of a record that hold names of their own: `PoolName`, `vaultName`, `hostName`. */
function addNamed(value: unknown, add: Add, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') addNamed(inner, add, depth + 1);
    else if (namingMembers.test(name)) add(inner, kindOf(inner));
  }
}

const deepest = 8;
const namingMembers =
  /(?<!operation|category|algorithm|curve|sku_?)(?:name|pool|host|hostname|node|machine|subnet|user|tenant|account)$/i;

function kindOf(value: unknown): Kind {
  if (typeof value !== 'string') return 'name';
  if (isIP(value) !== 0) return 'address';
  return /^[0-9a-f-]{32,36}$/i.test(value) ? 'id' : 'name';
}

const nameClaims = /^(?:upn|unique_name|name|given_name|family_name|email|preferred_username|app_displayname)$/;

/** Of `maria.keller@contoso.com` what is written for it elsewhere. */
function addParts(caller: string, add: Add): void {
  const [, local, domain] = /^([^@\s]+)@([^@\s]+\.[^@\s]+)$/.exec(caller) ?? [];
  if (local === undefined || domain === undefined) return;
  add(domain, 'domain');
  add(domain.split('.')[0], 'domain');
  if (!local.includes('.')) return;
  add(local, 'name');
  for (const part of local.split('.')) if (part.length > 2) add(part, 'name');
}
