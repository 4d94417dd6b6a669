// The catalog's tables, and how each version of them becomes the next.
import type {DatabaseSync} from 'node:sqlite';

/** Each entry brings the schema from one version to the next; never change one that was released. */
const migrations: readonly string[] = [
  `CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

   -- A blob that was read up to the byte "bytes".
   CREATE TABLE blob (
     id INTEGER PRIMARY KEY,
     source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
     name TEXT NOT NULL,
     path TEXT NOT NULL,
     framed INTEGER NOT NULL,
     size INTEGER,
     modified REAL,
     created REAL,
     etag TEXT,
     bytes INTEGER NOT NULL,
     complete INTEGER NOT NULL,
     resumes INTEGER,
     header TEXT,
     held INTEGER NOT NULL DEFAULT 0,
     UNIQUE (source, name)
   );

   -- The frames that hold a framed blob's bytes.
   CREATE TABLE frame (
     blob INTEGER NOT NULL REFERENCES blob ON DELETE CASCADE,
     start INTEGER NOT NULL,
     length INTEGER NOT NULL,
     position INTEGER NOT NULL,
     size INTEGER NOT NULL,
     PRIMARY KEY (blob, start)
   ) WITHOUT ROWID;

   -- An index file. "begins" is where a splitter may begin to read its first blob; NULL in the midst of a document.
   CREATE TABLE segment (
     id INTEGER PRIMARY KEY,
     source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
     name TEXT NOT NULL,
     file TEXT NOT NULL,
     rows INTEGER NOT NULL,
     unreadable INTEGER NOT NULL,
     first REAL,
     last REAL,
     begins INTEGER,
     UNIQUE (source, name)
   );

   -- The bytes of a blob that a segment speaks for, and their hash. The ranges of a blob follow on one another.
   CREATE TABLE range (
     segment INTEGER NOT NULL REFERENCES segment ON DELETE CASCADE,
     blob INTEGER NOT NULL REFERENCES blob ON DELETE CASCADE,
     start INTEGER NOT NULL,
     until INTEGER NOT NULL,
     sha256 TEXT NOT NULL,
     PRIMARY KEY (segment, blob)
   ) WITHOUT ROWID;
   CREATE INDEX range_of_blob ON range (blob);

   -- Who writes a source at the moment; a heartbeat in milliseconds since 1970.
   CREATE TABLE lock (source TEXT PRIMARY KEY, owner TEXT NOT NULL, heartbeat REAL NOT NULL) WITHOUT ROWID;`,

  `-- Where its source keeps the blob; NULL where nobody asked since the first version.
   ALTER TABLE blob ADD COLUMN location TEXT;
   -- Did its source have it no more when it was listed last?
   ALTER TABLE blob ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
   -- The ETag of a lesser version that the source has now, and that does not take its place.
   ALTER TABLE blob ADD COLUMN lesser TEXT;
   -- Why its reading ended before its end did.
   ALTER TABLE blob ADD COLUMN problem TEXT;
   UPDATE blob SET location = path WHERE framed = 0;`,
];

/** Throws when the database was written by a newer hsmscope. */
export function migrate(database: DatabaseSync, path: string): void {
  if (versionOf(database) === migrations.length) return;
  inTransaction(database, () => {
    const version = versionOf(database);
    if (version > migrations.length) {
      throw new Error(
        `The cache at ${path} was written by a newer hsmscope. Update hsmscope, or set HSMSCOPE_CACHE to another folder.`,
      );
    }
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

/** All of the work, or nothing of it; readers see one state of the catalog and never wait for a writer. */
export function inTransaction<Result>(
  database: DatabaseSync,
  work: () => Result,
  kind: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
): Result {
  database.exec(`BEGIN ${kind}`);
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
