// What the names of operations are put together from: the things they act on, and what they do to them.

type Kind = {
  readonly label: string;
  readonly isSensitive: boolean;
  /** What it means that such a thing happened, where the operation itself has no more to say. */
  readonly means: string;
};

export const operationKinds = {
  authentication: {label: 'sign-in', isSensitive: false, means: 'nothing was done yet'},
  read: {label: 'reading', isSensitive: false, means: 'changes nothing'},
  use: {label: 'use of a key', isSensitive: false, means: 'the key stays where it is'},
  create: {label: 'creation', isSensitive: false, means: 'something is there that was not'},
  change: {label: 'change', isSensitive: false, means: 'something is no longer as it was'},
  destroy: {label: 'destruction', isSensitive: true, means: 'something is gone'},
  export: {label: 'export', isSensitive: true, means: 'something was taken out'},
  backup: {label: 'backup', isSensitive: true, means: 'everything was taken out, encrypted'},
  restore: {label: 'restore', isSensitive: true, means: 'something is back as it was'},
  'security-domain': {label: 'security domain', isSensitive: true, means: 'concerns the HSM as a whole'},
  'role-change': {label: 'change of permissions', isSensitive: true, means: 'changes who may do what'},
  release: {label: 'release of a key', isSensitive: true, means: 'the key left the HSM'},
  notice: {label: 'notice by the service', isSensitive: false, means: 'nobody asked for it'},
  unknown: {label: 'unknown', isSensitive: false, means: 'what it changes is not known'},
} as const satisfies {readonly [name: string]: Kind};

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
  KeyRotationPolicy: {one: "a key's rotation policy", many: 'rotation policies', ...settings, verbs: ''},
  ManagedHsm: {one: 'an HSM', many: 'HSMs', verbs: ''},
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

export type Verb = {
  readonly kind: OperationKind;
  readonly says: (thing: Pick<Thing, 'one' | 'many'>) => string;
  /** What it means for a key, secret, certificate or vault, where there is more to say than of its kind. */
  readonly means: string | undefined;
};

const verb = (kind: OperationKind, says: Verb['says'], means?: string): Verb => ({kind, says, means});

export const verbs: {readonly [name: string]: Verb} = {
  Get: verb('read', ({one}) => `Reads ${one}`),
  GetDeleted: verb('read', ({one}) => `Reads ${one} that was deleted`),
  List: verb('read', ({many}) => `Lists ${many}`),
  ListVersions: verb('read', ({one}) => `Lists the versions of ${one}`),
  ListDeleted: verb('read', ({many}) => `Lists ${many} that were deleted`),
  Status: verb('read', ({one}) => `Asks how far ${one} has come`),
  Sign: verb('use', ({one}) => `Signs with ${one}`, 'whoever trusts the key takes the signature for genuine'),
  Verify: verb('use', ({one}) => `Checks a signature with ${one}`),
  Wrap: verb('use', ({one}) => `Encrypts another key with ${one}`),
  Unwrap: verb(
    'use',
    ({one}) => `Decrypts another key with ${one}`,
    'what is encrypted with the other key became readable',
  ),
  Encrypt: verb('use', ({one}) => `Encrypts data with ${one}`),
  Decrypt: verb('use', ({one}) => `Decrypts data with ${one}`, 'what was encrypted with it became readable'),
  Create: verb('create', ({one}) => `Makes ${one}`),
  Import: verb('create', ({one}) => `Brings ${one} in from outside`),
  Enroll: verb('create', ({one}) => `Requests ${one} from its issuer`),
  Merge: verb('create', ({one}) => `Completes ${one} with what the issuer signed`),
  Set: verb('change', ({one}) => `Writes ${one}`),
  Put: verb('change', ({one}) => `Makes or changes ${one}`),
  Patch: verb('change', ({one}) => `Changes ${one}`),
  Update: verb('change', ({one}) => `Changes ${one}`),
  Rotate: verb(
    'change',
    ({one}) => `Gives ${one} a new version`,
    'what is encrypted from now on takes the new version',
  ),
  Renew: verb('change', ({one}) => `Renews ${one}`),
  Delete: verb('destroy', ({one}) => `Deletes ${one}`, 'it can be recovered until it is purged or its retention ends'),
  Purge: verb(
    'destroy',
    ({one}) => `Destroys ${one} that was deleted, for ever`,
    'it cannot be undone, other than from a backup',
  ),
  Backup: verb(
    'export',
    ({one}) => `Takes ${one} out as an encrypted backup`,
    'whoever has the backup can restore it elsewhere, within the security domain of the HSM or the subscription of the vault',
  ),
  Export: verb('export', ({one}) => `Takes ${one} out`, 'whoever has it can use it outside'),
  Download: verb('export', ({one}) => `Downloads ${one}`),
  Restore: verb(
    'restore',
    ({one}) => `Brings ${one} back from a backup`,
    'it is there again as it was when it was backed up',
  ),
  Recover: verb('restore', ({one}) => `Brings ${one} back that was deleted`, 'it can be used again'),
  Release: verb(
    'release',
    ({one}) => `Hands ${one} out to an attested environment`,
    'whoever runs that environment can use the key there',
  ),
  NearExpiryEventGridNotification: verb('notice', ({one}) => `Tells Event Grid that ${one} expires soon`),
  ExpiredEventGridNotification: verb('notice', ({one}) => `Tells Event Grid that ${one} has expired`),
  EventGridNotification: verb('notice', ({one}) => `Tells Event Grid of ${one}`),
};

