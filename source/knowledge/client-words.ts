// The words that user agents are made of, and what each stands for.

export type PartKind = 'tool' | 'browser' | 'service' | 'sdk' | 'language' | 'system' | 'other';

/** `says` is given the version and what the pattern found. */
type Word = {
  readonly pattern: RegExp;
  readonly kind: PartKind;
  readonly says: (version: string, match: RegExpExecArray) => string;
};

const named =
  (name: string): Word['says'] =>
  version =>
    `${name} ${version}`.trim();
const nothing = (): string => '';

const languages: ReadonlyMap<string, string> = new Map([
  ['python', 'Python'],
  ['net', '.NET'],
  ['java', 'Java'],
  ['js', 'JavaScript'],
  ['go', 'Go'],
  ['rust', 'Rust'],
  ['cpp', 'C++'],
  ['c', 'C'],
  ['ios', 'iOS'],
  ['android', 'Android'],
]);

/** `azsdk-python-keyvault-keys/4.11.0`, as the guidelines of the Azure SDKs have it. */
const sdk: Word['says'] = (version, [, language = '', name = '']) =>
  `Azure SDK for ${languages.get(language.toLowerCase()) ?? language}, ${name} ${version}`.trim();

/** Browsers say more versions than anybody wants. */
const browser =
  (name: string): Word['says'] =>
  version =>
    `${name} ${version.split('.')[0] ?? ''}`.trim();

export const productTable: readonly Word[] = [
  {pattern: /^azsdk-([a-z]+)-(.+)$/i, kind: 'sdk', says: sdk},
  {pattern: /^AZURECLI$/i, kind: 'tool', says: named('Azure CLI')},
  {pattern: /^Azure-?PowerShell$/i, kind: 'tool', says: named('Azure PowerShell')},
  {pattern: /^PSVersion$/i, kind: 'language', says: named('PowerShell')},
  {pattern: /^Az\.\w+$/i, kind: 'sdk', says: (version, [name]) => `module ${name} ${version}`.trim()},
  {pattern: /^(?:HashiCorp )?Terraform$/i, kind: 'tool', says: named('Terraform')},
  {
    pattern: /^terraform-provider-(\w+)$/i,
    kind: 'tool',
    says: (v, [, name]) => `Terraform provider ${name} ${v}`.trim(),
  },
  {pattern: /^pulumi(?:-.*)?$/i, kind: 'tool', says: named('Pulumi')},
  {pattern: /^ansible(?:-.*)?$/i, kind: 'tool', says: named('Ansible')},
  {pattern: /^vault$/i, kind: 'tool', says: named('HashiCorp Vault')},
  {pattern: /^azcopy$/i, kind: 'tool', says: named('AzCopy')},
  {pattern: /^curl$/i, kind: 'tool', says: named('curl')},
  {pattern: /^wget$/i, kind: 'tool', says: named('Wget')},
  {pattern: /^PostmanRuntime$/i, kind: 'tool', says: named('Postman')},
  {pattern: /^insomnia$/i, kind: 'tool', says: named('Insomnia')},
  {pattern: /^HTTPie$/i, kind: 'tool', says: named('HTTPie')},
  {
    pattern: /^(?:python-requests|aiohttp|httpx|python-urllib)$/i,
    kind: 'sdk',
    says: (v, [name]) => `${name}, a Python library ${v}`.trim(),
  },
  {pattern: /^Go-http-client$/i, kind: 'language', says: version => `Go (its plain HTTP client ${version})`},
  {pattern: /^(?:okhttp|Apache-HttpClient)$/i, kind: 'sdk', says: (v, [name]) => `${name}, a Java library ${v}`.trim()},
  {
    pattern: /^(?:axios|undici|node-fetch)$/i,
    kind: 'sdk',
    says: (v, [name]) => `${name}, a JavaScript library ${v}`.trim(),
  },
  {
    pattern: /^secrets-store-csi-driver-provider-azure$/i,
    kind: 'service',
    says: named('Secrets Store CSI driver of a Kubernetes cluster'),
  },
  {pattern: /^external-secrets.*$/i, kind: 'service', says: named('External Secrets of a Kubernetes cluster')},
  {pattern: /^Microsoft SQL Azure TDE$/i, kind: 'service', says: named('Azure SQL transparent data encryption')},
  {pattern: /^Azure-Storage-Encryption$/i, kind: 'service', says: named('Azure Storage encryption')},
  {pattern: /^Microsoft-Azure-Disk-Encryption-Sets$/i, kind: 'service', says: named('Azure disk encryption sets')},
  {pattern: /^Microsoft\.PolicyInsights\..+$/i, kind: 'service', says: named('Azure Policy')},
  {
    pattern: /^(?:AzureKeyVaultClient|Microsoft\.Azure\.KeyVault\.\w+)$/i,
    kind: 'sdk',
    says: named('Key Vault client, older .NET SDK'),
  },
  {pattern: /^azure-keyvault$/i, kind: 'sdk', says: named('Key Vault client, older Python SDK')},
  {pattern: /^Azure-SDK-For-(\w+)$/i, kind: 'sdk', says: (v, [, name]) => `Azure SDK for ${name}, older, ${v}`.trim()},
  {pattern: /^(?:core-rest-pipeline|core-http|FxVersion|msrest|msrest_azure|azure-core)$/i, kind: 'sdk', says: nothing},
  {pattern: /^Python$/i, kind: 'language', says: named('Python')},
  {pattern: /^Node(?:\.js)?$/i, kind: 'language', says: named('Node.js')},
  {pattern: /^(?:OS|OSName)$/i, kind: 'system', says: version => version.replace(/^\(|\)$/g, '')},
  {
    pattern: /^OSVersion$/i,
    kind: 'system',
    says: version => version.replace(/^Microsoft\.Windows\./i, 'Windows ').replace(/\.$/, ''),
  },
  {pattern: /^Edg(?:e|A|iOS)?$/, kind: 'browser', says: browser('Microsoft Edge')},
  {pattern: /^OPR$/, kind: 'browser', says: browser('Opera')},
  {pattern: /^Firefox$/, kind: 'browser', says: browser('Firefox')},
  {pattern: /^Chrome$/, kind: 'browser', says: browser('Chrome')},
  {pattern: /^Version$/, kind: 'browser', says: browser('Safari')},
  {pattern: /^(?:Mozilla|AppleWebKit|Gecko|(?:Mobile )?Safari)$/, kind: 'browser', says: nothing},
];

