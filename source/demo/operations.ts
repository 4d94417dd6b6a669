// What can be asked of an HSM or vault: where it is asked, which right it takes, what success is, how long it takes.

type Operation = {
  /** Below the resource's own address, or a whole URI. {object} and {version} stand for the key or secret, or for what the caller names. */
  readonly path: string;
  /** The data action that a 403 names. */
  readonly action: string;
  readonly success: number;
  /** Usual server-side time. */
  readonly milliseconds: number;
};

const roleAssignment = '/providers/Microsoft.Authorization/roleAssignments/{object}';
const roleDefinition = '/providers/Microsoft.Authorization/roleDefinitions/{object}';

export const operations = {
  KeyList: {path: '/keys', action: 'keys/read', success: 200, milliseconds: 42},
  KeyGet: {path: '/keys/{object}', action: 'keys/read', success: 200, milliseconds: 14},
  KeyListVersions: {path: '/keys/{object}/versions', action: 'keys/read', success: 200, milliseconds: 25},
  KeyCreate: {path: '/keys/{object}/create', action: 'keys/create', success: 200, milliseconds: 310},
  KeyUpdate: {path: '/keys/{object}/{version}', action: 'keys/write', success: 200, milliseconds: 88},
  KeySign: {path: '/keys/{object}/{version}/sign', action: 'keys/sign', success: 200, milliseconds: 21},
  KeyVerify: {path: '/keys/{object}/{version}/verify', action: 'keys/verify', success: 200, milliseconds: 12},
  KeyEncrypt: {path: '/keys/{object}/{version}/encrypt', action: 'keys/encrypt', success: 200, milliseconds: 9},
  KeyDecrypt: {path: '/keys/{object}/{version}/decrypt', action: 'keys/decrypt', success: 200, milliseconds: 11},
  KeyWrap: {path: '/keys/{object}/{version}/wrapkey', action: 'keys/wrap', success: 200, milliseconds: 10},
  KeyUnwrap: {path: '/keys/{object}/{version}/unwrapkey', action: 'keys/unwrap', success: 200, milliseconds: 13},
  KeyBackup: {path: '/keys/{object}/backup', action: 'keys/backup', success: 200, milliseconds: 164},
  KeyDelete: {path: '/keys/{object}', action: 'keys/delete', success: 200, milliseconds: 131},
  KeyGetDeleted: {path: '/deletedkeys/{object}', action: 'keys/deletedKeys/read', success: 200, milliseconds: 16},
  KeyListDeleted: {path: '/deletedkeys', action: 'keys/deletedKeys/read', success: 200, milliseconds: 33},
  KeyRecover: {
    path: '/deletedkeys/{object}/recover',
    action: 'keys/deletedKeys/recover',
    success: 200,
    milliseconds: 97,
  },
  KeyPurge: {path: '/deletedkeys/{object}', action: 'keys/deletedKeys/delete', success: 204, milliseconds: 118},
  BackupCreate: {path: '/backup', action: 'backup/start', success: 202, milliseconds: 488},
  BackupStatusGet: {path: '/backup/{object}/pending', action: 'backup/status', success: 200, milliseconds: 19},
  RestoreCreate: {path: '/keys/{object}/restore', action: 'restore/start', success: 202, milliseconds: 530},
  RestoreStatusGet: {path: '/restore/{object}/pending', action: 'restore/status', success: 200, milliseconds: 22},
  SecurityDomainDownload: {
    path: '/securitydomain/download',
    action: 'securitydomain/download',
    success: 202,
    milliseconds: 640,
  },
  RoleAssignmentList: {
    path: '/providers/Microsoft.Authorization/roleAssignments',
    action: 'roleAssignments/read',
    success: 200,
    milliseconds: 27,
  },
  RoleAssignmentCreate: {path: roleAssignment, action: 'roleAssignments/write', success: 201, milliseconds: 143},
  RoleAssignmentDelete: {path: roleAssignment, action: 'roleAssignments/delete', success: 200, milliseconds: 122},
  RoleDefinitionList: {
    path: '/providers/Microsoft.Authorization/roleDefinitions',
    action: 'roleDefinitions/read',
    success: 200,
    milliseconds: 24,
  },
  RoleDefinitionGet: {path: roleDefinition, action: 'roleDefinitions/read', success: 200, milliseconds: 17},
  SecretList: {path: '/secrets', action: 'secrets/readMetadata', success: 200, milliseconds: 61},
  SecretGet: {path: '/secrets/{object}', action: 'secrets/getSecret', success: 200, milliseconds: 24},
  SecretListVersions: {
    path: '/secrets/{object}/versions',
    action: 'secrets/readMetadata',
    success: 200,
    milliseconds: 38,
  },
  SecretSet: {path: '/secrets/{object}', action: 'secrets/setSecret', success: 200, milliseconds: 77},
  SecretDelete: {path: '/secrets/{object}', action: 'secrets/delete', success: 200, milliseconds: 102},
  SecretPurge: {path: '/deletedsecrets/{object}', action: 'secrets/purge', success: 204, milliseconds: 95},
  CertificateGet: {path: '/certificates/{object}', action: 'certificates/read', success: 200, milliseconds: 29},
  VaultGet: {path: 'https://management.azure.com{resourceId}', action: 'vaults/read', success: 200, milliseconds: 18},
  // In no catalogue: what a newer service version may write.
  RegionReplicaSync: {path: '/replicas/{object}/sync', action: 'replicas/sync', success: 200, milliseconds: 2210},
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
