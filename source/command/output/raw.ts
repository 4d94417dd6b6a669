// Raw records: the bytes exactly as they lie in their blobs, a line feed after each.
import type {Exporter} from './export-formats.ts';

const lineFeed = Buffer.from('\n');

export const exportRaw: Exporter = async function* (pages, engine) {
  for await (const rows of pages) {
    const places = rows.map(({id, time}) => ({id, time}));
    while (places.length > 0) {
      const records = await engine.records(places);
      places.splice(0, records.length);
      yield Buffer.concat(records.flatMap(bytes => [bytes, lineFeed]));
    }
  }
};
