// Raw records: the bytes exactly as they lie in their blobs, a line feed after each.
import type {Exporter} from './export-formats.ts';

/** Records asked for at once: enough to keep the engine's thread busy, few enough for giants of 4 MiB. */
const recordsAtOnce = 64;

const lineFeed = Buffer.from('\n');

export const exportRaw: Exporter = async function* (pages, engine) {
  for await (const rows of pages) {
    for (let start = 0; start < rows.length; start += recordsAtOnce) {
      const events = await Promise.all(rows.slice(start, start + recordsAtOnce).map(({id}) => engine.event(id)));
      yield Buffer.concat(events.flatMap(({bytes}) => [bytes, lineFeed]));
    }
  }
};
