// Reads what the catalog knows of a source.
import type {DatabaseSync} from 'node:sqlite';
import type {Range, StoredBlob, StoredSegment} from './catalog.ts';
import type {Frame} from './frame-file.ts';

export const blobsOf = 'SELECT blob.* FROM blob JOIN source ON source.id = blob.source WHERE source.name = ?';

export function readBlobs(database: DatabaseSync, source: string): ReadonlyMap<string, StoredBlob> {
  const rows = database.prepare(blobsOf).all(source);
  return new Map(
    rows.map(({id, source, held, framed, complete, gone, header, ...columns}) => [
      columns.name as string,
      {
        ...(columns as Omit<StoredBlob, 'framed' | 'complete' | 'gone' | 'header'>),
        framed: framed === 1,
        complete: complete === 1,
        gone: gone === 1,
        header: header === null ? null : (JSON.parse(header as string) as string[]),
      },
    ]),
  );
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
