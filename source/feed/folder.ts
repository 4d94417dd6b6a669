// A folder of logs, as `az storage blob download-batch` and azcopy lay it out.
import type {Dirent} from 'node:fs';
import {readdir, realpath, stat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {type Blob, type Feed, SourceProblem} from './feed.ts';
import {describeFile, fileProblem} from './local-file.ts';
import {createRelist, type Listing} from './relist-folder.ts';
import {settleTwins} from './twins.ts';

const logName = /\.(json|jsonl|ndjson|log|csv)(\.gz|\.zst)?$/i;
const openAtOnce = 32;

/** Every log in the folder and below it; hidden files and other kinds are left out. */
export async function openFolder(path: string): Promise<Feed> {
  const root = resolve(path);
  if (!(await holdsLogs(root))) {
    throw new SourceProblem(
      `${path} holds no logs: no .json, .jsonl, .ndjson, .log or .csv file, plain, .gz or .zst. Name the folder that the logs were downloaded to.`,
    );
  }
  return {
    kind: 'place',
    id: `folder:${root}`,
    title: path,
    list: async ({onNote = () => undefined} = {}) => settleFiles((await listFiles(root)).files, onNote),
    relist: createRelist({read: () => listFiles(root), settle: settleFiles}),
  };
}

async function listFiles(root: string): Promise<Listing> {
  const {names, folders} = await listNames(root);
  const files: Blob[] = [];
  for (let i = 0; i < names.length; i += openAtOnce) {
    const some = names.slice(i, i + openAtOnce);
    files.push(...(await Promise.all(some.map(name => describeFile(join(root, name), name)))));
  }
  return {files, folders};
}

async function settleFiles(files: readonly Blob[], note: (sentence: string) => void): Promise<readonly Blob[]> {
  const blobs: Blob[] = [];
  for (const [name, downloads] of Map.groupBy(files, ({name}) => blobName(name))) {
    blobs.push(...(await settleTwins(name, downloads, note)));
  }
  return blobs;
}

/** A blob has the same name wherever its download lies: from `resourceId=` on. */
function blobName(file: string): string {
  return /(?:^|\/)(resourceId=\/?.*)$/i.exec(file)?.[1] ?? file;
}

/** Its name below the root, and its real path: links may lead in a circle, or to a folder that is there anyway. */
type Folder = {readonly name: string; readonly real: string};

type Contents = {
  readonly logs: readonly string[];
  readonly folders: readonly Folder[];
  /** Names of links that lead to folders. */
  readonly links: readonly string[];
};

/** Looks no further than to the first one. */
async function holdsLogs(root: string): Promise<boolean> {
  const visited = new Set<string>();
  const isIn = async (folder: Folder): Promise<boolean> => {
    if (visited.has(folder.real)) return false;
    visited.add(folder.real);
    const {logs, folders, links} = await contentsOf(folder);
    if (logs.length > 0) return true;
    for (const below of folders) if (await isIn(below)) return true;
    for (const link of links) if (await isIn(await followLink(root, link))) return true;
    return false;
  };
  return isIn(await followLink(root, ''));
}

/** Folders are read side by side; links are followed after all that is there without them, so that names do not depend on chance. */
async function listNames(
  root: string,
): Promise<{readonly names: readonly string[]; readonly folders: ReadonlySet<string>}> {
  const names: string[] = [];
  const visited = new Set<string>();
  let links = [''];
  const visit = async (folder: Folder): Promise<void> => {
    if (visited.has(folder.real)) return;
    visited.add(folder.real);
    const contents = await contentsOf(folder);
    for (const name of contents.logs) names.push(name);
    links = links.concat(contents.links);
    await Promise.all(contents.folders.map(visit));
  };
  while (links.length > 0) {
    const found = links.sort();
    links = [];
    for (const link of found) await visit(await followLink(root, link));
  }
  return {names: names.sort((a, b) => (a < b ? -1 : 1)), folders: visited};
}

async function followLink(root: string, name: string): Promise<Folder> {
  const path = join(root, name);
  try {
    return {name, real: await realpath(path)};
  } catch (error) {
    throw fileProblem(error, path);
  }
}

async function contentsOf({name: above, real: folder}: Folder): Promise<Contents> {
  const [logs, folders, links]: [string[], Folder[], string[]] = [[], [], []];
  for (const entry of await readFolder(folder)) {
    if (entry.name.startsWith('.')) continue;
    const name = above === '' ? entry.name : `${above}/${entry.name}`;
    const real = join(folder, entry.name);
    const kind = await kindOf(entry, real);
    if (kind === 'folder') entry.isSymbolicLink() ? links.push(name) : folders.push({name, real});
    else if (kind === 'file' && logName.test(name)) logs.push(name);
  }
  return {logs, folders, links};
}

async function readFolder(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, {withFileTypes: true});
  } catch (error) {
    throw fileProblem(error, folder);
  }
}

async function kindOf(entry: Dirent, path: string): Promise<'folder' | 'file' | 'other'> {
  // A link that leads nowhere is no log.
  const stats = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
  if (stats?.isDirectory() === true) return 'folder';
  return stats?.isFile() === true ? 'file' : 'other';
}
