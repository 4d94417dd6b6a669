// A blob's bytes to records: every byte is in exactly one record, or is white space or structure between records.
import {createCsvSplitter} from './csv-rows.ts';
import {findHeader, isEnoughForHeader, readRow} from './csv-text.ts';
import {createJsonSplitter} from './json-records.ts';
import {jsonContent, longestRecord, type RawRecord, type Resumption, type Splitter, tooLong} from './raw-record.ts';

export {longestRecord, type RawRecord, type Resumption, type Splitter} from './raw-record.ts';

/**
 * Takes a blob apart while it arrives: JSON Lines, arrays, `{"records":[…]}`, pretty-printed records, CSV exports, and
 * whatever else stands between them, line by line. How the bytes are cut into chunks makes no difference.
 */
export function createSplitter(emit: (record: RawRecord) => void, from?: Resumption): Splitter {
  let head = Buffer.alloc(0);
  let chosen = from && resume(from, emit);
  return {
    push: chunk => {
      if (chosen !== undefined) {
        chosen.push(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      if (isEnoughForHeader(head)) choose();
    },
    end: () => (chosen ?? choose()).end(),
    resumesAt: () => chosen?.resumesAt(),
  };

  function choose(): Splitter {
    const header = findHeader(head);
    chosen = header === undefined ? createJsonSplitter(emit) : createCsvSplitter(header, emit);
    chosen.push(head);
    head = Buffer.alloc(0);
    return chosen;
  }
}

function resume({offset, header}: Resumption, emit: (record: RawRecord) => void): Splitter {
  return header === undefined
    ? createJsonSplitter(emit, offset)
    : createCsvSplitter({names: header, end: 0}, emit, offset);
}

/** One record again from its bytes; rows need their blob's header. The same as the splitter said. */
export function readRecordAt(bytes: Uint8Array, header: readonly string[] | undefined): RawRecord['content'] {
  if (bytes.length > longestRecord) return tooLong;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return header === undefined ? jsonContent(buffer, 0, buffer.length) : readRow(header, buffer.toString('utf8'));
}

/** The column names of a CSV blob, from its first 64 KiB; `undefined` where it is no CSV. */
export function readHeader(firstBytes: Uint8Array): readonly string[] | undefined {
  return findHeader(firstBytes)?.names;
}
