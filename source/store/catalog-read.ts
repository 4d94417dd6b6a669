// Reads what the catalog knows of a source.
import type {DatabaseSync} from 'node:sqlite';
import type {Range, StoredBlob, StoredSegment} from './catalog.ts';

export const blobsOf = 'SELECT blob.* FROM blob JOIN source ON source.id = blob.source WHERE source.name = ?';

export function readBlobs(database: DatabaseSync, source: string): ReadonlyMap<string, StoredBlob> {
  const rows = database.prepare(blobsOf).all(source);
  return new Map(
    rows.map(({name, path, framed, size, modified, created, etag, bytes, complete, resumes, header}) => [
      name as string,
      {
        ...({name, path, size, modified, created, etag, bytes, resumes} as Omit<
          StoredBlob,
          'framed' | 'complete' | 'header'
        >),
        framed: framed === 1,
        complete: complete === 1,
        header: header === null ? null : (JSON.parse(header as string) as string[]),
      },
    ]),
  );
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
