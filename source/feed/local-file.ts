// A file on this machine, as a feed of its own or as one of a folder's.
import {type BigIntStats, open as openDescriptor, statSync} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import {basename, resolve} from 'node:path';
import {promisify} from 'node:util';
import {readChunks, readPipe} from './chunks.ts';
import {decompress, isCompressed, magicLength} from './compression.ts';
import {type Blob, type Feed, SourceProblem} from './feed.ts';

/** One file of any name; also a pipe such as `<(zcat …)`, which can be read once only. */
export async function openFile(path: string): Promise<Feed> {
  const absolute = resolve(path);
  const {size} = await describeFile(absolute, basename(absolute));
  return {
    kind: size === undefined ? 'stream' : 'place',
    id: `file:${absolute}`,
    title: path,
    list: async () => [await describeFile(absolute, basename(absolute))],
  };
}

/** The blob that a file is. Its first bytes tell whether it is compressed. */
export async function describeFile(path: string, name: string): Promise<Blob> {
  try {
    const stats = await stat(path, {bigint: true});
    // Looking into a pipe would take the bytes out of it.
    if (!stats.isFile())
      return {
        name,
        size: undefined,
        modified: undefined,
        created: undefined,
        etag: undefined,
        location: path,
        inPlace: false,
      };
    const head = await readHead(path);
    return {
      name,
      size: Number(stats.size),
      modified: Number(stats.mtimeMs),
      created: Number(stats.birthtimeMs),
      etag: etagOf(stats),
      location: path,
      inPlace: !isCompressed(head),
    };
  } catch (error) {
    throw fileProblem(error, path);
  }
}

/** The ETag that a file has at the moment. Throws the file system's error. */
export function currentEtag(path: string): string {
  return etagOf(statSync(path, {bigint: true}));
}

/** Another one whenever the file's bytes may be others. */
export function etagOf({ino, size, mtimeNs}: Pick<BigIntStats, 'ino' | 'size' | 'mtimeNs'>): string {
  return [ino, size, mtimeNs].join('-');
}

/** Is it the same file still, with nothing but more bytes at its end? So it is taken to be, as in any log. */
export function hasOnlyGrown(before: string, now: string): boolean {
  const [[file, size], [fileNow, sizeNow]] = [before.split('-'), now.split('-')];
  return file === fileNow && Number(sizeNow) > Number(size);
}

/** Bytes as they are after decompression, from an offset in them; one that breaks off yields what could be read. */
export async function* readFile({location: path, inPlace}: Blob, offset: number): AsyncIterable<Uint8Array> {
  try {
    if (inPlace) yield* readFrom(path, offset);
    else yield* skip(decompress(readWhole(path)), offset);
  } catch (error) {
    throw fileProblem(error, path);
  }
}

/** Who waited for a pipe as for a file could not be stopped. */
async function* readWhole(path: string): AsyncIterable<Uint8Array> {
  if ((await stat(path)).isFIFO()) yield* readPipe(await openPipe(path, 'r'));
  else yield* readFrom(path, null);
}

const openPipe = promisify(openDescriptor);

/** What is no plain file may know no positions: `null` reads on from where it is. */
async function* readFrom(path: string, start: number | null): AsyncIterable<Uint8Array> {
  const file = await open(path);
  try {
    let position = start;
    yield* readChunks(async buffer => {
      const {bytesRead} = await file.read(buffer, 0, buffer.length, position);
      if (position !== null) position += bytesRead;
      return bytesRead;
    });
  } finally {
    // Waits for a read under way, whose answer nobody needs any more.
    await file.close();
  }
}

/** Without so many bytes at the start. */
async function* skip(bytes: AsyncIterable<Uint8Array>, count: number): AsyncIterable<Uint8Array> {
  let left = count;
  for await (const chunk of bytes) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read({buffer: new Uint8Array(magicLength), length: magicLength});
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const sentences: {readonly [code: string]: (path: string) => string} = {
  ENOENT: path => `There is no ${path}. Check the path, or name a folder, a file, or - for standard input.`,
  ENOTDIR: path => `There is no ${path}: a part of the path is a file. Check the path.`,
  EACCES: path => `${path} may not be read by you. Ask for read permission, or copy it to a place of yours.`,
  EPERM: path => `${path} may not be read by you. Ask for read permission, or copy it to a place of yours.`,
  EMFILE: path => `${path} cannot be opened: too many files are open. Raise the limit (ulimit -n) and start again.`,
  ELOOP: path => `${path} is a symbolic link that leads back to itself. Name the folder or file itself.`,
  Z_BUF_ERROR: path => `${path} ends in the middle of its compressed data. Download it again.`,
};

/** A sentence for what the system said about a file. */
export function fileProblem(error: unknown, path: string): SourceProblem {
  if (error instanceof SourceProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isCompression = code.startsWith('Z_') || code.startsWith('ZSTD_');
  const sentence =
    sentences[code]?.(path) ??
    (isCompression
      ? `${path} is damaged: its compressed data cannot be read (${code}). Download it again.`
      : `${path} cannot be read (${code === '' ? 'unknown reason' : code}). Check the path and the disk.`);
  return new SourceProblem(sentence, {cause: error});
}
