// The catalog: which blobs were read, where their bytes lie, and which index files speak for them.
import {DatabaseSync} from 'node:sqlite';
import type {Frame} from './raw-frames.ts';

/** A blob that was read whole. */
export type StoredBlob = {
  readonly name: string;
  /** The file itself where it lies plainly on this machine, else the file of its frames. */
  readonly path: string;
  readonly framed: boolean;
  /** Size and modification time as its source listed them; `null` where the source cannot tell. */
  readonly size: number | null;
  readonly modified: number | null;
  /** Length after decompression. */
  readonly bytes: number;
  /** The column names of a blob of comma-separated rows. */
  readonly header: readonly string[] | undefined;
  readonly frames: readonly Frame[];
};

export type StoredSegment = {
  readonly source: string;
  readonly name: string;
  /** The path of its index file. */
  readonly index: string;
  readonly rows: number;
  readonly blobs: readonly StoredBlob[];
};

export type Catalog = {
  /** The sources ever read, in the order in which they came. */
  readonly sources: () => readonly string[];
  readonly segments: (source: string) => readonly StoredSegment[];
  /** Makes a segment, its blobs and their frames visible in one step; what it replaces is gone in the same step. */
  readonly commit: (segment: StoredSegment) => void;
  readonly close: () => void;
};

/** Each entry brings the schema from one version to the next; never change one that was released. */
const migrations: readonly string[] = [
  `CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
   CREATE TABLE segment (
     id INTEGER PRIMARY KEY,
     source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
     name TEXT NOT NULL,
     file TEXT NOT NULL,
     rows INTEGER NOT NULL,
     UNIQUE (source, name)
   );
   CREATE TABLE blob (
     id INTEGER PRIMARY KEY,
     segment INTEGER NOT NULL REFERENCES segment ON DELETE CASCADE,
     name TEXT NOT NULL,
     path TEXT NOT NULL,
     framed INTEGER NOT NULL,
     size INTEGER,
     modified REAL,
     bytes INTEGER NOT NULL,
     header TEXT,
     UNIQUE (segment, name)
   );
   CREATE TABLE frame (
     blob INTEGER NOT NULL REFERENCES blob ON DELETE CASCADE,
     start INTEGER NOT NULL,
     length INTEGER NOT NULL,
     position INTEGER NOT NULL,
     size INTEGER NOT NULL,
     PRIMARY KEY (blob, start)
   ) WITHOUT ROWID;`,
];

/** Throws when the catalog was written by a newer hsmscope, or is no catalog. */
export function openCatalog(path: string): Catalog {
  const database = new DatabaseSync(path, {timeout: 5000, enableForeignKeyConstraints: true});
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  migrate(database, path);
  return {
    sources: () =>
      database
        .prepare('SELECT name FROM source ORDER BY id')
        .all()
        .map(row => row.name as string),
    segments: source => readSegments(database, source),
    commit: segment => inTransaction(database, () => writeSegment(database, segment)),
    close: () => database.close(),
  };
}

function migrate(database: DatabaseSync, path: string): void {
  inTransaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    if (version > migrations.length) {
      throw new Error(
        `The cache at ${path} was written by a newer hsmscope. Update hsmscope, or set HSMSCOPE_CACHE to another folder.`,
      );
    }
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function readSegments(database: DatabaseSync, source: string): readonly StoredSegment[] {
  const rows = database
    .prepare(
      `SELECT segment.id, segment.name, file, rows FROM segment JOIN source ON source.id = segment.source
       WHERE source.name = ? ORDER BY segment.name`,
    )
    .all(source);
  return rows.map(row => ({
    source,
    name: row.name as string,
    index: row.file as string,
    rows: row.rows as number,
    blobs: readBlobs(database, row.id as number),
  }));
}

function readBlobs(database: DatabaseSync, segment: number): readonly StoredBlob[] {
  const frames = database.prepare('SELECT start, length, position, size FROM frame WHERE blob = ? ORDER BY start');
  return database
    .prepare('SELECT * FROM blob WHERE segment = ? ORDER BY name')
    .all(segment)
    .map(row => ({
      name: row.name as string,
      path: row.path as string,
      framed: row.framed === 1,
      size: row.size as number | null,
      modified: row.modified as number | null,
      bytes: row.bytes as number,
      header: row.header === null ? undefined : (JSON.parse(row.header as string) as string[]),
      frames: row.framed === 1 ? frames.all(row.id as number).map(frame => ({...frame}) as Frame) : [],
    }));
}

function writeSegment(database: DatabaseSync, {source, name, index, rows, blobs}: StoredSegment): void {
  database.prepare('INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING').run(source);
  const sourceId = database.prepare('SELECT id FROM source WHERE name = ?').get(source)?.id as number;
  database.prepare('DELETE FROM segment WHERE source = ? AND name = ?').run(sourceId, name);
  const segment = database
    .prepare('INSERT INTO segment (source, name, file, rows) VALUES (?, ?, ?, ?)')
    .run(sourceId, name, index, rows).lastInsertRowid;
  const insertBlob = database.prepare(
    'INSERT INTO blob (segment, name, path, framed, size, modified, bytes, header) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertFrame = database.prepare(
    'INSERT INTO frame (blob, start, length, position, size) VALUES (?, ?, ?, ?, ?)',
  );
  for (const blob of blobs) {
    const header = blob.header === undefined ? null : JSON.stringify(blob.header);
    const {lastInsertRowid} = insertBlob.run(
      segment,
      blob.name,
      blob.path,
      blob.framed ? 1 : 0,
      blob.size,
      blob.modified,
      blob.bytes,
      header,
    );
    for (const frame of blob.frames)
      insertFrame.run(lastInsertRowid, frame.start, frame.length, frame.position, frame.size);
  }
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
