// Opens the cache, or, where that cannot be written, one that lasts as long as the program.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {UnwritableCache} from '../store/problems.ts';
import {openStore, type Store} from '../store/store.ts';

export type OpenedCache = {
  readonly store: Store;
  /** Why nothing will be remembered, where it will not. */
  readonly problem: string | undefined;
  readonly close: () => void;
};

/** Throws when the cache was written by a newer hsmscope, or is damaged. */
export function openCache(folder: string): OpenedCache {
  try {
    const store = openStore(folder);
    return {store, problem: undefined, close: () => store.catalog.close()};
  } catch (error) {
    if (!(error instanceof UnwritableCache)) throw error;
    const temporary = mkdtempSync(`${tmpdir()}/hsmscope-`);
    const store = openStore(temporary);
    return {
      store,
      problem: `The cache at ${folder} cannot be written (${error.reason}): nothing will be remembered. Set HSMSCOPE_CACHE to a folder of yours.`,
      close: () => {
        store.catalog.close();
        rmSync(temporary, {recursive: true, force: true});
      },
    };
  }
}
