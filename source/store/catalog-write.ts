// Writes what was read into the catalog, and forgets it.
import type {DatabaseSync} from 'node:sqlite';
import type {Change, StoredBlob, StoredSegment} from './catalog.ts';
import {blobId} from './catalog-read.ts';
import type {Frame} from './frame-file.ts';

/** Returns the names of the segments that were there for the same bytes, or for bytes that a blob has no more, and are gone. */
export function commitChange(
  database: DatabaseSync,
  source: string,
  {renamed = new Map(), segments, blobs, frames}: Change,
): readonly string[] {
  database.prepare('INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING').run(source);
  const sourceId = database.prepare('SELECT id FROM source WHERE name = ?').get(source)!.id as number;
  renameBlobs(database, source, renamed);
  const upsert = database.prepare(
    `INSERT INTO blob (source, ${blobColumns}) VALUES (?${', ?'.repeat(blobColumns.split(',').length)})
     ON CONFLICT (source, name) DO UPDATE SET ${blobColumns.replaceAll(/\w+/g, '$& = excluded.$&')}`,
  );
  const behind = database.prepare(
    'DELETE FROM segment WHERE id IN (SELECT segment FROM range WHERE blob = ? AND until > ?) RETURNING name',
  );
  const dropped: string[] = [];
  for (const blob of blobs) {
    upsert.run(sourceId, ...rowOf(blob));
    const id = blobId(database, source, blob.name);
    writeFrames(database, id, frames.get(blob.name) ?? []);
    dropped.push(...behind.all(id, blob.bytes).map(row => row.name as string));
  }
  return [...dropped, ...segments.flatMap(segment => writeSegment(database, source, sourceId, segment))];
}

const blobColumns =
  'name, path, framed, size, modified, created, etag, bytes, complete, resumes, header, location, gone, lesser, problem';

/** In the order of the columns. */
function rowOf(blob: StoredBlob): readonly (string | number | null)[] {
  const {name, path, framed, size, modified, created, etag, bytes, complete, resumes, header} = blob;
  const read = [name, path, Number(framed), size, modified, created, etag, bytes, Number(complete), resumes];
  const {location, gone, lesser, problem} = blob;
  return [...read, header && JSON.stringify(header), location, Number(gone), lesser, problem];
}

function renameBlobs(database: DatabaseSync, source: string, renamed: ReadonlyMap<string, string>): void {
  const rename = database.prepare('UPDATE blob SET name = ? WHERE id = ?');
  for (const [before, after] of renamed) rename.run(after, blobId(database, source, before));
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

/** Of blobs, only those go that spoke through these segments: what has lost its index otherwise is read again. */
export function forgetSegments(database: DatabaseSync, source: string, segments: readonly string[]): void {
  const find = database.prepare(
    'SELECT segment.id FROM segment JOIN source ON source.id = segment.source WHERE segment.name = ? AND source.name = ?',
  );
  const blobs = database.prepare('SELECT blob FROM range WHERE segment = ?');
  const removeSegment = database.prepare('DELETE FROM segment WHERE id = ?');
  const removeBlob = database.prepare(
    'DELETE FROM blob WHERE id = ? AND held = 0 AND id NOT IN (SELECT blob FROM range)',
  );
  for (const segment of segments) {
    const id = find.get(segment, source)?.id as number | undefined;
    if (id === undefined) continue;
    const own = blobs.all(id).map(({blob}) => blob as number);
    removeSegment.run(id);
    for (const blob of own) removeBlob.run(blob);
  }
  database.exec('DELETE FROM source WHERE id NOT IN (SELECT source FROM blob)');
}
