import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {operations} from '../../source/demo/operations.ts';
import {explainOperation, isSensitive} from '../../source/event/operations.ts';

test('Sensitive is what destroys, takes out, brings back, hands out, or changes who may', () => {
  const sensitive = [
    ...['VaultDelete', 'KeyDelete', 'SecretDelete', 'KeyPurge', 'SecretPurge', 'KeyBackup', 'SecretBackup'],
    ...['SecurityDomainDownload', 'SecurityDomainUpload', 'RestoreCreate', 'BackupCreate', 'RoleAssignmentCreate'],
    ...['RoleAssignmentDelete', 'RoleDefinitionUpdate', 'KeyRelease', 'KeyRecover', 'KeyRestore', 'keydelete'],
  ];
  const harmless = [
    ...['KeySign', 'KeyGet', 'KeyGetDeleted', 'KeyListDeleted', 'SecretSet', 'VaultPatch', 'Authentication'],
    ...['RoleAssignmentList', 'RoleDefinitionGet', 'BackupStatusGet', 'RestoreStatusGet', 'KeyCreate', ''],
    ...['SecurityDomainUploadPending', 'CertificateContactsDelete', 'KeyExpiredEventGridNotification'],
  ];
  assert.deepEqual(sensitive.filter(isSensitive), sensitive);
  assert.deepEqual(harmless.filter(isSensitive), []);
});

test('An operation is told in a plain sentence', () => {
  const examples: readonly (readonly [string, string, string])[] = [
    ['KeyUnwrap', 'use', 'Decrypts another key with a key.'],
    ['SecretListVersions', 'read', 'Lists the versions of a secret.'],
    ['BACKUPCREATE', 'backup', 'Starts a backup of the whole HSM into a storage account.'],
    ['CertificateIssuerDelete', 'change', 'Deletes an issuer of certificates.'],
  ];
  for (const [name, kind, sentence] of examples) {
    assert.partialDeepStrictEqual(explainOperation(name), {kind, sentence, documented: true});
  }
});

test('An unknown operation is told from the parts of its name', () => {
  const examples: readonly (readonly [string, string, string])[] = [
    ['HsmKeyDelete', 'destroy', 'Deletes a key, by its name.'],
    ['SecurityDomainRotate', 'security-domain', 'Gives the security domain a new version, by its name.'],
    ['RoleAssignmentApprove', 'role-change', 'In no catalogue; by its name it does "Approve" with a role assignment.'],
    ['KeyBackupStatus', 'read', 'Asks how far a backup of the HSM has come, by its name.'],
    ['RegionReplicaSync', 'unknown', 'In no catalogue; by its name it does "Sync" with a region replica.'],
    ['KeyUndelete', 'unknown', 'In no catalogue; by its name it does "Undelete" with a key.'],
    ['Delete', 'destroy', 'Deletes something, by its name.'],
    ['?', 'unknown', 'In no catalogue; by its name it does "?" with something.'],
  ];
  for (const [name, kind, sentence] of examples) {
    assert.partialDeepStrictEqual(explainOperation(name), {kind, sentence, documented: false}, name);
  }
});

test('What an operation means is told by itself, by its verb, or by its kind', () => {
  const examples: readonly (readonly [string, RegExp])[] = [
    ['SecurityDomainDownload', /has the HSM$/],
    ['KeyPurge', /cannot be undone/],
    ['HsmKeyPurge', /cannot be undone/],
    ['RoleDefinitionDelete', /^changes who may do what$/],
    ['CertificateContactsDelete', /^something is no longer as it was$/],
    ['KeyList', /^changes nothing$/],
    ['RegionReplicaSync', /not known/],
  ];
  for (const [name, means] of examples) assert.match(explainOperation(name).means, means, name);
});

test('All that the demo logs is in the catalogue, but for what a newer service might write', () => {
  const unknown = Object.keys(operations).filter(name => !explainOperation(name).documented);
  assert.deepEqual(unknown, ['RegionReplicaSync']);
});

test('Every name is explained, in few words', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 3000}), name => {
      assert.ok(explainOperation(name).sentence.length < 500);
    }),
  );
});