/** `Linux-6.8.0-84-generic-x86_64-with-glibc2.39`: Python's way of naming its machine. */
const pythonLinux: Word['says'] = (_, [, release = '']) => {
  const kernel = release.replace(/-(?:with-glibc|glibc).*$/i, '').replace(/-(x86_64|aarch64|arm64|amd64)$/i, ' ($1)');
  return `Linux ${kernel}${kernelNote(kernel)}`;
};

/** What the name of a Linux kernel gives away. */
export function kernelNote(kernel: string): string {
  if (/microsoft/i.test(kernel)) return ', Windows Subsystem for Linux';
  if (/-azure\b/i.test(kernel)) return ', a machine in Azure';
  if (/kali/i.test(kernel)) return ', Kali: a system for attacks and their tests';
  return '';
}

export const commentTable: readonly Word[] = [
  {pattern: /^HOMEBREW$/i, kind: 'other', says: () => 'installed by Homebrew'},
  {pattern: /^(?:DEB|RPM|MSI|PIP|DOCKER|WINGET)$/i, kind: 'other', says: (_, [name]) => `installed from ${name}`},
  {pattern: /^Linux-(.+)$/i, kind: 'system', says: pythonLinux},
  {
    pattern: /^macOS-([\d.]+)-(\w+)/i,
    kind: 'system',
    says: (_, [, version, machine]) => `macOS ${version} (${machine})`,
  },
  {pattern: /^Darwin-?([\d.]*)/i, kind: 'system', says: (_, [, version]) => `macOS (Darwin ${version})`},
  {pattern: /^Windows-(\w+)-([\d.]+)/i, kind: 'system', says: (_, [, name, version]) => `Windows ${name} (${version})`},
  {
    pattern: /^(?:Microsoft )?Windows (?:NT )?([\d.]+)$/i,
    kind: 'system',
    says: (_, [, version]) => `Windows ${version}`,
  },
  {pattern: /^Macintosh$/i, kind: 'system', says: nothing},
  {pattern: /^Intel Mac OS X ([\d._]+)/i, kind: 'system', says: (_, [, v = '']) => `macOS ${v.replaceAll('_', '.')}`},
  {pattern: /^(?:X11|U|rv:.*|Win64|x64|WOW64|KHTML, like Gecko)$/i, kind: 'system', says: nothing},
  {
    pattern: /^(x64|arm64|ia32)-(\w+)-([\d.].*)$/i,
    kind: 'system',
    says: (_, [, machine, name, version]) => `${name} ${version} (${machine})`,
  },
  {
    pattern: /^(linux|windows|darwin|macos|freebsd)$/i,
    kind: 'system',
    says: (_, [name]) => systems[name.toLowerCase()]!,
  },
  {
    pattern: /^(?:Debian|Ubuntu|Alpine|Red Hat|CBL-Mariner|Azure Linux|Linux)\b.*$/i,
    kind: 'system',
    says: (_, [name]) => name,
  },
  {pattern: /^\.NET.*$/i, kind: 'language', says: (_, [name]) => name},
  {pattern: /^go([\d.]+.*)$/i, kind: 'language', says: (_, [, version]) => `Go ${version}`},
  {pattern: /^\+?(https?:\/\/.+)$/i, kind: 'other', says: nothing},
];

const systems: {readonly [name: string]: string} = {
  linux: 'Linux',
  windows: 'Windows',
  darwin: 'macOS',
  macos: 'macOS',
  freebsd: 'FreeBSD',
};
