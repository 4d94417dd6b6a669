// The right that an operation takes, and the built-in roles that give it.
import type {Service} from '../event/audit-event.ts';
import type {SourceName} from './sources.ts';

export type Right = {
  /** The data action, whole. */
  readonly action: string;
  /** Whose built-in roles these are: `Managed HSM`. */
  readonly owner: string;
  /** Built-in roles that include it, without their owner; none where that is not known. */
  readonly roles: readonly string[];
  readonly source: SourceName;
};

type Row = readonly [action: string, operations: string, roles: string];

const hsmPrefix = 'Microsoft.KeyVault/managedHsm/';
const backup = 'Administrator, Backup';
const restore = 'Administrator, Restore';
const reader = 'Administrator, Crypto Officer, Crypto User, Policy Administrator, Crypto Auditor';
const granter = 'Administrator, Crypto Officer, Policy Administrator';

/** Names of roles without their `Managed HSM`. */
const hsmRows: readonly Row[] = [
  ['securitydomain/download/action', 'SecurityDomainDownload', 'Administrator'],
  ['securitydomain/download/read', 'SecurityDomainDownloadPending', ''],
  ['securitydomain/upload/action', 'SecurityDomainUpload', 'Administrator'],
  ['securitydomain/upload/read', 'SecurityDomainUploadPending', 'Administrator'],
  ['securitydomain/transferkey/read', 'SecurityDomainTransferKey', 'Administrator'],
  ['keys/read/action', 'KeyGet KeyList KeyListVersions', 'Crypto User, Crypto Service Encryption User, Crypto Auditor'],
  ['keys/write/action', 'KeyUpdate', 'Crypto User'],
  ['keys/rotate/action', 'KeyRotate', 'Crypto User'],
  ['keys/create', 'KeyCreate', 'Crypto User'],
  ['keys/delete', 'KeyDelete', 'Crypto User'],
  ['keys/deletedKeys/read/action', 'KeyGetDeleted KeyListDeleted', 'Crypto Officer'],
  ['keys/deletedKeys/recover/action', 'KeyRecover', 'Crypto Officer'],
  ['keys/deletedKeys/delete', 'KeyPurge', 'Crypto Officer, Crypto Auditor'],
  ['keys/backup/action', 'KeyBackup', 'Crypto User, Backup'],
  ['keys/restore/action', 'KeyRestore', 'Crypto User, Restore'],
  ['keys/release/action', 'KeyRelease', 'Crypto User, Crypto Service Release User'],
  ['keys/export/action', 'KeyExport', ''],
  ['keys/import/action', 'KeyImport', 'Crypto User'],
  ['keys/encrypt/action', 'KeyEncrypt', 'Crypto User'],
  ['keys/decrypt/action', 'KeyDecrypt', 'Crypto User'],
  ['keys/wrap/action', 'KeyWrap', 'Crypto User, Crypto Service Encryption User'],
  ['keys/unwrap/action', 'KeyUnwrap', 'Crypto User, Crypto Service Encryption User'],
  ['keys/sign/action', 'KeySign', 'Crypto User'],
  ['keys/verify/action', 'KeyVerify', 'Crypto User'],
  ['roleAssignments/read/action', 'RoleAssignmentGet RoleAssignmentList', reader],
  ['roleAssignments/write/action', 'RoleAssignmentCreate', granter],
  ['roleAssignments/delete/action', 'RoleAssignmentDelete', granter],
  ['roleDefinitions/read/action', 'RoleDefinitionGet RoleDefinitionList', reader],
  ['roleDefinitions/write/action', 'RoleDefinitionCreate RoleDefinitionUpdate', granter],
  ['roleDefinitions/delete/action', 'RoleDefinitionDelete', granter],
  ['backup/start/action', 'BackupCreate', backup],
  ['backup/status/action', 'BackupStatusGet', backup],
  ['restore/start/action', 'RestoreCreate', restore],
  ['restore/status/action', 'RestoreStatusGet', restore],
];

const vaultPrefix = 'Microsoft.KeyVault/vaults/';
const officer = {keys: 'Crypto Officer', secrets: 'Secrets Officer', certificates: 'Certificates Officer'};
const keyUser = `${officer.keys}, Crypto User`;
const wrapper = `${keyUser}, Crypto Service Encryption User`;

