// Stretches of a blob's bytes, for whoever reads many records of it: one open file, and each frame decompressed once.
import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {zstdDecompressSync} from 'node:zlib';
import {SourceProblem} from '../feed/feed.ts';
import {etagOf, hasOnlyGrown} from '../feed/local-file.ts';
import type {OpenedBlob, ReadStretches} from '../search/raw-scan.ts';
import type {StoredBlob} from './catalog.ts';
import type {Frame} from './frame-file.ts';
import {recordProblems} from './problems.ts';

/** What is known of a blob under the name that a segment gives it; `undefined` where its version is there no more. */
export type FindBlob = (name: string) => {readonly blob: KeptBlob; readonly frames: () => readonly Frame[]} | undefined;

type KeptBlob = Pick<StoredBlob, 'path' | 'framed' | 'etag' | 'header'>;

/** Memory is reused from blob to blob: at any time one of them may be open. */
export function createReadStretches(find: FindBlob): ReadStretches {
  const room = createRoom();
  return name => {
    const found = find(name);
    if (found === undefined) throw new SourceProblem(recordProblems.replaced(name));
    const {blob, frames} = found;
    const file = openKept(blob.path);
    try {
      const opened = {header: blob.header ?? undefined, close: () => closeSync(file)};
      return {...opened, ...(blob.framed ? framedBytes(blob, file, frames(), room) : plainBytes(blob, file, room))};
    } catch (error) {
      closeSync(file);
      throw error;
    }
  };
}

type Room = (length: number) => Buffer;
type Bytes = Pick<OpenedBlob, 'read' | 'check'>;

/** The file itself, which anybody may write to: only with the etag of when it was read, or grown since, is it the same. */
function plainBytes({path, etag}: KeptBlob, file: number, room: Room): Bytes {
  const check = (): void => {
    const now = etagOf(fstatSync(file, {bigint: true}));
    const isSame = etag !== null && (now === etag || hasOnlyGrown(etag, now));
    if (!isSame) throw new SourceProblem(recordProblems.changed(path));
  };
  check();
  return {check, read: (from, until) => readFully(path, file, from, room(until - from))};
}

/** Frames are never rewritten, and carry a checksum. */
function framedBytes({path}: KeptBlob, file: number, frames: readonly Frame[], room: Room): Bytes {
  let last: {readonly frame: Frame; readonly bytes: Buffer} | undefined;
  const bytesOf = (frame: Frame): Buffer => {
    if (last?.frame !== frame) last = {frame, bytes: decompress(path, file, frame)};
    return last.bytes;
  };
  return {
    check: () => undefined,
    read: (from, until) => {
      const bytes = room(until - from);
      let at = from;
      for (let index = firstBehind(frames, from); at < until; index++) {
        const frame = frames[index];
        if (frame === undefined || frame.start > at) throw new SourceProblem(recordProblems.shorter(path));
        at += bytesOf(frame).copy(bytes, at - from, at - frame.start);
      }
      return bytes;
    },
  };
}

function decompress(path: string, file: number, frame: Frame): Buffer {
  const compressed = readFully(path, file, frame.position, Buffer.allocUnsafe(frame.size));
  let bytes: Buffer;
  try {
    bytes = zstdDecompressSync(compressed, {chunkSize: frame.length + 64});
  } catch (error) {
    throw new SourceProblem(recordProblems.unreadable(path, error as Error), {cause: error});
  }
  if (bytes.length !== frame.length) throw new SourceProblem(recordProblems.changed(path));
  return bytes;
}

/** The index of the first frame that ends behind a byte. */
function firstBehind(frames: readonly Frame[], offset: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const {start, length} = frames[middle]!;
    if (start + length > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function openKept(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new SourceProblem(recordProblems.unreadable(path, error as Error), {cause: error});
  }
}

function readFully(path: string, file: number, position: number, bytes: Buffer): Buffer {
  for (let done = 0; done < bytes.length; ) {
    const more = readSome(path, file, bytes, done, position + done);
    if (more === 0) throw new SourceProblem(recordProblems.shorter(path));
    done += more;
  }
  return bytes;
}

function readSome(path: string, file: number, bytes: Buffer, from: number, position: number): number {
  try {
    return readSync(file, bytes, from, bytes.length - from, position);
  } catch (error) {
    throw new SourceProblem(recordProblems.unreadable(path, error as Error), {cause: error});
  }
}

/** The same memory again and again, as long as it is enough. */
function createRoom(): Room {
  let room = Buffer.allocUnsafeSlow(0);
  return length => {
    if (room.length < length) room = Buffer.allocUnsafeSlow(length);
    return room.subarray(0, length);
  };
}
