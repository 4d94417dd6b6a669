// The table of feeds: which kind of source a user means, how it is opened, and how a blob of it is read.
import {stat} from 'node:fs/promises';
import {isatty} from 'node:tty';
import type {Blob, Feed} from './feed.ts';
import {openFolder} from './folder.ts';
import {fileProblem, openFile, readFile} from './local-file.ts';
import {openInput, openStandardInput, readInput, standardInput} from './standard-input.ts';

const kinds = {
  input: () => openStandardInput(isatty(0)),
  folder: openFolder,
  file: openFile,
} as const satisfies {readonly [kind: string]: (source: string) => Feed | Promise<Feed>};

/** `-`, a folder, or a file. Rejects with a SourceProblem where there is nothing to read. */
export async function openFeed(source: string): Promise<Feed> {
  return kinds[await kindOf(source)](source);
}

/** The decompressed bytes from an offset on. Ends with a SourceProblem behind the last byte that could be read. */
export function readBlob(blob: Blob, offset: number): AsyncIterable<Uint8Array> {
  if (blob.location === standardInput) return readInput(openInput());
  return readFile(blob, offset);
}

async function kindOf(source: string): Promise<keyof typeof kinds> {
  if (source === standardInput) return 'input';
  try {
    return (await stat(source)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    throw fileProblem(error, source);
  }
}
