// The official emulator of Azure's blob storage, in this process and in memory: a real server for every test.

import type {IncomingMessage} from 'node:http';
import {createRequire, Module} from 'node:module';
import type {AddressInfo} from 'node:net';
import {type AppendBlobClient, BlobServiceClient, type ContainerClient} from '@azure/storage-blob';

/** The emulator's own account and key, as its documentation publishes them. */
export const account = 'devstoreaccount1';
export const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export type AzuriteOptions = {
  /** For https with sign-in by tokens: a certificate and its key in files. */
  readonly tls?: {readonly certificate: string; readonly key: string};
  /** The account's, in base64, where it must not be the one that everybody knows. */
  readonly accountKey?: string;
};

export type Azurite = AsyncDisposable & {
  /** `http://127.0.0.1:PORT/devstoreaccount1` */
  readonly url: string;
  readonly port: number;
  readonly container: (name?: string) => ContainerClient;
  /** `GET /path?query` of what was asked so far. */
  readonly requests: string[];
};

const require = createRequire(import.meta.url);

export async function startAzurite({tls, accountKey = key}: AzuriteOptions = {}): Promise<Azurite> {
  leaveOutTelemetry();
  process.env.AZURITE_ACCOUNTS = `${account}:${accountKey}`;
  const {default: BlobServer} = require('azurite/dist/src/blob/BlobServer');
  const {default: BlobConfiguration} = require('azurite/dist/src/blob/BlobConfiguration');
  const {MemoryExtentChunkStore} = require('azurite/dist/src/common/persistence/MemoryExtentStore');
  const [loose, skipApiVersionCheck, disableProductStyleUrl, inMemory] = [false, true, true, true];
  const nowhere = '/nonexistent';
  const server = new BlobServer(
    new BlobConfiguration(
      ...[
        '127.0.0.1',
        0,
        5,
        `${nowhere}/blobs.json`,
        `${nowhere}/extents.json`,
        [],
        false,
        undefined,
        false,
        undefined,
      ],
      ...[loose, skipApiVersionCheck, tls?.certificate ?? '', tls?.key ?? '', '', tls && 'basic'],
      ...[disableProductStyleUrl, inMemory, new MemoryExtentChunkStore()],
    ),
  );
  await server.start();
  const {port} = server.httpServer.address() as AddressInfo;
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}/${account}`;
  const requests: string[] = [];
  server.httpServer.on('request', ({method, url}: IncomingMessage) => requests.push(`${method} ${url}`));
  const connection = `DefaultEndpointsProtocol=${tls ? 'https' : 'http'};AccountName=${account};AccountKey=${accountKey};BlobEndpoint=${url};`;
  return {
    url,
    port,
    container: (name = 'insights-logs-auditevent') =>
      BlobServiceClient.fromConnectionString(connection).getContainerClient(name),
    requests,
    async [Symbol.asyncDispose]() {
      await server.close();
    },
  };
}

/** Loading it takes two thirds of the emulator's start, and nothing is ever sent. */
function leaveOutTelemetry(): void {
  // It is the emulator's own, wherever that has it.
  const id = createRequire(require.resolve('azurite/package.json')).resolve('applicationinsights');
  const stub = new Module(id);
  stub.exports = {TelemetryClient: class {}, setup: () => stub.exports, start: () => undefined};
  stub.loaded = true;
  require.cache[id] = stub as NodeJS.Module;
}

/** The name that Azure Monitor gives to the blob of a resource and hour. */
export function hourBlob(hsm: string, time: string, kind = 'MANAGEDHSMS'): string {
  const [year, month, day, hour] = time.split(/[-T:]/);
  return `resourceId=/SUBSCRIPTIONS/A1BA9AAA/RESOURCEGROUPS/CONTOSO/PROVIDERS/MICROSOFT.KEYVAULT/${kind}/${hsm}/y=${year}/m=${month}/d=${day}/h=${hour}/m=00/PT1H.json`;
}

/** Appends to a blob, which is made where it is not there yet. */
export async function append(container: ContainerClient, name: string, text: string): Promise<AppendBlobClient> {
  const blob = container.getAppendBlobClient(name);
  await blob.createIfNotExists();
  const bytes = Buffer.from(text);
  if (bytes.length > 0) await blob.appendBlock(bytes, bytes.length);
  return blob;
}

/** A line as the service writes it. */
export function auditLine(time: string, operation: string, hsm = 'CONTOSOHSM', more: object = {}): string {
  return `${JSON.stringify({
    time,
    category: 'AuditEvent',
    resourceId: `/SUBSCRIPTIONS/A1BA9AAA/RESOURCEGROUPS/CONTOSO/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/${hsm}`,
    operationName: operation,
    resultType: 'Success',
    resultSignature: 'OK',
    httpStatusCode: 200,
    callerIpAddress: '203.0.113.7',
    correlationId: '8806614c-ebc3-11ea-9e9b-000000000001',
    ...more,
  })}\n`;
}
