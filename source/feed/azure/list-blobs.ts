// Lists a container without walking its folders: first which resources there are, then each one's blobs from a time on.
import type {BlobItem, ContainerClient} from '@azure/storage-blob';
import {hourOf, hourPath} from '../blob-name.ts';
import {type Retrying, retrying} from './retry.ts';

/** A blob as the container lists it; `created` in milliseconds since 1970. */
export type ListedBlob = {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  readonly created: number | undefined;
  readonly etag: string;
  /** Append blobs only ever grow. */
  readonly appends: boolean;
};

export type ListOptions = Retrying & {
  readonly prefix: string;
  /** Hours before this are left out; milliseconds since 1970. */
  readonly since: number | undefined;
};

/** What stands between the name of a resource and its dates; containers take any text for a delimiter. */
const yearDelimiter = '/y=';
const logName = /\.(json|jsonl|ndjson|log|csv)$/i;

/**
 * One request finds all resources, then one or few list each: a year of one is 8,760 blobs, in two pages. Accounts with
 * folders (hierarchical namespaces) know `/` alone as a delimiter: there everything is listed in one.
 */
export async function listBlobs(container: ContainerClient, options: ListOptions): Promise<readonly ListedBlob[]> {
  const {roots, others} = await discover(container, options);
  const found: ListedBlob[] = [...others];
  for (const root of roots) found.push(...(await listFlat(container, root, options)));
  return found.filter(({name}) => logName.test(name) && isWithin(name, options.since));
}

/** Does a window that begins then take in a blob of that name? Without a time in its name, always. */
export function isWithin(name: string, since: number | undefined): boolean {
  const hour = hourOf(name);
  return since === undefined || hour === undefined || hour + anHour > since;
}

const anHour = 3_600_000;

type Discovered = {readonly roots: readonly string[]; readonly others: readonly ListedBlob[]};

async function discover(container: ContainerClient, options: ListOptions): Promise<Discovered> {
  const roots: string[] = [];
  const others: ListedBlob[] = [];
  try {
    const pages = pagesOf(
      from => container.listBlobsByHierarchy(yearDelimiter, {prefix: options.prefix}).byPage(from),
      options,
    );
    for await (const {segment} of pages) {
      for (const {name} of segment.blobPrefixes ?? []) roots.push(name);
      for (const item of segment.blobItems) others.push(listed(item));
    }
  } catch (error) {
    if (!isUnknownDelimiter(error)) throw error;
    return {roots: [], others: await listFlat(container, options.prefix, {...options, since: undefined})};
  }
  return {roots, others};
}

function isUnknownDelimiter(error: unknown): boolean {
  const {statusCode, details} = error as {statusCode?: number; details?: {errorCode?: string}};
  return (
    statusCode === 400 && ['UnsupportedQueryParameter', 'InvalidQueryParameterValue'].includes(details?.errorCode ?? '')
  );
}

async function listFlat(
  container: ContainerClient,
  root: string,
  options: ListOptions,
): Promise<readonly ListedBlob[]> {
  const start = options.since === undefined ? {} : {startFrom: root + hourPath(options.since)};
  const found: ListedBlob[] = [];
  const pages = pagesOf(from => container.listBlobsFlat({prefix: root, ...start}).byPage(from), options);
  for await (const {segment} of pages) found.push(...segment.blobItems.map(listed));
  return found;
}

type Page = {readonly continuationToken?: string | undefined};

/** Page by page, each tried again by itself. */
async function* pagesOf<Some extends Page>(
  open: (from: {readonly continuationToken?: string}) => AsyncIterableIterator<Some>,
  options: Retrying,
): AsyncGenerator<Some> {
  let token: string | undefined;
  do {
    const page = await retrying(
      async () => (await open(token === undefined ? {} : {continuationToken: token}).next()).value as Some | undefined,
      options,
    );
    if (page === undefined) return;
    yield page;
    // At the end the SDK says '', from which it would list nothing.
    token = page.continuationToken || undefined;
  } while (token !== undefined);
}

function listed({name, properties}: BlobItem): ListedBlob {
  return {
    name,
    size: properties.contentLength ?? 0,
    modified: properties.lastModified.getTime(),
    created: properties.createdOn?.getTime(),
    etag: properties.etag,
    appends: properties.blobType === 'AppendBlob',
  };
}
