// What the names of operations are put together from: the things they act on, and what they do to them.

export const operationKinds = {
  authentication: {label: 'sign-in', isSensitive: false},
  read: {label: 'reading', isSensitive: false},
  use: {label: 'use of a key', isSensitive: false},
  create: {label: 'creation', isSensitive: false},
  change: {label: 'change', isSensitive: false},
  destroy: {label: 'destruction', isSensitive: true},
  export: {label: 'export', isSensitive: true},
  restore: {label: 'restore', isSensitive: true},
  'security-domain': {label: 'security domain', isSensitive: true},
  'role-change': {label: 'change of permissions', isSensitive: true},
  release: {label: 'release of a key', isSensitive: true},
  notice: {label: 'notice by the service', isSensitive: false},
  unknown: {label: 'unknown', isSensitive: false},
} as const satisfies {readonly [name: string]: {readonly label: string; readonly isSensitive: boolean}};

export type OperationKind = keyof typeof operationKinds;

export type Thing = {
  /** As in a sentence: `a key`. */
  readonly one: string;
  readonly many: string;
  /** What is done to it, other than reading, is of this kind whatever the verb. */
  readonly changes?: OperationKind;
  /** Documented, beside those with a sentence of their own. */
  readonly verbs: string;
};

const versioned = 'Get Update Delete List ListVersions Purge Backup Restore Recover GetDeleted ListDeleted';
const notices = 'NearExpiryEventGridNotification ExpiredEventGridNotification';
const settings = {changes: 'change'} as const;

export const things: {readonly [name: string]: Thing} = {
  Key: {
    one: 'a key',
    many: 'keys',
    verbs: `${versioned} Create Import Sign Verify Wrap Unwrap Encrypt Decrypt Release Rotate ${notices}`,
  },
  Secret: {one: 'a secret', many: 'secrets', verbs: `${versioned} Set ${notices}`},
  Certificate: {
    one: 'a certificate',
    many: 'certificates',
    verbs: `${versioned} Create Import Enroll Renew ${notices}`,
  },
  CertificatePolicy: {one: "a certificate's policy", many: 'policies', ...settings, verbs: 'Get Update Set'},
  CertificateContacts: {
    one: 'the contacts for certificates',
    many: 'contacts',
    ...settings,
    verbs: 'Get Set Delete',
  },
  CertificateIssuer: {
    one: 'an issuer of certificates',
    many: 'issuers',
    ...settings,
    verbs: 'Get Set Update Delete',
  },
  CertificateIssuers: {one: 'the issuers of certificates', many: 'issuers', ...settings, verbs: 'List'},
  CertificatePending: {
    one: 'a request for a certificate',
    many: 'requests for certificates',
    ...settings,
    verbs: 'Get Merge Update Delete',
  },
  Vault: {one: 'a vault', many: 'vaults', verbs: 'Get Put Delete Patch List Purge Recover GetDeleted ListDeleted'},
  RoleAssignment: {
    one: 'a role assignment',
    many: 'role assignments',
    changes: 'role-change',
    verbs: 'Get List Create Delete',
  },
  RoleDefinition: {
    one: 'a role definition',
    many: 'role definitions',
    changes: 'role-change',
    verbs: 'Get List Create Update Delete',
  },
  SecurityDomain: {
    one: 'the security domain',
    many: 'security domains',
    changes: 'security-domain',
    verbs: '',
  },
  Backup: {one: 'a backup of the HSM', many: 'backups', changes: 'export', verbs: ''},
  Restore: {one: 'a restore of the HSM', many: 'restores', changes: 'restore', verbs: ''},
};

export type Verb = {readonly kind: OperationKind; readonly says: (thing: Pick<Thing, 'one' | 'many'>) => string};

const verb = (kind: OperationKind, says: Verb['says']): Verb => ({kind, says});