export type NamedOperation = {
  readonly kind: OperationKind;
  readonly says: string;
  readonly means?: string;
};

/** Operations of which more is to be said than their parts do. */
export const namedOperations: {readonly [name: string]: NamedOperation} = {
  Authentication: {
    kind: 'authentication',
    says: 'Asks without a token, to learn where to get one: what clients do first',
  },
  SecretGet: {kind: 'read', says: 'Reads a secret, value and all', means: 'whoever asked has the value now'},
  KeyGet: {kind: 'read', says: 'Reads the public part and the attributes of a key'},
  BackupCreate: {
    kind: 'backup',
    says: 'Starts a backup of the whole HSM into a storage account',
    means: 'whoever has the backup and the security domain can rebuild the HSM with all its keys',
  },
  BackupStatusGet: {kind: 'read', says: 'Asks how far a backup of the HSM has come'},
  RestoreCreate: {
    kind: 'restore',
    says: 'Starts to overwrite the HSM, or one key of it, with a backup',
    means: 'keys and roles made since the backup are lost where the whole HSM is restored',
  },
  RestoreStatusGet: {kind: 'read', says: 'Asks how far a restore of the HSM has come'},
  SecurityDomainDownload: {
    kind: 'security-domain',
    says: 'Initialises the HSM and hands out what it can be rebuilt from elsewhere',
    means: 'whoever has it, with enough of the private keys that it is encrypted to, has the HSM',
  },
  SecurityDomainDownloadPending: {kind: 'read', says: 'Asks how far the download of the security domain has come'},
  SecurityDomainTransferKey: {
    kind: 'security-domain',
    says: 'Begins the recovery of an HSM from another security domain',
    means: 'hands out the key that the other security domain is to be encrypted with',
  },
  SecurityDomainUpload: {
    kind: 'security-domain',
    says: 'Makes the HSM take over the security domain of another',
    means: 'it can read the backups of the other HSM from now on',
  },
  SecurityDomainUploadPending: {kind: 'read', says: 'Asks how far the upload of the security domain has come'},
  RoleAssignmentCreate: {
    kind: 'role-change',
    says: 'Makes a role assignment',
    means: 'somebody may do more than before; the record does not say who',
  },
  RoleAssignmentDelete: {
    kind: 'role-change',
    says: 'Deletes a role assignment',
    means: 'somebody may do less than before; the record does not say who',
  },
  VaultPurge: {
    kind: 'destroy',
    says: 'Destroys a vault that was deleted, for ever',
    means: 'all that it held is lost, other than in backups',
  },
  VaultAccessPolicyChangedEventGridNotification: {
    kind: 'role-change',
    says: "Tells Event Grid that a vault's access policy changed",
  },
};