/** Names of roles without their `Key Vault`; its Administrator has all of these. */
const vaultRows: readonly Row[] = [
  ['keys/read', 'KeyGet KeyList KeyListVersions KeyGetDeleted KeyListDeleted', `${wrapper}, Reader`],
  ['keys/update/action', 'KeyUpdate', keyUser],
  ['keys/rotate/action', 'KeyRotate', officer.keys],
  ['keys/create/action', 'KeyCreate', officer.keys],
  ['keys/import/action', 'KeyImport', officer.keys],
  ['keys/delete', 'KeyDelete', officer.keys],
  ['keys/recover/action', 'KeyRecover', officer.keys],
  ['keys/purge/action', 'KeyPurge', officer.keys],
  ['keys/backup/action', 'KeyBackup', keyUser],
  ['keys/restore/action', 'KeyRestore', officer.keys],
  ['keys/release/action', 'KeyRelease', `${officer.keys}, Crypto Service Release User`],
  ['keys/encrypt/action', 'KeyEncrypt', keyUser],
  ['keys/decrypt/action', 'KeyDecrypt', keyUser],
  ['keys/wrap/action', 'KeyWrap', wrapper],
  ['keys/unwrap/action', 'KeyUnwrap', wrapper],
  ['keys/sign/action', 'KeySign', keyUser],
  ['keys/verify/action', 'KeyVerify', keyUser],
  ['secrets/getSecret/action', 'SecretGet', `${officer.secrets}, Secrets User`],
  [
    'secrets/readMetadata/action',
    'SecretList SecretListVersions SecretGetDeleted SecretListDeleted',
    `${officer.secrets}, Secrets User, Reader`,
  ],
  ['secrets/setSecret/action', 'SecretSet', officer.secrets],
  ['secrets/update/action', 'SecretUpdate', officer.secrets],
  ['secrets/delete', 'SecretDelete', officer.secrets],
  ['secrets/recover/action', 'SecretRecover', officer.secrets],
  ['secrets/purge/action', 'SecretPurge', officer.secrets],
  ['secrets/backup/action', 'SecretBackup', officer.secrets],
  ['secrets/restore/action', 'SecretRestore', officer.secrets],
  [
    'certificates/read',
    'CertificateGet CertificateList CertificateListVersions CertificateGetDeleted CertificateListDeleted CertificatePolicyGet CertificatePendingGet',
    `${officer.certificates}, Certificate User, Reader`,
  ],
  ['certificates/create/action', 'CertificateCreate CertificateEnroll CertificateRenew', officer.certificates],
  ['certificates/import/action', 'CertificateImport CertificatePendingMerge', officer.certificates],
  ['certificates/update/action', 'CertificateUpdate CertificatePolicyUpdate', officer.certificates],
  ['certificates/delete', 'CertificateDelete', officer.certificates],
  ['certificates/recover/action', 'CertificateRecover', officer.certificates],
  ['certificates/purge/action', 'CertificatePurge', officer.certificates],
  ['certificates/backup/action', 'CertificateBackup', officer.certificates],
  ['certificates/restore/action', 'CertificateRestore', officer.certificates],
  ['certificatecontacts/write', 'CertificateContactsSet CertificateContactsDelete', officer.certificates],
  ['certificatecas/read', 'CertificateIssuerGet CertificateIssuersList', officer.certificates],
  ['certificatecas/write', 'CertificateIssuerSet CertificateIssuerUpdate', officer.certificates],
  ['certificatecas/delete', 'CertificateIssuerDelete', officer.certificates],
];

const rights: {readonly [service in Service]?: ReadonlyMap<string, Right>} = {
  hsm: tableOf(hsmRows, hsmPrefix, 'Managed HSM', 'hsmRoles'),
  vault: tableOf(
    vaultRows.map(([action, operations, roles]) => [action, operations, `Administrator, ${roles}`]),
    vaultPrefix,
    'Key Vault',
    'vaultRoles',
  ),
};

/** `undefined` where no documentation says. */
export function rightFor(operation: string, service: Service): Right | undefined {
  return rights[service]?.get(operation.toLowerCase());
}

function tableOf(rows: readonly Row[], prefix: string, owner: string, source: SourceName): ReadonlyMap<string, Right> {
  return new Map(
    rows.flatMap(([action, operations, names]) => {
      const roles = names === '' ? [] : names.split(', ');
      const right = {action: `${prefix}${action}`, owner, roles, source};
      return operations.split(' ').map(operation => [operation.toLowerCase(), right] as const);
    }),
  );
}
