// All operations of the reference in the words that people get: operations.txt is there to be read.
// After a change of words: node --import tsx --test --test-update-snapshots test/knowledge/operations.test.ts
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Service} from '../../source/event/audit-event.ts';
import {operationKinds} from '../../source/event/operation-words.ts';
import {explainOperation} from '../../source/event/operations.ts';
import {rightFor} from '../../source/knowledge/rights.ts';

const versioned = 'Get Delete List ListVersions Purge Backup Restore Recover GetDeleted ListDeleted Update';
const expiry = 'NearExpiryEventGridNotification ExpiredEventGridNotification';

/** As the reference lists them: documented for Key Vault, and for HSMs what their own things are called. */
const reference: readonly (readonly [thing: string, verbs: string, services: readonly Service[]])[] = [
  ['', 'Authentication', ['hsm', 'vault']],
  [
    'Vault',
    'Get Put Delete Patch List Purge Recover GetDeleted ListDeleted AccessPolicyChangedEventGridNotification',
    ['vault'],
  ],
  [
    'Key',
    `Create Import Sign Verify Wrap Unwrap Encrypt Decrypt Release Rotate ${versioned} ${expiry}`,
    ['hsm', 'vault'],
  ],
  ['Secret', `Set ${versioned} ${expiry}`, ['vault']],
  ['Certificate', `Create Import ${versioned} Enroll Renew ${expiry}`, ['vault']],
  [
    'Certificate',
    'PolicyGet PolicyUpdate PolicySet ContactsGet ContactsSet ContactsDelete IssuerGet IssuerSet IssuerUpdate',
    ['vault'],
  ],
  ['Certificate', 'IssuerDelete IssuersList PendingGet PendingMerge PendingUpdate PendingDelete', ['vault']],
  ['', 'BackupCreate BackupStatusGet RestoreCreate RestoreStatusGet', ['hsm']],
  ['SecurityDomain', 'Download DownloadPending TransferKey Upload UploadPending', ['hsm']],
  ['RoleAssignment', 'Get List Create Delete', ['hsm']],
  ['RoleDefinition', 'Get List Create Update Delete', ['hsm']],
];

const names = reference.flatMap(([thing, verbs, services]) =>
  verbs.split(' ').map(verb => ({name: `${thing}${verb}`, services})),
);

/** In no catalogue: told as far as the parts of the name go. */
const unknown = [
  'HsmKeyDelete',
  'KeyRotationPolicyUpdate',
  'ManagedHsmDelete',
  'SelectiveKeyRestoreCreate',
  'SecurityDomainRotate',
  'RegionReplicaSync',
  'KeyUndelete',
  '?',
];

test('Every operation of the reference is in the catalogue', () => {
  assert.deepEqual(
    names.filter(({name}) => !explainOperation(name).documented),
    [],
  );
  assert.deepEqual(
    unknown.filter(name => explainOperation(name).documented),
    [],
  );
});

test('The operations are told as a person has read them', t => {
  const lines = [...names, ...unknown.map(name => ({name, services: ['hsm'] as const}))].flatMap(({name, services}) => {
    const {kind, sentence, means} = explainOperation(name);
    const {label, isSensitive} = operationKinds[kind];
    const rights = services.flatMap(service => {
      const right = rightFor(name, service);
      return right === undefined
        ? []
        : [`  ${[right.action, ...right.roles.map(role => `${right.owner} ${role}`)].join(', ')}`];
    });
    return [`${isSensitive ? '!' : ' '} ${name}: ${sentence}`, `  ${label}: ${means}`, ...rights, ''];
  });
  t.assert.fileSnapshot(lines.join('\n'), fileURLToPath(new URL('operations.txt', import.meta.url)), {
    serializers: [text => text],
  });
});
