// Several downloads of one blob in one folder: its events must not count twice, and none may be lost.
import {open} from 'node:fs/promises';
import type {Blob} from './feed.ts';

/** Bytes compared at both ends: an append blob that agrees there with a shorter download of it agrees in between. */
const edge = 4096;

/** The download to be read under the blob's name; downloads that contradict one another keep the names of their files. */
export async function settleTwins(
  name: string,
  downloads: readonly Blob[],
  note: (sentence: string) => void,
): Promise<readonly Blob[]> {
  if (downloads.length === 1) return downloads.map(blob => ({...blob, name}));
  const [longest, ...others] = downloads.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0)) as [Blob, ...Blob[]];
  const agree = await Promise.all(others.map(other => beginsWith(longest, other)));
  if (agree.includes(false)) {
    note(
      `${listOf(downloads)} are versions of one blob that contradict one another. Both are read: some events may show twice.`,
    );
    return downloads;
  }
  note(`${listOf(others)} holds nothing that ${longest.location} does not: the same blob is read once.`);
  return [{...longest, name}];
}

/** Does the file begin with all that the other one holds? Compressed ones are compared as they are. */
async function beginsWith(file: Blob, other: Blob): Promise<boolean> {
  const length = other.size ?? 0;
  if (file.inPlace !== other.inPlace || (!file.inPlace && file.size !== length)) return false;
  for (const offset of [0, Math.max(0, length - edge)]) {
    const count = Math.min(edge, length - offset);
    const [a, b] = await Promise.all([file, other].map(({location}) => readAt(location, offset, count)));
    if (!a!.equals(b!)) return false;
  }
  return true;
}

async function readAt(path: string, offset: number, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(count);
    const {bytesRead} = await file.read(bytes, 0, count, offset);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function listOf(blobs: readonly Blob[]): string {
  return blobs.map(({location}) => location).join(', ');
}
