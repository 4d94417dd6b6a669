// The table of feeds: which kind of source a user means, and how it is opened.
import {stat} from 'node:fs/promises';
import type {Feed} from './feed.ts';
import {openFolder} from './folder.ts';
import {fileProblem, openFile} from './local-file.ts';
import {openStandardInput} from './standard-input.ts';

type Open = (source: string, standardInput: NodeJS.ReadableStream) => Feed | Promise<Feed>;

const kinds = {
  input: (_, standardInput) => openStandardInput(standardInput),
  folder: openFolder,
  file: openFile,
} as const satisfies {readonly [kind: string]: Open};

/** `-`, a folder, or a file. Rejects with a SourceProblem where there is nothing to read. */
export async function openFeed(source: string, standardInput: NodeJS.ReadableStream): Promise<Feed> {
  const open: Open = kinds[await kindOf(source)];
  return open(source, standardInput);
}

async function kindOf(source: string): Promise<keyof typeof kinds> {
  if (source === '-') return 'input';
  try {
    return (await stat(source)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    throw fileProblem(error, source);
  }
}
