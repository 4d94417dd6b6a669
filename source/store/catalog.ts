// The catalog: which blobs were read up to where, where their bytes lie, and which index files speak for them.
import {DatabaseSync} from 'node:sqlite';
import {blobsOf, readBlobs, readSegments} from './catalog-read.ts';
import {inTransaction, migrate} from './catalog-schema.ts';
import type {Frame} from './frame-file.ts';

/** A blob as it was read. Sizes are in bytes, times in milliseconds since 1970; `null` where its source cannot tell. */
export type StoredBlob = {
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
  /** Were these all? If not, a splitter may go on at the byte `resumes`, or cannot (`null`). */
  readonly complete: boolean;
  readonly resumes: number | null;
  /** The column names of a blob of comma-separated rows. */
  readonly header: readonly string[] | null;
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

/** What becomes visible in one step: segments, the cursors of their blobs, and the frames written for them. */
export type Change = {
  readonly segments: readonly StoredSegment[];
  readonly blobs: readonly StoredBlob[];
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
};

export type Catalog = {
  /** The sources ever read, in the order in which they came. */
  readonly sources: () => readonly string[];
  readonly read: (source: string) => StoredSource;
  readonly frames: (source: string, blob: string) => readonly Frame[];
  /**
   * Segments that share bytes with the new ones are gone in the same step; returns their names.
   * Throws LockLost when the source is not the owner's to write any more.
   */
  readonly commit: (source: string, owner: string, change: Change) => readonly string[];
  /** Forgets segments, and blobs that no segment is left to speak for. */
  readonly forget: (source: string, segments: readonly string[]) => void;
  readonly held: (source: string) => ReadonlySet<string>;
  /** Marks blobs as evidence, which is not removed without being told to, or takes the mark away. */
  readonly hold: (source: string, blobs: readonly string[], held: boolean) => void;
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
    frames: (source, blob) =>
      prepare('SELECT start, length, position, size FROM frame WHERE blob = ? ORDER BY start')
        .all(blobId(database, source, blob))
        .map(frame => ({...frame}) as Frame),
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
        prepare(`${blobsOf} AND held = 1`)
          .all(source)
          .map(row => row.name as string),
      ),
    hold: (source, blobs, held) =>
      inTransaction(database, () => {
        const update = prepare('UPDATE blob SET held = ? WHERE id = ?');
        for (const blob of blobs) update.run(held ? 1 : 0, blobId(database, source, blob));
      }),
    version: () => Number(prepare('PRAGMA data_version').get()?.data_version),
    lock: (source, owner, isDead) => inTransaction(database, () => takeLock(database, source, owner, isDead)),
    unlock: (source, owner) => prepare('DELETE FROM lock WHERE source = ? AND owner = ?').run(source, owner),
    close: () => database.close(),
  };
}

function commitChange(database: DatabaseSync, source: string, {segments, blobs, frames}: Change): readonly string[] {
  database.prepare('INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING').run(source);
  const sourceId = database.prepare('SELECT id FROM source WHERE name = ?').get(source)!.id!;
  const upsert = database.prepare(
    `INSERT INTO blob (source, name, path, framed, size, modified, created, etag, bytes, complete, resumes, header)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source, name) DO UPDATE SET path = excluded.path, framed = excluded.framed, size = excluded.size,
       modified = excluded.modified, created = excluded.created, etag = excluded.etag, bytes = excluded.bytes,
       complete = excluded.complete, resumes = excluded.resumes,
       header = excluded.header`,
  );
  for (const {name, path, framed, size, modified, created, etag, bytes, complete, resumes, header} of blobs) {
    const columns = header === null ? null : JSON.stringify(header);
    const flags = [framed ? 1 : 0, complete ? 1 : 0] as const;
    upsert.run(sourceId, name, path, flags[0], size, modified, created, etag, bytes, flags[1], resumes, columns);
    writeFrames(database, blobId(database, source, name), frames.get(name) ?? []);
  }
  return segments.flatMap(segment => writeSegment(database, source, sourceId as number, segment));
}

/** Frames from the first new one on are replaced: a blob either goes on where it stood, or begins anew. */
function writeFrames(database: DatabaseSync, blob: number, frames: readonly Frame[]): void {
  const [first] = frames;
  if (first === undefined) return;
  database.prepare('DELETE FROM frame WHERE blob = ? AND start >= ?').run(blob, first.start);
  const insert = database.prepare('INSERT INTO frame (blob, start, length, position, size) VALUES (?, ?, ?, ?, ?)');
  for (const {start, length, position, size} of frames) insert.run(blob, start, length, position, size);
}

function writeSegment(
  database: DatabaseSync,
  source: string,
  sourceId: number,
  segment: StoredSegment,
): readonly string[] {
  const overlapping = database.prepare(
    `DELETE FROM segment WHERE source = ? AND (name = ?
     OR id IN (SELECT segment FROM range WHERE blob = ? AND start < max(?, ? + 1) AND until > ?)) RETURNING name`,
  );
  const {name, file, rows, unreadable, first, last, begins, ranges} = segment;
  const dropped = ranges.flatMap(({blob, start, until}) =>
    overlapping.all(sourceId, name, blobId(database, source, blob), until, start, start).map(row => row.name as string),
  );
  const {lastInsertRowid} = database
    .prepare(
      'INSERT INTO segment (source, name, file, rows, unreadable, first, last, begins) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(sourceId, name, file, rows, unreadable, first, last, begins);
  const insert = database.prepare('INSERT INTO range (segment, blob, start, until, sha256) VALUES (?, ?, ?, ?, ?)');
  for (const {blob, start, until, sha256} of ranges) {
    insert.run(lastInsertRowid, blobId(database, source, blob), start, until, sha256);
  }
  return dropped;
}

function forgetSegments(database: DatabaseSync, source: string, segments: readonly string[]): void {
  const remove = database.prepare(
    'DELETE FROM segment WHERE name = ? AND source = (SELECT id FROM source WHERE name = ?)',
  );
  for (const segment of segments) remove.run(segment, source);
  database.exec('DELETE FROM blob WHERE held = 0 AND id NOT IN (SELECT blob FROM range)');
  database.exec('DELETE FROM source WHERE id NOT IN (SELECT source FROM blob)');
}

function blobId(database: DatabaseSync, source: string, name: string): number {
  const row = database
    .prepare('SELECT blob.id FROM blob JOIN source ON source.id = blob.source WHERE source.name = ? AND blob.name = ?')
    .get(source, name);
  return (row?.id as number | undefined) ?? -1;
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
