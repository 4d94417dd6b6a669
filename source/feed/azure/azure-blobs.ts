// A container of a storage account as a feed: its blobs are listed from a time on, and read by ranges.
import type {Readable} from 'node:stream';
import type {BlobClient} from '@azure/storage-blob';
import type {Blob, Feed} from '../feed.ts';
import type {Access, AccessProvider} from './access.ts';
import {azureProblem, judgeFailure} from './azure-problems.ts';
import {type AzureSource, readAzureSource, sourceText} from './azure-source.ts';
import {openContainer} from './container.ts';
import {isWithin, type ListedBlob, listBlobs} from './list-blobs.ts';
import {type OpenRange, readRange} from './read-range.ts';
import type {Delay} from './retry.ts';
import {type AuthName, createAccess, type Secrets} from './sign-in.ts';

export type AzureOptions = {
  readonly container?: string | undefined;
  readonly auth: AuthName;
  readonly secrets: Secrets;
  /** Blobs of hours before this are not asked for; milliseconds since 1970. */
  readonly since?: number | undefined;
};

/** Rejects with a SourceProblem where the source cannot be meant so; nothing is asked of Azure yet. */
export function openAzure(written: string, {container, auth, secrets, since}: AzureOptions): Feed {
  const {source, sas} = readAzureSource(written, container);
  const access = createAccess(source, auth, sas === undefined ? secrets : {...secrets, sas});
  const title = sourceText(source);
  return {
    kind: 'place',
    id: `azure:${title}`,
    title,
    access,
    covers: name => isWithin(name, since),
    list: async note => {
      const listed = await listAll(source, access, since, delay => note?.(delayText(title, delay)));
      return listed.map(blob => described(source, blob));
    },
  };
}

/** Bytes from an offset to the end that was listed: what is appended meanwhile is for the next time. */
export async function* readAzureBlob(
  blob: Blob,
  offset: number,
  access: Access,
  onDelay?: (delay: Delay) => void,
): AsyncGenerator<Uint8Array> {
  const {source} = readAzureSource(blob.location);
  const client = openContainer({...source, prefix: ''}, access).getBlobClient(source.prefix);
  try {
    yield* readRange(rangesOf(client), {offset, until: blob.size ?? 0, judge: judgeFailure, ...(onDelay && {onDelay})});
  } catch (error) {
    throw azureProblem(error, source);
  }
}

/** The length is known and what is behind us never changes, so that no ETag has to hold. */
export function rangesOf(client: BlobClient): OpenRange {
  return async (from, length, signal) => {
    const {createdOn, readableStreamBody} = await client.download(from, length, {
      abortSignal: signal,
      maxRetryRequests: 0,
    });
    const body = readableStreamBody as Readable;
    // Whoever reads it hears of a failure; when nobody does any more, it is none.
    body.on('error', () => undefined);
    return {created: createdOn?.getTime(), chunks: body};
  };
}

/** `Azure is busy: trying again in 4 s (https://…)` */
export function delayText(title: string, {reason, milliseconds}: Delay): string {
  return `${title}: ${reason}. Trying again in ${Math.max(1, Math.round(milliseconds / 1000))} s …`;
}

async function listAll(
  source: AzureSource,
  access: AccessProvider,
  since: number | undefined,
  onDelay: (delay: Delay) => void,
): Promise<readonly ListedBlob[]> {
  try {
    const container = openContainer(source, await access());
    return await listBlobs(container, {prefix: source.prefix, since, judge: judgeFailure, onDelay});
  } catch (error) {
    throw azureProblem(error, source);
  }
}

function described(source: AzureSource, {name, size, modified, created, etag, appends}: ListedBlob): Blob {
  const {account, container} = source;
  const path = [container, ...name.split('/')].map(encodeURIComponent).join('/');
  return {name, size, modified, created, etag, appends, location: `${account}/${path}`, inPlace: false};
}
