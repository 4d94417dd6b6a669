// Roles by their ids: the local ones of Managed HSM, those of Azure for vaults, and those of the directory.
import type {SourceName} from './sources.ts';

export type Role = {
  readonly name: string;
  /** What it lets somebody do. */
  readonly says: string;
  /** Does it let its holder take any other right? */
  readonly isMighty: boolean;
  readonly source: SourceName;
};

type Row = readonly [id: string, name: string, says: string, isMighty?: 'mighty'];

const tables: readonly {readonly source: SourceName; readonly rows: readonly Row[]}[] = [
  {
    source: 'hsmRoles',
    rows: [
      [
        'a290e904-7015-4bba-90c8-60543313cdb4',
        'Managed HSM Administrator',
        'security domain, full backup and restore, roles',
        'mighty',
      ],
      [
        '515eb02d-2335-4d2d-92f2-b1cbdf9c3778',
        'Managed HSM Crypto Officer',
        'roles, recovery and purge of deleted keys',
        'mighty',
      ],
      [
        '21dbd100-6940-42c2-9190-5d6cb909625b',
        'Managed HSM Crypto User',
        'all that keys are there for, but for purge and recovery',
      ],
      [
        '4bd23610-cdcf-4971-bdee-bdc562cc28e4',
        'Managed HSM Policy Administrator',
        'making and deleting role assignments',
        'mighty',
      ],
      ['2c18b078-7c48-4d3a-af88-5a3a1b3f82b3', 'Managed HSM Crypto Auditor', 'reading the attributes of keys'],
      [
        '33413926-3206-4cdd-b39a-83574fe37a17',
        'Managed HSM Crypto Service Encryption User',
        'wrapping and unwrapping for a service',
      ],
      [
        '21dbd100-6940-42c2-9190-5d6cb909625c',
        'Managed HSM Crypto Service Release User',
        'release of keys to trusted environments',
      ],
      ['7b127d3c-77bd-4e3e-bbe0-dbb8971fa7f8', 'Managed HSM Backup', 'backup of a key or of the whole HSM'],
      ['6efe6056-5259-49d2-8b3d-d3d73544b20b', 'Managed HSM Restore', 'restore of a key or of the whole HSM'],
    ],
  },
  {
    source: 'vaultRoles',
    rows: [
      ['00482a5a-887f-4fb3-b363-3b7fe8e74483', 'Key Vault Administrator', 'all that a vault holds', 'mighty'],
      ['21090545-7ca7-4776-b22c-e363652d74d2', 'Key Vault Reader', 'reading attributes, no values'],
      ['b86a8fe4-44ce-4948-aee5-eccb2c155cd7', 'Key Vault Secrets Officer', 'everything with secrets'],
      ['4633458b-17de-408a-b874-0445c86b69e6', 'Key Vault Secrets User', 'reading secrets'],
      ['14b46e9e-c2b7-41b4-b07b-48a6ebf60603', 'Key Vault Crypto Officer', 'everything with keys'],
      ['12338af0-0e69-4776-bea7-57ae8d297424', 'Key Vault Crypto User', 'using keys'],
      [
        'e147488a-f6f5-4113-8e2d-b22465e65bf6',
        'Key Vault Crypto Service Encryption User',
        'wrapping and unwrapping for a service',
      ],
      ['08bbd89e-9f13-488c-ac41-acfcb10c90ab', 'Key Vault Crypto Service Release User', 'release of keys'],
      ['a4417e6f-fecd-4de8-b567-7b0420556985', 'Key Vault Certificates Officer', 'everything with certificates'],
      ['db79e9a7-68ee-4b58-9aeb-b90e7c24fcba', 'Key Vault Certificate User', 'reading certificates and their keys'],
      [
        '8b54135c-b56d-4d72-a534-26097cfdc8d8',
        'Key Vault Data Access Administrator',
        'role assignments of vaults',
        'mighty',
      ],
    ],
  },
  {
    source: 'directoryRoles',
    rows: [
      ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator', 'everything in the directory', 'mighty'],
      ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator', 'directory roles', 'mighty'],
      [
        '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
        'Privileged Authentication Administrator',
        'how anybody signs in',
        'mighty',
      ],
      ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator', 'applications and their secrets', 'mighty'],
      [
        '158c047a-c907-4556-b7ef-446551a6b5f7',
        'Cloud Application Administrator',
        'applications and their secrets',
        'mighty',
      ],
      ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', 'Hybrid Identity Administrator', 'how directories are joined', 'mighty'],
      ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator', 'security settings'],
      ['5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', 'Security Operator', 'security events'],
      ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader', 'reading security settings'],
      ['b1be1c3e-b65d-4f19-8427-f6fa0d97feb9', 'Conditional Access Administrator', 'rules for signing in'],
      ['c4e39bd9-1100-46d3-8c65-fb160da0071f', 'Authentication Administrator', 'how others sign in'],
      ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator', 'users and groups'],
      ['fdd7a751-b60b-444a-984c-02652fe8fa1c', 'Groups Administrator', 'groups'],
      ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator', 'passwords of others'],
      ['966707d0-3269-4727-9be2-8c3a10f19b9d', 'Password Administrator', 'passwords of others'],
      ['17315797-102d-40b4-93e0-432062caca18', 'Compliance Administrator', 'compliance settings'],
      ['7698a772-787b-4ac8-901f-60d6b08affd2', 'Cloud Device Administrator', 'devices'],
      ['3a2c62db-5318-420d-8d74-23affee5d9d5', 'Intune Administrator', 'devices and their software'],
      ['5c4f9dcd-47dc-4cf7-8c9a-9e4207cbfc91', 'Customer LockBox Access Approver', 'access by Microsoft support'],
      ['cf1c38e5-3621-4004-a7cb-879624dced7c', 'Application Developer', 'making applications'],
      ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader', 'reading everything in the directory'],
      ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader', 'reading sign-ins and audit logs'],
      ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers', 'reading the directory'],
      ['9360feb5-f418-4baa-8175-e2a00bac4301', 'Directory Writers', 'writing the directory'],
      ['d29b2b05-8046-44ba-8758-1e26182fcf32', 'Directory Synchronization Accounts', 'joining directories'],
      ['95e79109-95c0-4d8e-aee3-d01accf2d47b', 'Guest Inviter', 'inviting guests'],
      ['b79fbf4d-3ef9-4689-8143-76b194e85509', 'User', 'what every user may'],
    ],
  },
];

const roles: ReadonlyMap<string, Role> = new Map(
  tables.flatMap(({source, rows}) =>
    rows.map(([id, name, says, mighty]) => [id, {name, says, isMighty: mighty !== undefined, source}] as const),
  ),
);

/** The role that has this id, in any case. */
export function roleOf(id: string): Role | undefined {
  return roles.get(id.toLowerCase());
}
