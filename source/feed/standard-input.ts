// Standard input as a feed of one blob that can be read once.
import {createReadStream, fstatSync} from 'node:fs';
import {Socket} from 'node:net';
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
  // Each input is kept under a name of its own, as no two need to have anything in common.
  const name = `standard-input-${new Date().toISOString()}`;
  const unknown = {size: undefined, modified: undefined, created: undefined, etag: undefined};
  return {
    kind: 'stream',
    id: 'standard-input',
    title: 'standard input',
    list: async () => [{...unknown, name, location: standardInput, inPlace: false}],
  };
}

/** The process's input, on whatever thread. Other code may have made its pipe non-blocking, which a file's reader cannot take. */
export function openInput(): NodeJS.ReadableStream {
  const status = fstatSync(0);
  const isPipe = status.isFIFO() || status.isSocket();
  return isPipe
    ? new Socket({fd: 0, readable: true, writable: false})
    : createReadStream('', {fd: 0, autoClose: false});
}

/** Decompressed bytes. */
export async function* readInput(input: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  try {
    yield* decompress(bytesOf(input));
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

/** A stream with an encoding set yields text. */
async function* bytesOf(input: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  for await (const chunk of input) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
