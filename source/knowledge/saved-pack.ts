// Saved queries that come with hsmscope, each with the question that it answers. Drawn from published detections for
// Key Vault and Managed HSM, and from Microsoft's sample questions for their logs (see the reference's sources).
import type {SavedQueries} from '../query/saved-queries.ts';
import type {SavedQuery} from '../settings/saved-queries.ts';

export type PackedQuery = {readonly name: string; readonly query: string; readonly description: string};

export const savedPack: readonly PackedQuery[] = [
  {name: 'failures', query: 'failed', description: 'What was refused or went wrong?'},
  {name: 'denied', query: 'status:403', description: 'Who was not allowed to do what they tried?'},
  {
    name: 'signed-in-badly',
    query: 'is:unauthenticated -is:challenge',
    description: 'Who came without a valid token, beside the first step of every sign-in?',
  },
  {name: 'throttled', query: 'status:429', description: 'Who asks more often than the service bears?'},
  {name: 'server-faults', query: 'status:5xx', description: 'What went wrong at the service itself?'},
  {name: 'slow', query: 'ms:>1000', description: 'What took longer than a second?'},
  {name: 'sensitive', query: 'sensitive', description: 'What was destroyed, exported, restored, or changed who may?'},
  {
    name: 'sensitive-by-people',
    query: 'sensitive caller:*@*',
    description: 'What of that did people do, not services?',
  },
  {name: 'sensitive-denied', query: 'sensitive failed', description: 'Who tried such a thing in vain?'},
  {
    name: 'key-deleted',
    query: 'op:(KeyDelete or SecretDelete or CertificateDelete) -failed',
    description: 'Which keys, secrets and certificates were deleted?',
  },
  {
    name: 'purged',
    query: 'op:*Purge* -failed',
    description: 'What was destroyed for ever?',
  },
  {name: 'recovered', query: 'op:*Recover*', description: 'What was brought back after it was deleted?'},
  {
    name: 'vault-changes',
    query: 'op:(VaultPut or VaultPatch or VaultDelete or VaultAccessPolicyChangedEventGridNotification)',
    description: 'Who changed or deleted a vault, or its access policies?',
  },
  {
    name: 'role-changes',
    query: 'op:(RoleAssignment* or RoleDefinition*) -op:(*Get or *List)',
    description: 'Who gave or took rights on an HSM?',
  },
  {
    name: 'security-domain',
    query: 'op:SecurityDomain*',
    description: 'Who touched the security domain, which is the HSM itself?',
  },
  {
    name: 'hsm-backups',
    query: 'op:(Backup* or SelectiveKey* or Restore*)',
    description: 'Who backed an HSM up, or restored one?',
  },
  {
    name: 'keys-taken-out',
    query: 'op:(KeyBackup or KeyRelease or SecretBackup or CertificateBackup or KeyExport)',
    description: 'Which keys and secrets were taken out?',
  },
  {
    name: 'keys-made',
    query: 'op:(KeyCreate or KeyImport or KeyRotate)',
    description: 'Which keys were made, brought in or rotated?',
  },
  {
    name: 'secrets-read',
    query: 'op:(SecretGet or KeyGet or CertificateGet) -failed',
    description: 'Who reads secrets? Facets by caller show who reads many.',
  },
  {
    name: 'listing',
    query: 'op:(SecretList or KeyList or CertificateList or VaultList)',
    description: 'Who looks around for what there is?',
  },
  {name: 'decrypting', query: 'op:(KeyDecrypt or KeyUnwrap)', description: 'Who opens what keys protect?'},
  {name: 'signing', query: 'op:KeySign', description: 'Who signs with which key?'},
  {name: 'people', query: 'caller:*@*', description: 'What did people do, not services?'},
  {
    name: 'by-script',
    query: 'client:/python|curl|powershell|azurecli|postman/',
    description: 'What was done by hand or script?',
  },
  {
    name: 'old-tls',
    query: 'properties.tlsVersion:/TLS1_[01]/',
    description: 'Who still comes by an old version of TLS?',
  },
  {
    name: 'outside-azure',
    query: 'ip:* -ip:(10.0.0.0/8 or 172.16.0.0/12 or 192.168.0.0/16 or 100.64.0.0/10)',
    description: 'What came from addresses that are not private?',
  },
  {name: 'unreadable', query: 'is:unreadable', description: 'Which lines are no records, and why?'},
];

/** A saved query as it is listed; `isOwn`: the user's, in place of a packed one of its name. */
export type NamedQuery = SavedQuery & {readonly name: string; readonly isOwn: boolean};

/** The user's own come first, and stand for packed ones of the same name. */
export function withPack(own: ReadonlyMap<string, SavedQuery>): readonly NamedQuery[] {
  const packed = savedPack.filter(({name}) => !own.has(name));
  return [
    ...[...own].map(([name, query]) => ({...query, name, isOwn: true})),
    ...packed.map(query => ({...query, isOwn: false})),
  ];
}

/** What `@name` stands for. */
export function textsOf(queries: readonly NamedQuery[]): SavedQueries {
  return new Map(queries.map(({name, query}) => [name, query]));
}
