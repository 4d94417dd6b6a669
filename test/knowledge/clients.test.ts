import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {clients} from '../../source/demo/clients.ts';
import {decodeClient} from '../../source/knowledge/clients.ts';

const told = (agent: string) => decodeClient(agent).map(({kind, text}) => `${kind}: ${text}`);

test('A user agent is told as tool, SDK, language and system', () => {
  const examples: readonly (readonly [string, readonly string[]])[] = [
    [
      clients.azureCli.agent,
      [
        'tool: Azure CLI 2.77.0',
        'sdk: Azure SDK for Python, keyvault-keys 4.11.0',
        'language: Python 3.12.10',
        'system: Linux 6.8.0-84-generic (x86_64)',
      ],
    ],
    [
      clients.azureCliMac.agent,
      [
        'tool: Azure CLI 2.76.0',
        'other: installed by Homebrew',
        'sdk: Azure SDK for Python, keyvault-secrets 4.9.0',
        'language: Python 3.13.7',
        'system: macOS 15.6 (arm64)',
      ],
    ],
    [
      clients.powerShell.agent,
      ['tool: Azure PowerShell 14.4.0', 'sdk: module Az.KeyVault 6.3.2', 'language: PowerShell 7.5.3'],
    ],
    [clients.edge.agent, ['browser: Microsoft Edge 141', 'system: Windows 10.0']],
    [clients.firefox.agent, ['browser: Firefox 143', 'system: macOS 10.15']],
    [
      clients.payments.agent,
      [
        'sdk: Azure SDK for .NET, Security.KeyVault.Keys 4.8.0',
        'language: .NET 9.0.8',
        'system: Debian GNU/Linux 12 (bookworm)',
      ],
    ],
    [
      clients.signing.agent,
      [
        'sdk: Azure SDK for Java, azure-security-keyvault-keys 4.10.3',
        'language: Java 21.0.8',
        'system: Linux 5.15.0-1096-azure, a machine in Azure',
      ],
    ],
    [clients.batch.agent, ['sdk: Azure SDK for Go, azkeys 1.4.0', 'language: Go 1.24.6', 'system: Linux']],
    [
      'azsdk-js-keyvault-keys/4.9.0 core-rest-pipeline/1.19.1 Node/20.11.1 OS/(x64-Linux-5.15.0)',
      ['sdk: Azure SDK for JavaScript, keyvault-keys 4.9.0', 'language: Node.js 20.11.1', 'system: Linux 5.15.0 (x64)'],
    ],
    [
      'azsdk-python-core/1.7.0 Python/3.8.2 (Linux-4.19.84-microsoft-standard-x86_64-with-glibc2.29)',
      [
        'sdk: Azure SDK for Python, core 1.7.0',
        'language: Python 3.8.2',
        'system: Linux 4.19.84-microsoft-standard (x86_64), Windows Subsystem for Linux',
      ],
    ],
    ['HashiCorp Terraform/1.9.0 (+https://www.terraform.io)', ['tool: Terraform 1.9.0']],
    ['curl/8.5.0', ['tool: curl 8.5.0']],
  ];
  for (const [agent, parts] of examples) assert.deepEqual(told(agent), parts, agent);
});

test('What no table knows stays as it is written', () => {
  assert.deepEqual(told('our own signer/3 x'), ['other: our own signer 3', 'other: x']);
  assert.deepEqual(told('???'), ['other: ???']);
  assert.deepEqual(told(''), []);
});

test('Of each client of the demo something is known, but of those who make their own', () => {
  const unknown = Object.entries(clients).filter(
    ([, {agent}]) => !decodeClient(agent).some(({kind}) => kind !== 'other'),
  );
  assert.deepEqual(
    unknown.map(([name]) => name),
    ['service'],
  );
});

test('No user agent makes more than a few parts', () => {
  const words = fc.array(
    fc.oneof(fc.constantFrom('(', ')', '/', ' ', ';', 'azsdk-java-', 'Linux-', '-'), fc.string({unit: 'binary'})),
    {maxLength: 300},
  );
  fc.assert(fc.property(words, parts => assert.ok(decodeClient(parts.join('')).length <= 12)));
});