export const verbs: {readonly [name: string]: Verb} = {
  Get: verb('read', ({one}) => `Reads ${one}`),
  GetDeleted: verb('read', ({one}) => `Reads ${one} that was deleted`),
  List: verb('read', ({many}) => `Lists ${many}`),
  ListVersions: verb('read', ({one}) => `Lists the versions of ${one}`),
  ListDeleted: verb('read', ({many}) => `Lists ${many} that were deleted`),
  Status: verb('read', ({one}) => `Asks how far ${one} has come`),
  Sign: verb('use', ({one}) => `Signs with ${one}`),
  Verify: verb('use', ({one}) => `Checks a signature with ${one}`),
  Wrap: verb('use', ({one}) => `Encrypts another key with ${one}`),
  Unwrap: verb('use', ({one}) => `Decrypts another key with ${one}`),
  Encrypt: verb('use', ({one}) => `Encrypts data with ${one}`),
  Decrypt: verb('use', ({one}) => `Decrypts data with ${one}`),
  Create: verb('create', ({one}) => `Makes ${one}`),
  Import: verb('create', ({one}) => `Brings ${one} in from outside`),
  Enroll: verb('create', ({one}) => `Requests ${one} from its issuer`),
  Merge: verb('create', ({one}) => `Completes ${one} with what the issuer signed`),
  Set: verb('change', ({one}) => `Writes ${one}`),
  Put: verb('change', ({one}) => `Makes or changes ${one}`),
  Patch: verb('change', ({one}) => `Changes ${one}`),
  Update: verb('change', ({one}) => `Changes ${one}`),
  Rotate: verb('change', ({one}) => `Gives ${one} a new version`),
  Renew: verb('change', ({one}) => `Renews ${one}`),
  Delete: verb('destroy', ({one}) => `Deletes ${one}`),
  Purge: verb('destroy', ({one}) => `Destroys ${one} that was deleted, for ever`),
  Backup: verb('export', ({one}) => `Takes ${one} out as an encrypted backup`),
  Export: verb('export', ({one}) => `Takes ${one} out`),
  Download: verb('export', ({one}) => `Downloads ${one}`),
  Restore: verb('restore', ({one}) => `Brings ${one} back from a backup`),
  Recover: verb('restore', ({one}) => `Brings ${one} back that was deleted`),
  Release: verb('release', ({one}) => `Hands ${one} out to an attested environment`),
  NearExpiryEventGridNotification: verb('notice', ({one}) => `Tells Event Grid that ${one} expires soon`),
  ExpiredEventGridNotification: verb('notice', ({one}) => `Tells Event Grid that ${one} has expired`),
  EventGridNotification: verb('notice', ({one}) => `Tells Event Grid of ${one}`),
};

/** Operations of which more is to be said than their parts do. */
export const namedOperations: {readonly [name: string]: readonly [OperationKind, string]} = {
  Authentication: ['authentication', 'Asks without a token, to learn where to get one: what clients do first'],
  BackupCreate: ['export', 'Starts a backup of the whole HSM into a storage account'],
  BackupStatusGet: ['read', 'Asks how far a backup of the HSM has come'],
  RestoreCreate: ['restore', 'Starts to overwrite the HSM, or one key of it, with a backup'],
  RestoreStatusGet: ['read', 'Asks how far a restore of the HSM has come'],
  SecurityDomainDownload: [
    'security-domain',
    'Initialises the HSM and hands out what it can be rebuilt from elsewhere',
  ],
  SecurityDomainDownloadPending: ['read', 'Asks how far the download of the security domain has come'],
  SecurityDomainTransferKey: ['security-domain', 'Begins the recovery of an HSM from another security domain'],
  SecurityDomainUpload: ['security-domain', 'Makes the HSM take over the security domain of another'],
  SecurityDomainUploadPending: ['read', 'Asks how far the upload of the security domain has come'],
  VaultAccessPolicyChangedEventGridNotification: [
    'role-change',
    "Tells Event Grid that a vault's access policy changed",
  ],
};
