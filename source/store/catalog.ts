// The catalog: which blobs were read up to where, where their bytes lie, and which index files speak for them.
import {DatabaseSync} from 'node:sqlite';
import {blobId, blobsOf, readBlobs, readFiles, readFrames, readSegments} from './catalog-read.ts';
import {inTransaction, migrate} from './catalog-schema.ts';
import {commitChange, forgetSegments} from './catalog-write.ts';
import type {Frame} from './frame-file.ts';

/** What reading tells of a blob. Sizes are in bytes, times in milliseconds since 1970; `null` where its source cannot tell. */
export type ReadBlob = {
  readonly name: string;
  /** The file itself where it lies plainly on this machine, else the file of its frames. */
  readonly path: string;
  readonly framed: boolean;
  readonly size: number | null;
  readonly modified: number | null;
  readonly created: number | null;
  /** Changes with every change of the content; `null` makes the blob be read again. */
  readonly etag: string | null;
  /** The cursor: so many decompressed bytes were read. */
  readonly bytes: number;
  /** Were these all? Behind them a splitter may go on at the byte `resumes`, or cannot (`null`). */
  readonly complete: boolean;
  readonly resumes: number | null;
  /** The column names of a blob of comma-separated rows. */
  readonly header: readonly string[] | null;
};

/** A blob as it was read, and what became of it since. */
export type StoredBlob = ReadBlob & {
  /** Where its source keeps it. */
  readonly location: string | null;
  /** Its source had it no more when it was asked last. */
  readonly gone: boolean;
  /** The ETag of a lesser version (shorter, or broken off) that the source has now: what was read before is kept. */
  readonly lesser: string | null;
  /** A sentence: why its reading ended before its end did. */
  readonly problem: string | null;
};

/** Bytes of a blob, `[start, until)`. */
export type Range = {readonly blob: string; readonly start: number; readonly until: number; readonly sha256: string};

export type StoredSegment = {
  /** Where it begins: its first blob and byte. */
  readonly name: string;
  /** The path of its index file. */
  readonly file: string;
  readonly rows: number;
  readonly unreadable: number;
  /** Times of its oldest and newest row; `null` without rows. */
  readonly first: number | null;
  readonly last: number | null;
  /** Where a splitter may begin to read its first blob; `null` in the midst of a document. */
  readonly begins: number | null;
  readonly ranges: readonly Range[];
};

export type StoredSource = {
  readonly blobs: ReadonlyMap<string, StoredBlob>;
  readonly segments: readonly StoredSegment[];
};

/** The files of a source. */
export type SourceFiles = {
  /** Index files by the names of their segments. */
  readonly segments: ReadonlyMap<string, string>;
  readonly frames: ReadonlySet<string>;
};

/** What becomes visible in one step: segments, the cursors of their blobs, and the frames written for them. */
export type Change = {
  /** Blobs that have another name from now on; the rest of the change knows them by that. */
  readonly renamed?: ReadonlyMap<string, string>;
  readonly segments: readonly StoredSegment[];
  readonly blobs: readonly StoredBlob[];
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
};

/** Who keeps a blob as evidence, as bits of its column: somebody did so by name, or events of it are marked. */
const holders = {hand: 1, marks: 2} as const;
const everyHolder = 3;
export type Holder = keyof typeof holders;

