// A container of a storage account as a feed: its blobs are listed from a time on, and read by ranges.
import type {Readable} from 'node:stream';
import type {BlobClient} from '@azure/storage-blob';
import type {Blob, Feed, ListListener, Wait} from '../feed.ts';
import type {Access, AccessProvider} from './access.ts';
import {azureProblem, judgeFailure} from './azure-problems.ts';
import {type AzureSource, readAzureSource, sourceText} from './azure-source.ts';
import {openContainer} from './container.ts';
import {isWithin, listBlobs} from './list-blobs.ts';
import type {ListedBlob, OpenContainer} from './list-page.ts';
import {refreshLive} from './live-blobs.ts';
import {type OpenRange, readRange} from './read-range.ts';
import type {Delay, Retrying} from './retry.ts';
import {type AuthName, createAccess, type Secrets} from './sign-in.ts';

export type AzureOptions = {
  readonly container?: string | undefined;
  readonly auth: AuthName;
  readonly secrets: Secrets;
  /** Blobs of hours before this are not asked for; milliseconds since 1970. */
  readonly since?: number | undefined;
  /** Milliseconds between two looks at what is followed. */
  readonly pace?: number | undefined;
};

/** Rejects with a SourceProblem where the source cannot be meant so; nothing is asked of Azure yet. */
export function openAzure(written: string, {container, auth, secrets, since, pace = usualPace}: AzureOptions): Feed {
  const {source, sas} = readAzureSource(written, container);
  const access = createAccess(source, auth, sas === undefined ? secrets : {...secrets, sas});
  const title = sourceText(source);
  const listing = createListing(source, access, since);
  const asked = async (ask: Listing[keyof Listing], {onWait}: ListListener = {}) =>
    (await ask(delay => onWait?.(waitFor(title, delay)))).map(blob => described(source, blob));
  return {
    kind: 'place',
    id: `azure:${title}`,
    title,
    access,
    pace,
    covers: name => isWithin(name, since),
    list: listener => asked(listing.all, listener),
    relist: (_known, listener) => asked(listing.again, listener),
  };
}

/** Azure itself delivers within ten minutes. */
const usualPace = 5000;
/** Milliseconds after which a list is made anew: resources come, and records come to hours long gone. */
const listEvery = 600_000;
/** How long records come late, and how often is looked for them. */
const grace = 30 * 60_000;
const graceEvery = 60_000;

/** Bytes from an offset to the end that was listed: what is appended meanwhile is for the next time. */
export async function* readAzureBlob(
  blob: Blob,
  offset: number,
  access: Access,
  onWait?: (wait: Wait) => void,
): AsyncGenerator<Uint8Array> {
  const onDelay = (delay: Delay): void => onWait?.(waitFor(blob.name, delay));
  const {source} = readAzureSource(blob.location);
  const client = openContainer({...source, prefix: ''}, access).getBlobClient(source.prefix);
  try {
    yield* readRange(rangesOf(client), {offset, until: blob.size ?? 0, judge: judgeFailure, onDelay});
  } catch (error) {
    throw azureProblem(error, source, access);
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

function waitFor(subject: string, {reason, milliseconds}: Delay): Wait {
  return {subject, reason, until: Date.now() + milliseconds};
}

type Ask = (onDelay: (delay: Delay) => void) => Promise<readonly ListedBlob[]>;
type Listing = {readonly all: Ask; readonly again: Ask};

/** Remembers what it listed: most of the time, only blobs of the present hour have changed since. */
function createListing(source: AzureSource, access: AccessProvider, since: number | undefined): Listing {
  let known: readonly ListedBlob[] = [];
  let listedAt = 0;
  let lookedBackAt = 0;
  const asking =
    (ask: (open: OpenContainer, retrying: Retrying) => Promise<readonly ListedBlob[]>): Ask =>
    async onDelay => {
      const opening = await access();
      try {
        known = await ask(policy => openContainer(source, opening, policy), {judge: judgeFailure, onDelay});
        return known;
      } catch (error) {
        throw azureProblem(error, source, opening);
      }
    };
  const list = (open: OpenContainer, retrying: Retrying) => {
    listedAt = Date.now();
    return listBlobs(open, {...retrying, prefix: source.prefix, since});
  };
  return {
    all: asking(list),
    again: asking((open, retrying) => {
      const now = Date.now();
      if (now - listedAt > listEvery) return list(open, retrying);
      const withHourBefore = now % anHour < grace && now - lookedBackAt >= graceEvery;
      if (withHourBefore) lookedBackAt = now;
      return refreshLive(open(), known, {...retrying, now, withHourBefore});
    }),
  };
}

const anHour = 3_600_000;

function described(source: AzureSource, {name, size, modified, created, etag, appends}: ListedBlob): Blob {
  const {account, container} = source;
  const path = [container, ...name.split('/')].map(encodeURIComponent).join('/');
  return {name, size, modified, created, etag, appends, location: `${account}/${path}`, inPlace: false};
}
