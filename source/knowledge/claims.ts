// The claims of the identity, one by one, for people: a plain label, the value decoded, and what it means.
import type {AuditEvent} from '../event/audit-event.ts';
import {describeClaim} from '../event/claim-names.ts';

export type ClaimEntry = {
  /** The key as the record wrote it. */
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** What the value means, where there is more to say. */
  readonly note?: string;
};

export function claimsOf({identity: {claims, writtenKeys}}: AuditEvent): readonly ClaimEntry[] {
  return [...claims].map(([name, value]) => ({key: writtenKeys.get(name) ?? name, ...describeClaim(name, value)}));
}

/** A token found in a field: its header and payload; its signature is never told. */
export type TokenFound = {
  /** Where it stands: `properties.token`, `client`. */
  readonly path: string;
  readonly entries: readonly ClaimEntry[];
};

/** The JWTs that any field of the event holds. */
export function tokensIn(_event: AuditEvent): readonly TokenFound[] {
  return [];
}
