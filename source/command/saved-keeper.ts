// Saved queries of the screen: read from the user's file, and changed there as the screen wants it.
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {resolve} from 'node:path';
import type {SavedPort} from '../screen/panes/saved/changes.ts';
import {openSavedQueries, readSavedQueries, readShared, sharedText} from '../settings/saved-queries.ts';
import {safeText} from '../text/safe-text.ts';
import {type Environment, settingsFolder} from './environment.ts';
import {withOutputFile} from './output/output-file.ts';

export function keepSavedQueries(environment: Environment): SavedPort {
  const folder = settingsFolder(environment);
  return {
    list: () => readSavedQueries(folder),
    carryOut: async change => {
      switch (change.type) {
        case 'save':
          (await openSavedQueries(folder)).save(change.name, change.query);
          return undefined;
        case 'remove':
          (await openSavedQueries(folder)).remove(change.name);
          return undefined;
        case 'rename':
          (await openSavedQueries(folder)).rename(change.name, change.next);
          return undefined;
        case 'export':
          return exportTo(folder, pathOf(change.path));
        case 'import':
          return importFrom(folder, pathOf(change.path));
      }
    },
  };
}

/** As a shell would have it. */
const pathOf = (typed: string): string => resolve(typed.replace(/^~(?=\/|$)/, homedir()));

async function exportTo(folder: string, path: string): Promise<string> {
  if (existsSync(path)) throw new Error(`${path} is there already: name another file.`);
  const {queries} = readSavedQueries(folder);
  await withOutputFile(path, false, write => write(sharedText(queries)));
  return `Written to ${path}: ${queriesText(queries.size)}.`;
}

/** A name that is taken already keeps its query. */
async function importFrom(folder: string, path: string): Promise<string> {
  const shared = readShared(await readText(path));
  const known = readSavedQueries(folder).queries;
  const fresh = [...shared].filter(([name]) => !known.has(name));
  const writer = await openSavedQueries(folder);
  for (const [name, query] of fresh) writer.save(name, query);
  const stay = shared.size - fresh.length;
  const rest = stay === 0 ? '' : `; ${staying(stay)}`;
  return `Taken over: ${queriesText(fresh.length)}${rest}.`;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`${safeText(path)} cannot be read: ${(error as Error).message}.`);
  }
}

const staying = (number: number): string =>
  number === 1
    ? '1 query whose name is taken already stays as it is'
    : `${number} queries whose names are taken already stay as they are`;

const queriesText = (number: number): string => (number === 1 ? '1 query' : `${number} queries`);
