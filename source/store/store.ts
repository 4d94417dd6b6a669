// The cache folder: where raw frames, index files and the catalog lie.
import {createHash} from 'node:crypto';
import {chmodSync, mkdirSync} from 'node:fs';
import {type Catalog, openCatalog, type StoredBlob} from './catalog.ts';
import {readFromFrames, readPlain} from './raw-frames.ts';

export type Store = {
  readonly catalog: Catalog;
  /** Where the frames of a source's blobs lie, each under the blob's own path. */
  readonly rawFolder: (source: string) => string;
  readonly indexFolder: (source: string) => string;
};

export function openStore(root: string): Store {
  mkdirSync(root, {recursive: true, mode: 0o700});
  const path = `${root}/catalog.sqlite`;
  const catalog = openCatalog(path);
  chmodSync(path, 0o600);
  return {
    catalog,
    rawFolder: source => `${root}/raw/${shortHash(source)}`,
    indexFolder: source => `${root}/index/${shortHash(source)}`,
  };
}

/** A record's bytes as its blob has them; fewer when the file has become shorter since it was read. */
export function readRaw(blob: StoredBlob, offset: number, length: number): Buffer {
  return blob.framed ? readFromFrames(blob.path, blob.frames, offset, length) : readPlain(blob.path, offset, length);
}

/** The blob's name as a path below its folder: no part of it can climb out. */
export function rawFileName(blobName: string): string {
  const parts = blobName.split('/').filter(part => part !== '');
  return `${parts.map(part => (/^\.+$/.test(part) ? `_${part}` : part)).join('/')}.zst`;
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
