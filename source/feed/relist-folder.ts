// What a folder lists now, found out from what it listed before: only what has changed is read again.
import {statSync} from 'node:fs';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Blob, Feed} from './feed.ts';
import {currentEtag, describeFile} from './local-file.ts';

/** The logs under their own names, and the real paths of all folders that were looked into. */
export type Listing = {readonly files: readonly Blob[]; readonly folders: Iterable<string>};

type Parts = {
  readonly read: () => Promise<Listing>;
  readonly settle: (files: readonly Blob[], note: (sentence: string) => void) => Promise<readonly Blob[]>;
};

/** Milliseconds: a change this soon after another one may leave a folder's time as it was. */
const coarsestTime = 3000;
/** Milliseconds after which all is read, whatever folders say: not every file system keeps their times. */
const longestTrust = 30_000;
/** Milliseconds of looking in one go. A thread to look on would cost thrice as much. */
const longestGo = 4;

type Known = {
  readonly at: number;
  readonly files: readonly Blob[];
  readonly blobs: readonly Blob[];
  /** When each was changed last, in nanoseconds; of one that changed just now it is not told. */
  readonly folders: ReadonlyMap<string, bigint | undefined>;
};

export function createRelist({read, settle}: Parts): NonNullable<Feed['relist']> {
  let known: Known | undefined;
  const readAll = async (note: (sentence: string) => void): Promise<Known> => {
    const at = Date.now();
    const {files, folders} = await read();
    const changes = new Map<string, bigint | undefined>();
    await inGoes([...folders], folder => changes.set(folder, changeBefore(folder, at - coarsestTime)));
    return {at, files, blobs: await settle(files, note), folders: changes};
  };
  return async (_, {onNote = () => undefined} = {}) => {
    const files = known && (await filesOf(known));
    if (known === undefined || files === undefined) known = await readAll(onNote);
    else if (files.some((file, index) => file !== known!.files[index])) {
      known = {...known, files, blobs: await settle(files, onNote)};
    }
    return known.blobs;
  };
}

/** `undefined` where there may be others now. */
async function filesOf({at, folders, files}: Known): Promise<readonly Blob[] | undefined> {
  if (Date.now() - at > longestTrust) return undefined;
  try {
    let isSame = true;
    await inGoes([...folders], ([folder, change]) => {
      isSame &&= change !== undefined && change === changeOf(folder);
    });
    if (!isSame) return undefined;
    const changed = new Set<Blob>();
    await inGoes(files, file => file.etag !== currentEtag(file.location) && changed.add(file));
    return await Promise.all(files.map(file => (changed.has(file) ? describeFile(file.location, file.name) : file)));
  } catch {
    // Whoever reads all of it says what is wrong.
    return undefined;
  }
}

async function inGoes<Item>(items: readonly Item[], look: (item: Item) => unknown): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    look(item);
    if (performance.now() - began < longestGo) continue;
    await nextTurn();
    began = performance.now();
  }
}

function changeBefore(folder: string, latest: number): bigint | undefined {
  const change = changeOf(folder);
  return change < BigInt(latest) * 1_000_000n ? change : undefined;
}

const changeOf = (folder: string): bigint => statSync(folder, {bigint: true}).mtimeNs;
