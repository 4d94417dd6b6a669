// An index file that is there and whole, or none.
import {idFields, type Segment} from '../search/segment.ts';
import {DamagedIndex} from './damaged-index.ts';
import {readIndex} from './index-file.ts';

/** The segment of an index file, or `undefined` when it has to be built anew. */
export function loadIndex(path: string): Segment | undefined {
  try {
    const segment = readIndex(path);
    // Damaged ids would come to light in the midst of an answer.
    for (const field of idFields) segment.id[field].fetch('once');
    return segment;
  } catch (error) {
    if (error instanceof DamagedIndex || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
