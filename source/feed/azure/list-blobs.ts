// Lists a container without walking its folders: first which resources there are, then each one's blobs from a time on.
import {hourOf, hourPath} from '../blob-name.ts';
import {type ListedBlob, type ListPage, listPage, type OpenContainer, type PageOptions} from './list-page.ts';
import {type Retrying, retrying} from './retry.ts';

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
export async function listBlobs(open: OpenContainer, options: ListOptions): Promise<readonly ListedBlob[]> {
  const {roots, others} = await discover(open, options);
  const found: ListedBlob[] = [...others];
  for (const root of roots) found.push(...(await listFlat(open, root, options)));
  return found.filter(({name}) => logName.test(name) && isWithin(name, options.since));
}

/** Does a window that begins then take in a blob of that name? Without a time in its name, always. */
export function isWithin(name: string, since: number | undefined): boolean {
  const hour = hourOf(name);
  return since === undefined || hour === undefined || hour + anHour > since;
}

const anHour = 3_600_000;

type Discovered = {readonly roots: readonly string[]; readonly others: readonly ListedBlob[]};

async function discover(open: OpenContainer, options: ListOptions): Promise<Discovered> {
  const roots: string[] = [];
  const others: ListedBlob[] = [];
  try {
    const pages = pagesOf(open, {prefix: options.prefix, delimiter: yearDelimiter}, options);
    for await (const {prefixes, blobs} of pages) {
      roots.push(...prefixes);
      others.push(...blobs);
    }
  } catch (error) {
    if (!isUnknownDelimiter(error)) throw error;
    return {roots: [], others: await listFlat(open, options.prefix, {...options, since: undefined})};
  }
  return {roots, others};
}

function isUnknownDelimiter(error: unknown): boolean {
  const {statusCode, details} = error as {statusCode?: number; details?: {errorCode?: string}};
  return (
    statusCode === 400 && ['UnsupportedQueryParameter', 'InvalidQueryParameterValue'].includes(details?.errorCode ?? '')
  );
}

async function listFlat(open: OpenContainer, root: string, options: ListOptions): Promise<readonly ListedBlob[]> {
  const start = options.since === undefined ? {} : {startFrom: root + hourPath(options.since)};
  const found: ListedBlob[] = [];
  for await (const {blobs} of pagesOf(open, {prefix: root, ...start}, options)) found.push(...blobs);
  return found;
}

/** Page by page, each tried again by itself. */
async function* pagesOf(open: OpenContainer, wanted: PageOptions, options: Retrying): AsyncGenerator<ListPage> {
  let from: string | undefined;
  do {
    const page = await retrying(watch => listPage(open, {...wanted, from}, watch), options);
    yield page;
    from = page.next;
  } while (from !== undefined);
}
