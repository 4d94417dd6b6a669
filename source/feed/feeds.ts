// The table of feeds: which kind of source a user means, how it is opened, and how a blob of it is read.
import {stat} from 'node:fs/promises';
import {isatty} from 'node:tty';
import type {Access} from './azure/access.ts';
import type {AzureOptions} from './azure/azure-blobs.ts';
import {isAzureSource} from './azure/azure-source.ts';
import type {Blob, Feed, Wait} from './feed.ts';
import {openFolder} from './folder.ts';
import {fileProblem, openFile, readFile} from './local-file.ts';
import {openInput, openStandardInput, readInput, standardInput} from './standard-input.ts';

/** What opening a source may need beside its name. */
export type FeedOptions = {
  readonly azure: AzureOptions;
  /** By source: what is different for that one. */
  readonly each?: {readonly [source: string]: Partial<AzureOptions>};
};

const signedInByCli: AzureOptions = {auth: 'auto', secrets: {}};

const kinds = {
  input: () => openStandardInput(isatty(0)),
  folder: openFolder,
  file: openFile,
  // The SDK is large: it is loaded only where it is needed.
  azure: async (source, {azure = signedInByCli, each}) =>
    (await import('./azure/azure-blobs.ts')).openAzure(source, {...azure, ...each?.[source]}),
} as const satisfies {readonly [kind: string]: (source: string, options: Partial<FeedOptions>) => Feed | Promise<Feed>};

/** `-`, a folder, a file, or an Azure container. Rejects with a SourceProblem where there is nothing to read. */
export async function openFeed(source: string, options: Partial<FeedOptions> = {}): Promise<Feed> {
  return kinds[await kindOf(source)](source, options);
}

/** What reading takes where bytes come from afar. */
export type RemoteReading = {
  readonly access: Access | undefined;
  readonly onWait?: (wait: Wait) => void;
};

/** The decompressed bytes from an offset on. Ends with a SourceProblem behind the last byte that could be read. */
export function readBlob(blob: Blob, offset: number, remote?: RemoteReading): AsyncIterable<Uint8Array> {
  if (blob.location === standardInput) return readInput(openInput());
  return isAzureSource(blob.location) ? readRemote(blob, offset, remote) : readFile(blob, offset);
}

async function* readRemote(blob: Blob, offset: number, remote?: RemoteReading): AsyncIterable<Uint8Array> {
  const {readAzureBlob} = await import('./azure/azure-blobs.ts');
  const access = remote?.access ?? {kind: 'anonymous'};
  yield* readAzureBlob(blob, offset, access, remote?.onWait);
}

async function kindOf(source: string): Promise<keyof typeof kinds> {
  if (source === standardInput) return 'input';
  if (isAzureSource(source)) return 'azure';
  try {
    return (await stat(source)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    throw fileProblem(error, source);
  }
}
