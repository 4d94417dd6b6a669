// The cache folder: where raw frames, index files and the catalog lie.
import {createHash} from 'node:crypto';
import {chmodSync} from 'node:fs';
import type {Blob} from '../feed/feed.ts';
import {readBlob} from '../feed/feeds.ts';
import {type Catalog, openCatalog, type StoredBlob} from './catalog.ts';
import {privateFile} from './files.ts';
import {type Frame, readFrames, readFromFrames, readFromPlain, type Stretch} from './frame-file.ts';
import {makeFolder} from './make-folder.ts';
import {asUnwritable} from './problems.ts';

export type Store = {
  readonly root: string;
  readonly catalog: Catalog;
  /** Where the frames of a source's blobs lie, each under the blob's own path. */
  readonly rawFolder: (source: string) => string;
  readonly indexFolder: (source: string) => string;
};

/** Throws UnwritableCache, or when the cache was written by a newer hsmscope or is damaged. */
export function openStore(root: string): Store {
  return {
    root,
    catalog: openCatalogIn(root),
    rawFolder: source => `${root}/raw/${shortHash(source)}`,
    indexFolder: source => `${root}/index/${shortHash(source)}`,
  };
}

function openCatalogIn(root: string): Catalog {
  const path = `${root}/catalog.sqlite`;
  try {
    makeFolder(root);
    const catalog = openCatalog(path);
    chmodSync(path, privateFile);
    return catalog;
  } catch (error) {
    throw asUnwritable(root, error);
  }
}

/** Stretches of a blob as it has them, in the order of their offsets; fewer bytes when its file has become shorter. */
export function readRaw(
  {catalog}: Store,
  source: string,
  {name, path, framed}: StoredBlob,
  stretches: readonly Stretch[],
): readonly Buffer[] {
  if (!framed) return readFromPlain(path, stretches);
  const from = stretches[0]?.offset ?? 0;
  const until = Math.max(...stretches.map(({offset, length}) => offset + length));
  return readFromFrames(path, catalog.frames(source, name, from, until), stretches);
}

/** A blob's bytes as they were kept: from its frames, or from the file that was referenced. */
export function readKept(blob: StoredBlob, frames: readonly Frame[], offset: number): AsyncIterable<Uint8Array> {
  return blob.framed ? readFrames(blob.path, frames, offset) : readBlob(asListed(blob), offset);
}

/** The blob as its source would list it, had it not changed. */
export function asListed({name, path, framed, size, modified, created, etag}: StoredBlob): Blob {
  const orUndefined = <Value>(value: Value | null) => value ?? undefined;
  return {
    name,
    location: path,
    inPlace: !framed,
    size: orUndefined(size),
    modified: orUndefined(modified),
    created: orUndefined(created),
    etag: orUndefined(etag),
  };
}

/** The blob's name as a path below its folder, where no part of it can climb out; later versions get a number. */
export function rawFileName(blobName: string, version: number): string {
  const parts = blobName.split('/').filter(part => part !== '');
  const path = parts.map(part => (/^\.+$/.test(part) ? `_${part}` : part)).join('/');
  return version === 0 ? `${path}.zst` : `${path}~${version}.zst`;
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
