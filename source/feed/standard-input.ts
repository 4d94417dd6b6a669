// Standard input as a feed of one blob that can be read once.
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
    id: 'standard-input',
    title: 'standard input',
    list: async () => [{...unknown, name, location: standardInput, inPlace: false}],
  };
}

/** Decompressed bytes. */
export async function* readInput(input: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  try {
    yield* decompress(bytesOf(input));
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem('Standard input broke off or is damaged. Check the command that writes it.', {
      cause: error,
    });
  }
}

/** A stream with an encoding set yields text. */
async function* bytesOf(input: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  for await (const chunk of input) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
