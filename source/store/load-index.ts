// An index file that is there and whole, or none.
import type {Segment} from '../search/segment.ts';
import {DamagedIndex} from './damaged-index.ts';
import {checkIndex, readIndex} from './index-file.ts';

/**
 * The segment of an index file, or `undefined` when it has to be built anew. Unless all of the file is `checked`, what is
 * damaged in it throws DamagedIndex when it is asked for.
 */
export function loadIndex(path: string, how?: 'checked'): Segment | undefined {
  try {
    if (how === 'checked') checkIndex(path);
    const segment = readIndex(path);
    // Each is asked for them as soon as it is shown.
    void [segment.outcome, segment.text.hsm.values];
    return segment;
  } catch (error) {
    if (error instanceof DamagedIndex || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
