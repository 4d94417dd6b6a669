// Standard input as a feed of one blob that can be read once.
import {decompress} from './compression.ts';
import {type Feed, SourceProblem} from './feed.ts';

const name = 'standard-input';

export function openStandardInput(input: NodeJS.ReadableStream): Feed {
  if ('isTTY' in input && input.isTTY === true) {
    throw new SourceProblem(
      'Standard input is the terminal. Pipe a log into it (cat PT1H.json | hsmscope -), or name a file.',
    );
  }
  let isRead = false;
  return {
    id: name,
    title: 'standard input',
    list: async () => [{name, size: undefined, modified: undefined, location: '-', inPlace: false}],
    read: () => {
      if (isRead) throw new SourceProblem('Standard input can be read only once. Save it to a file and open that.');
      isRead = true;
      return readInput(input);
    },
  };
}

async function* readInput(input: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
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
