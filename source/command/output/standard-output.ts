// Writing to standard output, as fast as its reader reads and no longer than it wants to.
import {writeProblem} from './write-problem.ts';

/** Resolves when the reader took it; false when the reader went away, as `head` does. */
export function write(stream: NodeJS.WritableStream, data: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(data, error => {
      if (!error) resolve(true);
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE') resolve(false);
      else reject(writeProblem(error, 'standard output'));
    });
  });
}