export type Catalog = {
  /** The sources ever read, in the order in which they came. */
  readonly sources: () => readonly string[];
  readonly read: (source: string) => StoredSource;
  readonly files: (source: string) => SourceFiles;
  /** The frames of a blob, or those that hold its bytes `[from, until)`. */
  readonly frames: (source: string, blob: string, from?: number, until?: number) => readonly Frame[];
  /**
   * Segments that share bytes with the new ones, or lie behind a blob's last byte, are gone in the same step; returns
   * their names.
   * Throws LockLost when the source is not the owner's to write any more.
   */
  readonly commit: (source: string, owner: string, change: Change) => readonly string[];
  /** Forgets segments, and blobs that no segment is left to speak for. */
  readonly forget: (source: string, segments: readonly string[]) => void;
  readonly held: (source: string) => ReadonlySet<string>;
  /** Keeps blobs as evidence, which is not removed without being told to. */
  readonly hold: (source: string, blobs: readonly string[], by: Holder) => void;
  /** They stay evidence as long as another holder keeps them; without `by`, nobody does any more. */
  readonly release: (source: string, blobs: readonly string[], by?: Holder) => void;
  /** Changes whenever another process has committed something. */
  readonly version: () => number;
  /** Takes the lock of a source, or renews it; false while another owner's heart beats. */
  readonly lock: (source: string, owner: string, isDead: (owner: string, heartbeat: number) => boolean) => boolean;
  readonly unlock: (source: string, owner: string) => void;
  readonly close: () => void;
};

/** This process was away so long that another one took its place. */
export class LockLost extends Error {}

/** Throws when the catalog was written by a newer hsmscope, or cannot be written. */
export function openCatalog(path: string): Catalog {
  const database = new DatabaseSync(path, {timeout: 10_000, enableForeignKeyConstraints: true});
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrate(database, path);
  } catch (error) {
    database.close();
    throw error;
  }
  const prepare = (sql: string) => database.prepare(sql);
  return {
    sources: () =>
      prepare('SELECT name FROM source ORDER BY id')
        .all()
        .map(row => row.name as string),
    read: source =>
      inTransaction(
        database,
        () => ({blobs: readBlobs(database, source), segments: readSegments(database, source)}),
        'DEFERRED',
      ),
    files: source => inTransaction(database, () => readFiles(database, source), 'DEFERRED'),
    frames: (source, blob, from, until) => readFrames(database, source, blob, from, until),
    commit: (source, owner, change) =>
      inTransaction(database, () => {
        const holder = prepare('SELECT owner FROM lock WHERE source = ?').get(source);
        if (holder?.owner !== owner)
          throw new LockLost(`Another hsmscope has begun to read ${source} in the meantime.`);
        return commitChange(database, source, change);
      }),
    forget: (source, segments) => inTransaction(database, () => forgetSegments(database, source, segments)),
    held: source =>
      new Set(
        prepare(`SELECT blob.name ${blobsOf} AND held <> 0`)
          .all(source)
          .map(row => row.name as string),
      ),
    hold: (source, blobs, by) =>
      inTransaction(database, () => {
        const update = prepare('UPDATE blob SET held = held | ? WHERE id = ?');
        for (const blob of blobs) update.run(holders[by], blobId(database, source, blob));
      }),
    release: (source, blobs, by) =>
      inTransaction(database, () => {
        const update = prepare('UPDATE blob SET held = held & ~? WHERE id = ?');
        for (const blob of blobs)
          update.run(by === undefined ? everyHolder : holders[by], blobId(database, source, blob));
      }),
    version: () => Number(prepare('PRAGMA data_version').get()?.data_version),
    lock: (source, owner, isDead) => inTransaction(database, () => takeLock(database, source, owner, isDead)),
    unlock: (source, owner) => prepare('DELETE FROM lock WHERE source = ? AND owner = ?').run(source, owner),
    close: () => database.close(),
  };
}

function takeLock(
  database: DatabaseSync,
  source: string,
  owner: string,
  isDead: (owner: string, heartbeat: number) => boolean,
): boolean {
  const holder = database.prepare('SELECT owner, heartbeat FROM lock WHERE source = ?').get(source);
  const isFree =
    holder === undefined || holder.owner === owner || isDead(holder.owner as string, holder.heartbeat as number);
  if (!isFree) return false;
  database
    .prepare('INSERT OR REPLACE INTO lock (source, owner, heartbeat) VALUES (?, ?, ?)')
    .run(source, owner, Date.now());
  return true;
}
