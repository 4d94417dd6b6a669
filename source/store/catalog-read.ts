// Reads what the catalog knows of a source.
import type {DatabaseSync} from 'node:sqlite';
import type {Range, SourceFiles, StoredBlob, StoredSegment} from './catalog.ts';
import type {Frame} from './frame-file.ts';

export const blobsOf = 'FROM blob JOIN source ON source.id = blob.source WHERE source.name = ?';

export function readBlobs(database: DatabaseSync, source: string): ReadonlyMap<string, StoredBlob> {
  const rows = database
    .prepare(
      `SELECT blob.name, path, framed, size, modified, created, etag, bytes, complete, resumes, header, location, gone,
       lesser, problem ${blobsOf}`,
    )
    .all(source);
  return new Map(
    rows.map(row => [
      row.name as string,
      {
        ...(row as Omit<StoredBlob, 'framed' | 'complete' | 'gone' | 'header'>),
        framed: row.framed === 1,
        complete: row.complete === 1,
        gone: row.gone === 1,
        header: row.header === null ? null : (JSON.parse(row.header as string) as string[]),
      },
    ]),
  );
}

export function readFiles(database: DatabaseSync, source: string): SourceFiles {
  const segments = database
    .prepare('SELECT segment.name, file FROM segment JOIN source ON source.id = segment.source WHERE source.name = ?')
    .all(source);
  const frames = database.prepare(`SELECT path ${blobsOf} AND framed = 1`).all(source);
  return {
    segments: new Map(segments.map(({name, file}) => [name as string, file as string])),
    frames: new Set(frames.map(({path}) => path as string)),
  };
}

/** The frames of a blob, or those that hold its bytes `[from, until)`; frames follow on one another. */
export function readFrames(
  database: DatabaseSync,
  source: string,
  name: string,
  from = 0,
  until = Number.MAX_SAFE_INTEGER,
): readonly Frame[] {
  const blob = blobId(database, source, name);
  return database
    .prepare(
      `SELECT start, length, position, size FROM frame WHERE blob = ? AND start < ?
       AND start >= (SELECT coalesce(max(start), 0) FROM frame WHERE blob = ? AND start <= ?) ORDER BY start`,
    )
    .all(blob, until, blob, from)
    .map(frame => ({...frame}) as Frame);
}

export function readSegments(database: DatabaseSync, source: string): readonly StoredSegment[] {
  const ranges = Map.groupBy(
    database
      .prepare(
        `SELECT range.segment, blob.name AS blob, range.start, range.until, range.sha256 FROM range
         JOIN blob ON blob.id = range.blob JOIN source ON source.id = blob.source
         WHERE source.name = ? ORDER BY blob.name`,
      )
      .all(source),
    row => row.segment,
  );
  return database
    .prepare(
      'SELECT segment.* FROM segment JOIN source ON source.id = segment.source WHERE source.name = ? ORDER BY segment.name',
    )
    .all(source)
    .map(({id, name, file, rows, unreadable, first, last, begins}) => ({
      ...({name, file, rows, unreadable, first, last, begins} as Omit<StoredSegment, 'ranges'>),
      ranges: (ranges.get(id!) ?? []).map(({blob, start, until, sha256}) => ({blob, start, until, sha256}) as Range),
    }));
}

export function blobId(database: DatabaseSync, source: string, name: string): number {
  const row = database
    .prepare('SELECT blob.id FROM blob JOIN source ON source.id = blob.source WHERE source.name = ? AND blob.name = ?')
    .get(source, name);
  return (row?.id as number | undefined) ?? -1;
}
