// A million audit events as they lie after a download: one HSM and one vault, a week, a blob an hour.
import {createReadStream, createWriteStream, existsSync} from 'node:fs';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {constants, createGzip} from 'node:zlib';
import {hoursOfEvents} from './hours.ts';

/** Raised with every change of what is made. */
const version = 1;

export type Events = {
  readonly folder: string;
  readonly blobs: number;
  readonly events: number;
  readonly bytes: number;
  /** How many events have status 403. */
  readonly forbidden: number;
};

/** 1,000,000 events, 1.15 GB in 336 blobs: made once, then found where they were left. */
export async function millionEvents(): Promise<Events> {
  return keep('events', async folder => {
    let bytes = 0;
    let events = 0;
    let blobs = 0;
    let forbidden = 0;
    for (const {path, events: lines, lineEnd} of hoursOfEvents(1_000_000)) {
      const content = Buffer.from(lines.join(lineEnd) + lineEnd);
      await mkdir(dirname(join(folder, path)), {recursive: true});
      await writeFile(join(folder, path), content);
      bytes += content.length;
      events += lines.length;
      forbidden += lines.filter(line => line.includes('"httpStatusCode":403')).length;
      blobs++;
    }
    return {blobs, events, bytes, forbidden};
  });
}

/** The same blobs, each compressed. `bytes` are those of the events. */
async function compressedEvents(): Promise<Events> {
  const plain = await millionEvents();
  return keep('compressed', async folder => {
    for (const {path} of hoursOfEvents(0)) {
      await mkdir(dirname(join(folder, path)), {recursive: true});
      const gzip = createGzip({level: constants.Z_BEST_SPEED});
      await pipeline(createReadStream(join(plain.folder, path)), gzip, createWriteStream(join(folder, `${path}.gz`)));
    }
    return plain;
  });
}

/** How a source of them is named in the tables, and how to have it. */
export const SOURCES: {readonly [name: string]: () => Promise<Events>} = {
  'a folder': millionEvents,
  'compressed blobs': compressedEvents,
};

async function keep(name: string, make: (folder: string) => Promise<Omit<Events, 'folder'>>): Promise<Events> {
  const root = join(tmpdir(), `hsmscope-bench-${version}`);
  const folder = join(root, name);
  const told = `${folder}.json`;
  if (!existsSync(told)) {
    const fresh = `${folder}.${process.pid}`;
    await mkdir(fresh, {recursive: true});
    const made = await make(fresh);
    await rm(folder, {recursive: true, force: true});
    await rename(fresh, folder);
    await writeFile(told, JSON.stringify({...made, folder}));
  }
  return JSON.parse(await readFile(told, 'utf8')) as Events;
}
