// What is new in a container, asked of the few blobs that can have changed: names tell which these are.
import type {ContainerClient} from '@azure/storage-blob';
import {hourOf, hourPath} from '../blob-name.ts';
import type {ListedBlob} from './list-page.ts';
import {type Retrying, retrying} from './retry.ts';

export type LiveOptions = Retrying & {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Are blobs of the hour before asked for as well? Records come late. */
  readonly withHourBefore: boolean;
};

const anHour = 3_600_000;

/** The list as it is now as far as the blobs of the present hour go: one conditional request for each resource. */
export async function refreshLive(
  container: ContainerClient,
  known: readonly ListedBlob[],
  options: LiveOptions,
): Promise<readonly ListedBlob[]> {
  const byName = new Map(known.map(blob => [blob.name, blob]));
  const wanted = liveNames(known, options);
  const found = await Promise.all(wanted.map(name => look(container, name, byName.get(name), options)));
  for (const [index, name] of wanted.entries()) {
    const blob = found[index];
    if (blob === undefined) byName.delete(name);
    else byName.set(name, blob);
  }
  return [...byName.values()];
}

/** The blobs that are written to now, of every resource that has ever had one. */
export function liveNames(known: readonly ListedBlob[], {now, withHourBefore}: LiveOptions): readonly string[] {
  const hours = [now, ...(withHourBefore ? [now - anHour] : [])];
  return [...new Set(known.flatMap(({name}) => rootOf(name) ?? []))].flatMap(root =>
    hours.map(hour => `${root}${hourPath(hour)}m=00/PT1H.json`),
  );
}

/** A resource's name up to its dates, spelled as the service spells it. */
function rootOf(name: string): string | undefined {
  return hourOf(name) === undefined ? undefined : /^.*\/y=/i.exec(name)?.[0];
}

/** The blob as it is now; `undefined` where there is none. */
async function look(
  container: ContainerClient,
  name: string,
  known: ListedBlob | undefined,
  options: LiveOptions,
): Promise<ListedBlob | undefined> {
  const conditions = known === undefined ? {} : {ifNoneMatch: `"${known.etag}"`};
  try {
    const found = await retrying(
      ({signal}) => container.getBlobClient(name).getProperties({conditions, abortSignal: signal}),
      options,
    );
    return {
      name,
      size: found.contentLength ?? 0,
      modified: found.lastModified?.getTime() ?? 0,
      created: found.createdOn?.getTime(),
      // Quoted in headers, and not in lists.
      etag: (found.etag ?? '').replace(/^"|"$/g, ''),
      appends: found.blobType === 'AppendBlob',
    };
  } catch (error) {
    const {statusCode, details} = error as {statusCode?: number; details?: {errorCode?: string}};
    if (statusCode === 304) return known;
    // That the container is gone is another matter than that an hour has no events yet.
    if (statusCode === 404 && details?.errorCode !== 'ContainerNotFound') return undefined;
    throw error;
  }
}
