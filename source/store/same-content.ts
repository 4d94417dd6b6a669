// Do two sources hold the same blob? Told by where it lies and its ETag, else by the hashes of what was read.
import {createHash} from 'node:crypto';
import {currentEtag} from '../feed/local-file.ts';
import type {Range, StoredBlob} from './catalog.ts';
import {readRaw, type Store} from './store.ts';

/** A blob of a source, with the ranges that segments speak for. */
export type BlobOfSource = {readonly source: string; readonly blob: StoredBlob; readonly ranges: readonly Range[]};

/** Is all of the shorter one in the longer one? Where nobody can tell, it is not. */
export function isContained(store: Store, shorter: BlobOfSource, longer: BlobOfSource): boolean {
  if (isSameFile(shorter.blob, longer.blob)) return true;
  const known = new Map(longer.ranges.map(range => [`${range.start} ${range.until}`, range.sha256]));
  const hasRange = ({start, until, sha256}: Range): boolean =>
    (known.get(`${start} ${until}`) ?? hashOf(store, longer, start, until)) === sha256;
  return areAll(shorter) && areAll(longer) && shorter.ranges.every(hasRange);
}

function isSameFile(one: StoredBlob, other: StoredBlob): boolean {
  const isKnown = one.location !== null && one.etag !== null;
  return isKnown && one.location === other.location && one.etag === other.etag;
}

/** Segments come one after another: only all ranges tell what is in a blob. */
function areAll({blob, ranges}: BlobOfSource): boolean {
  return ranges.reduce((sum, {start, until}) => sum + until - start, 0) === blob.bytes;
}

/** A blob that was longer when it was read had its ranges cut elsewhere; then its bytes tell. */
function hashOf(store: Store, {source, blob}: BlobOfSource, start: number, until: number): string | undefined {
  try {
    // What lies there now need not be what its rows speak for.
    if (!blob.framed && currentEtag(blob.path) !== blob.etag) return undefined;
    const [bytes] = readRaw(store, source, blob, [{offset: start, length: until - start}]);
    return createHash('sha256').update(bytes!).digest('hex');
  } catch {
    return undefined;
  }
}
