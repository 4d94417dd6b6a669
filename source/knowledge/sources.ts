// Where the knowledge comes from: the documentation that a person can read up in.

const azure = 'https://learn.microsoft.com/azure';

export const sources = {
  vaultLogging: {title: 'Azure Key Vault logging', url: `${azure}/key-vault/general/logging`},
  hsmLogging: {title: 'Managed HSM logging', url: `${azure}/key-vault/managed-hsm/logging`},
  hsmRoles: {title: 'Managed HSM local RBAC built-in roles', url: `${azure}/key-vault/managed-hsm/built-in-roles`},
  securityDomain: {title: 'Security domain in Managed HSM', url: `${azure}/key-vault/managed-hsm/security-domain`},
  hsmBackup: {title: 'Full backup and restore of a Managed HSM', url: `${azure}/key-vault/managed-hsm/backup-restore`},
  vaultRoles: {title: 'Azure RBAC for Key Vault', url: `${azure}/key-vault/general/rbac-guide`},
  vaultErrors: {title: 'Azure Key Vault REST API error codes', url: `${azure}/key-vault/general/rest-error-codes`},
  throttling: {title: 'Azure Key Vault throttling guidance', url: `${azure}/key-vault/general/overview-throttling`},
  directoryRoles: {
    title: 'Microsoft Entra built-in roles',
    url: 'https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference',
  },
  applications: {
    title: 'First-party Microsoft applications in sign-in reports',
    url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in',
  },
  accessTokens: {
    title: 'Access token claims reference',
    url: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
  },
  signInMethods: {
    title: 'RFC 8176: Authentication Method Reference Values',
    url: 'https://www.rfc-editor.org/rfc/rfc8176',
  },
  userAgents: {
    title: 'Azure SDK guidelines: telemetry policy',
    url: 'https://azure.github.io/azure-sdk/general_azurecore.html#telemetry-policy',
  },
  statuses: {title: 'RFC 9110: HTTP Semantics', url: 'https://www.rfc-editor.org/rfc/rfc9110#name-status-codes'},
  addresses: {
    title: 'IANA IPv4 and IPv6 special-purpose address registries',
    url: 'https://www.iana.org/assignments/iana-ipv4-special-registry',
  },
} as const satisfies {readonly [name: string]: {readonly title: string; readonly url: string}};

export type SourceName = keyof typeof sources;
