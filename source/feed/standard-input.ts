// Standard input as a feed of one blob that can be read once.
import {fstatSync, read} from 'node:fs';
import {promisify} from 'node:util';
import {readChunks, readPipe} from './chunks.ts';
import {decompress} from './compression.ts';
import {type Feed, SourceProblem} from './feed.ts';

export const standardInput = '-';

/** Refused where it is the terminal: nobody means to type a log. */
export function openStandardInput(isTerminal: boolean): Feed {
  if (isTerminal) {
    throw new SourceProblem(
      'Standard input is the terminal. Pipe a log into it (cat PT1H.json | hsmscope -), or name a file.',
    );
  }
  // Each input is a source of its own: no two need to have anything in common, and several may be open at a time.
  const name = `standard-input-${new Date().toISOString()}`;
  const unknown = {size: undefined, modified: undefined, created: undefined, etag: undefined};
  return {
    kind: 'stream',
    id: name,
    title: 'standard input',
    list: async () => [{...unknown, name, location: standardInput, inPlace: false}],
  };
}

/** The process's input, on whatever thread. Other code may have made its pipe non-blocking, which a file's reader cannot take. */
export function openInput(): AsyncIterable<Uint8Array> {
  const status = fstatSync(0);
  const isPipe = status.isFIFO() || status.isSocket();
  return isPipe
    ? readPipe(0)
    : readChunks(async buffer => (await readSome(0, buffer, 0, buffer.length, null)).bytesRead);
}

const readSome = promisify(read);

/** Decompressed bytes. */
export async function* readInput(input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* decompress(input);
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(
      `Standard input broke off or is damaged (${(error as Error).message}). Check the command that writes it.`,
      {
        cause: error,
      },
    );
  }
}
