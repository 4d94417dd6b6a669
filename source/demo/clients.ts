// The programs that call: what they say they are, and how they begin.
export type Client = {
  readonly agent: string;
  readonly apiVersion: string;
  /** Does each command start without a token, so that a 401 comes first? */
  readonly challenged?: true;
};

export const clients = {
  azureCli: {
    agent:
      'AZURECLI/2.77.0 azsdk-python-keyvault-keys/4.11.0 Python/3.12.10 (Linux-6.8.0-84-generic-x86_64-with-glibc2.39)',
    apiVersion: '7.5',
    challenged: true,
  },
  azureCliMac: {
    agent: 'AZURECLI/2.76.0 (HOMEBREW) azsdk-python-keyvault-secrets/4.9.0 Python/3.13.7 (macOS-15.6-arm64-arm-64bit)',
    apiVersion: '7.5',
    challenged: true,
  },
  powerShell: {
    agent: 'AzurePowershell/v14.4.0 PSVersion/v7.5.3 Az.KeyVault/6.3.2',
    apiVersion: '7.4',
    challenged: true,
  },
  edge: {
    agent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
    apiVersion: '7.4',
  },
  firefox: {
    agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0',
    apiVersion: '7.4',
  },
  intruder: {
    agent: 'azsdk-python-keyvault-keys/4.10.0 Python/3.13.3 (Linux-6.12.25-amd64-x86_64-with-glibc2.41)',
    apiVersion: '7.6',
  },
  sql: {agent: 'Microsoft SQL Azure TDE/17.0.3310.1', apiVersion: '7.2'},
  storage: {agent: 'Azure-Storage-Encryption/2026.9.1', apiVersion: '7.4'},
  cosmos: {
    agent: 'azsdk-net-Security.KeyVault.Keys/4.6.0 (.NET 8.0.19; Microsoft Windows 10.0.20348)',
    apiVersion: '7.4',
  },
  disks: {agent: 'Microsoft-Azure-Disk-Encryption-Sets/1.8', apiVersion: '7.3'},
  payments: {
    agent: 'azsdk-net-Security.KeyVault.Keys/4.8.0 (.NET 9.0.8; Debian GNU/Linux 12 (bookworm))',
    apiVersion: '7.6',
  },
  signing: {
    agent: 'azsdk-java-azure-security-keyvault-keys/4.10.3 (21.0.8; Linux; 5.15.0-1096-azure)',
    apiVersion: '7.6',
  },
  batch: {agent: 'azsdk-go-azkeys/v1.4.0 (go1.24.6; linux)', apiVersion: '7.6'},
  webShop: {
    agent: 'azsdk-net-Security.KeyVault.Secrets/4.8.0 (.NET 9.0.8; Microsoft Windows 10.0.20348)',
    apiVersion: '7.6',
  },
  backOffice: {
    agent: 'azsdk-go-azsecrets/v1.4.0 (go1.24.6; linux) secrets-store-csi-driver-provider-azure/v1.7.0',
    apiVersion: '7.6',
  },
  backup: {
    agent: 'azsdk-python-keyvault-administration/4.6.0 Python/3.12.3 (Linux-6.8.0-1034-azure-x86_64-with-glibc2.39)',
    apiVersion: '7.6',
    challenged: true,
  },
  monitor: {agent: 'hsm-monitor/2.3.1 azsdk-go-azkeys/v1.3.1 (go1.23.4; linux)', apiVersion: '7.5'},
  policy: {agent: 'Microsoft.PolicyInsights.DataPlane/1.4', apiVersion: '2023-07-01'},
  service: {agent: '', apiVersion: '7.6'},
} as const satisfies Record<string, Client>;
