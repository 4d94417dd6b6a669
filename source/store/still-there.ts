// Has a plain file that has grown still what was read of it? Others may write to it in any way.
import {createHash} from 'node:crypto';
import type {Range, StoredBlob, StoredSegment} from './catalog.ts';
import {readPlain} from './frame-file.ts';

/**
 * Looks at what was read last, which is another one where the file was written anew, and at what was unreadable, as there
 * may have been zeros where its bytes were still to come. `proceed` rejects to end that.
 */
export async function isStillThere(
  {name, path, bytes}: StoredBlob,
  segments: readonly StoredSegment[],
  proceed: () => Promise<void>,
): Promise<boolean> {
  for (const {ranges, unreadable} of segments) {
    for (const range of ranges.filter(({blob, until}) => blob === name && (unreadable > 0 || until === bytes))) {
      await proceed();
      if (!hasRange(path, range)) return false;
    }
  }
  return true;
}

function hasRange(path: string, {start, until, sha256}: Range): boolean {
  try {
    const bytes = readPlain(path, start, until - start);
    return createHash('sha256').update(bytes).digest('hex') === sha256;
  } catch {
    // Reading it will tell why it cannot be read.
    return true;
  }
}
