// Tokens (JWT) where they should not stand: what they say is told, their signature never.
import type {AuditEvent} from '../event/audit-event.ts';
import {readIdentity} from '../event/identity.ts';
import {parseObject} from '../event/json.ts';
import {tokenPattern, withoutTokens} from '../text/redact.ts';
import {type ClaimEntry, claimsOf} from './claims.ts';

/** A token found in a field. */
export type TokenFound = {
  /** Where it stands: `properties.token`, `client`. */
  readonly path: string;
  /** Of its header, then of its payload. */
  readonly entries: readonly ClaimEntry[];
};

const mostTexts = 10_000;
const mostTokens = 10;
const deepest = 12;

/** The tokens that the event's fields, claims and properties hold, each once. */
export function tokensIn(event: AuditEvent): readonly TokenFound[] {
  const {identity, properties, ...fields} = event;
  const found = new Map<string, TokenFound>();
  let left = mostTexts;
  for (const [name, value] of Object.entries(fields)) look(name, value, 0);
  for (const [name, value] of identity.claims) look(`claim.${name}`, value, 0);
  look('properties', properties, 0);
  return [...found.values()];

  function look(path: string, value: unknown, depth: number): void {
    left -= 1;
    if (left < 0 || depth > deepest || found.size >= mostTokens) return;
    if (typeof value === 'string') {
      if (!value.includes('eyJ')) return;
      for (const [text] of value.matchAll(tokenPattern)) {
        const entries = found.has(text) ? undefined : entriesOf(text, event);
        if (entries !== undefined) found.set(text, {path, entries});
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) look(`${path}.${name}`, inner, depth + 1);
    }
  }
}

/** `undefined` where it only looks like a token. */
function entriesOf(text: string, {time, address}: AuditEvent): readonly ClaimEntry[] | undefined {
  const [header, payload] = text
    .split('.', 2)
    .map(part => parseObject(Buffer.from(part, 'base64url').toString('utf8')));
  const identity = payload && readIdentity({claim: payload});
  if (header === undefined || identity === undefined) return undefined;
  const first = Object.entries(header).map(([name, value]): ClaimEntry => {
    const label = headerLabels.get(name) ?? name;
    return {
      key: `header.${name}`,
      name,
      label,
      text: withoutTokens(typeof value === 'string' ? value : JSON.stringify(value)),
    };
  });
  return [...first, ...claimsOf({identity, time, address})];
}

const headerLabels: ReadonlyMap<string, string> = new Map([
  ['alg', 'signed by'],
  ['kid', 'signing key'],
  ['typ', 'kind of token'],
  ['x5t', 'signing certificate'],
]);
