// What may be taken of a blob that somebody writes to: its whole lines, as the rest of the last one is on its way.
import {newline} from '../feed/bytes.ts';
import {longestRecord} from '../feed/records.ts';

/** What it ends with: a `line`, a `record` whose line has no end, or a `cut`, behind which bytes were left out. */
export type Ending = 'line' | 'record' | 'cut';

export type Unsettled = {
  /** Bytes before this were taken already: they stay, whatever they are. */
  readonly from: number;
  /** A file may have zeros where nothing is written yet, as downloads write the parts of a large blob as they come. */
  readonly mayHaveHoles: boolean;
};

/** Bytes: a longer record waits for the end of its line, as it is not worth being read twice. */
const longestTry = 1024 * 1024;

/** Yields chunks of bytes that begin at `start`, up to the last whole line. Each is there until the next is asked for. */
export async function* wholeLines(
  chunks: AsyncIterable<Uint8Array>,
  start: number,
  {from, mayHaveHoles}: Unsettled,
): AsyncGenerator<Uint8Array, Ending> {
  let at = start;
  /** The beginning of a line. */
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const taken = Math.min(chunk.length, Math.max(0, from - at));
    at += chunk.length;
    const hole = mayHaveHoles ? chunk.indexOf(0, taken) : -1;
    const written = hole < 0 ? chunk : chunk.subarray(0, hole);
    const end = Math.max(taken, written.lastIndexOf(newline) + 1);
    if (end > 0) {
      if (rest.length > 0) yield rest;
      yield written.subarray(0, end);
      rest = Buffer.from(written.subarray(end));
    } else rest = Buffer.concat([rest, written]);
    if (hole >= 0) return 'cut';
    // It is no record, and must not fill the memory.
    if (rest.length > longestRecord) {
      yield rest;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length === 0) return 'line';
  if (!isRecord(rest)) return 'cut';
  yield rest;
  return 'record';
}

function isRecord(bytes: Buffer): boolean {
  if (bytes.length > longestTry) return false;
  const text = bytes.toString().trim();
  if (!text.endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
