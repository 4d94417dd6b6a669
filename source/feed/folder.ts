// A folder of logs, as `az storage blob download-batch` and azcopy lay it out.
import type {Dirent} from 'node:fs';
import {readdir, realpath, stat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {type Blob, type Feed, SourceProblem} from './feed.ts';
import {describeFile, fileProblem} from './local-file.ts';
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
    list: (note = () => undefined) => listFolder(root, note),
  };
}

async function listFolder(root: string, note: (sentence: string) => void): Promise<readonly Blob[]> {
  const names = await listNames(root);
  const files: Blob[] = [];
  for (let i = 0; i < names.length; i += openAtOnce) {
    const some = names.slice(i, i + openAtOnce);
    files.push(...(await Promise.all(some.map(name => describeFile(join(root, name), name)))));
  }
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

async function holdsLogs(root: string): Promise<boolean> {
  for await (const _ of walk(root, '', new Set())) return true;
  return false;
}

async function listNames(root: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of walk(root, '', new Set())) names.push(name);
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/** Names of logs; `visited` holds the real paths of folders, as links may lead in a circle. */
async function* walk(root: string, under: string, visited: Set<string>): AsyncIterable<string> {
  const folder = join(root, under);
  const entries = await readFolder(folder, visited);
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    const kind = await kindOf(entry, join(root, name));
    if (kind === 'folder') yield* walk(root, name, visited);
    else if (kind === 'file' && logName.test(entry.name)) yield name;
  }
}

async function readFolder(folder: string, visited: Set<string>): Promise<readonly Dirent[]> {
  try {
    const real = await realpath(folder);
    if (visited.has(real)) return [];
    visited.add(real);
    const entries = await readdir(folder, {withFileTypes: true});
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
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
