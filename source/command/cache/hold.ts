// `hsmscope cache hold` and `release`: which blobs are evidence.
import type {Store} from '../../store/store.ts';
import {safeText} from '../../text/safe-text.ts';
import {type ExitCode, exitCodes, type GivenArguments} from '../command.ts';
import type {Environment} from '../environment.ts';
import {UsageProblem} from '../usage-problem.ts';

/** Blobs are meant by any part of their names. */
export function holdBlobs(held: boolean) {
  return async ({catalog}: Store, {stdout}: Environment, {sources: parts}: GivenArguments): Promise<ExitCode> => {
    if (parts.length === 0) throw new UsageProblem('Name the blobs, or a part of their names that they share.');
    let [count, plain, marked] = [0, 0, 0];
    for (const source of catalog.sources()) {
      const {blobs} = catalog.read(source);
      const names = [...blobs.keys()].filter(name => parts.some(part => name.includes(part)));
      catalog[held ? 'hold' : 'release'](source, names, 'hand');
      for (const name of names) stdout.write(`${safeText(name)}\n`);
      count += names.length;
      const still = catalog.held(source);
      marked += names.filter(name => !held && still.has(name)).length;
      plain += names.filter(name => !blobs.get(name)!.framed).length;
    }
    stdout.write(`${count} ${count === 1 ? 'blob' : 'blobs'} ${held ? 'kept as evidence' : 'released'}\n`);
    if (held && plain > 0) stdout.write(`${plainSentence(plain)}\n`);
    if (marked > 0) stdout.write(`${marked} of them stay: events of theirs are marked. See hsmscope mark list.\n`);
    return count > 0 ? exitCodes.found : exitCodes.none;
  };
}

function plainSentence(count: number): string {
  const are = count === 1 ? 'is a plain file' : 'are plain files';
  return `${count} of them ${are}, of which the cache keeps the index only: keep ${count === 1 ? 'it' : 'them'} in place.`;
}
