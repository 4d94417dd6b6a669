// Ten times the events without ten times the logs: index files and catalog as if earlier weeks had been read, too.
import {dirname} from 'node:path';
import type {StoredBlob, StoredSegment} from '../../source/store/catalog.ts';
import {writeWhole} from '../../source/store/files.ts';
import {encodeIndex, readIndex} from '../../source/store/index-file.ts';
import {openStore} from '../../source/store/store.ts';

const week = 7 * 24 * 3_600_000;

/** Repeats what is in the cache for the weeks before, until it is there so many times. Its records cannot be fetched. */
export async function multiply(cache: string, times: number): Promise<void> {
  const {catalog} = openStore(cache);
  for (const source of catalog.sources()) {
    const {segments, blobs} = catalog.read(source);
    for (let back = 1; back < times; back++) {
      const moved = [];
      for (const segment of segments) moved.push(await moveBack(segment, back));
      catalog.lock(source, 'bench', () => false);
      catalog.commit(source, 'bench', {
        segments: moved,
        blobs: blobs
          .values()
          .map(blob => blobBefore(blob, back))
          .toArray(),
        frames: new Map(),
      });
      catalog.unlock(source, 'bench');
    }
  }
  catalog.close();
}

function blobBefore(blob: StoredBlob, weeks: number): StoredBlob {
  const moved = (text: string | null) => text && weeksBefore(text, weeks);
  return {...blob, name: weeksBefore(blob.name, weeks), location: moved(blob.location), etag: `${blob.etag} ${weeks}`};
}

async function moveBack(stored: StoredSegment, weeks: number): Promise<StoredSegment> {
  const segment = readIndex(stored.file);
  const name = `${stored.name} ${weeks}`;
  const file = `${dirname(stored.file)}/${weeks}-${stored.file.slice(dirname(stored.file).length + 1)}`;
  const {first, last, since} = segment.time;
  const values = segment.blob.values.map(blob => weeksBefore(blob, weeks));
  const moved = {
    ...segment,
    name,
    time: {first: first - weeks * week, last: last - weeks * week, since},
    blob: {...segment.blob, values},
  };
  await writeWhole(file, encodeIndex(moved));
  return {
    ...stored,
    name,
    file,
    first: stored.first && stored.first - weeks * week,
    last: stored.last && stored.last - weeks * week,
    ranges: stored.ranges.map(range => ({...range, blob: weeksBefore(range.blob, weeks)})),
  };
}

/** The blob of the same hour, weeks before. */
function weeksBefore(name: string, weeks: number): string {
  return name.replace(/y=(\d+)\/m=(\d+)\/d=(\d+)/, (_, year, month, date) => {
    const day = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)) - weeks * week).toISOString();
    return `y=${day.slice(0, 4)}/m=${day.slice(5, 7)}/d=${day.slice(8, 10)}`;
  });
}
