// Raw bytes as concatenated zstd frames, appended and never rewritten: `zstdcat` of the file is the blob.
import {closeSync, openSync, readSync} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {dirname} from 'node:path';
import {zstdDecompressSync} from 'node:zlib';
import {privateFile, syncFolder} from './files.ts';
import {borrowFrameMaker, frameLength} from './frame-maker.ts';
import {makeFolder} from './make-folder.ts';

/** A stretch of the blob (`start`, `length`) and the frame that holds it (`position`, `size` in the file), in bytes. */
export type Frame = {readonly start: number; readonly length: number; readonly position: number; readonly size: number};

export type FrameFile = {
  /** Takes a copy; the bytes are written some time before `save` is done. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Makes all that was appended safe on disk, while more may be; returns the frames written since the last time. */
  readonly save: () => Promise<readonly Frame[]>;
  /** Waits for what is under way. */
  readonly close: () => Promise<void>;
};

/** Opens a file of frames behind those that the catalog knows; what a crash left behind them is cut off. */
export async function openFrameFile(path: string, known: readonly Frame[]): Promise<FrameFile> {
  makeFolder(dirname(path));
  const file = await open(path, known.length === 0 ? 'w' : 'r+', privateFile);
  const last = known.at(-1);
  let position = last === undefined ? 0 : last.position + last.size;
  let start = last === undefined ? 0 : last.start + last.length;
  await file.truncate(position);
  const maker = borrowFrameMaker();
  let at = 0;
  let filled = 0;
  let written: Frame[] = [];
  /** Frames are compressed and written one after another, while the next ones fill. */
  let writing: Promise<void> = Promise.resolve();
  /** Of each room, when what it held is written. */
  const freed = maker.rooms.map(() => writing);
  let saving: Promise<unknown> = writing;

  const writeFrame = async (bytes: Buffer): Promise<void> => {
    const frame = await maker.compress(bytes);
    await writeAt(file, frame, position);
    written.push({start, length: bytes.length, position, size: frame.length});
    start += bytes.length;
    position += frame.length;
  };
  const endFrame = (): void => {
    if (filled === 0) return;
    const bytes = maker.rooms[at]!.subarray(0, filled);
    writing = heard(writing.then(() => writeFrame(bytes)));
    freed[at] = writing;
    at = (at + 1) % freed.length;
    filled = 0;
  };
  const saveUntilHere = async (): Promise<readonly Frame[]> => {
    await writing;
    const saved = written;
    written = [];
    await Promise.all([file.sync(), syncFolder(dirname(path))]);
    return saved;
  };
  const closeWhenDone = async (): Promise<void> => {
    await Promise.allSettled([writing, saving]);
    maker.giveBack();
    await file.close();
  };
  return {
    append: async bytes => {
      for (let from = 0; from < bytes.length; ) {
        if (filled === 0) await freed[at];
        const part = bytes.subarray(from, from + frameLength - filled);
        maker.rooms[at]!.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled === frameLength) endFrame();
      }
    },
    save: () => {
      endFrame();
      const save = heard(saveUntilHere());
      saving = save;
      return save;
    },
    close: () => heard(closeWhenDone()),
  };
}

/** Whoever waits for it hears of a failure; until then nobody listens. */
function heard<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}

/** Bytes of a blob. */
export type Stretch = {readonly offset: number; readonly length: number};

/** Stretches of a blob that lies in frames, in the order of their offsets; no frame is decompressed twice. */
export function readFromFrames(
  path: string,
  frames: readonly Frame[],
  stretches: readonly Stretch[],
): readonly Buffer[] {
  // Each by itself: node:zlib reads the first of several frames and drops the rest without a word.
  return cutStretches(frames, frame => decompress(path, frame), stretches);
}

/** Stretches of a file, in the order of their offsets; a stretch has fewer bytes where the file has become shorter. */
export function readFromPlain(path: string, stretches: readonly Stretch[]): readonly Buffer[] {
  const until = Math.max(...stretches.map(({offset, length}) => offset + length));
  const windows: Frame[] = [];
  for (let start = stretches[0]?.offset ?? 0; start < until; start += frameLength) {
    const length = Math.min(frameLength, until - start);
    windows.push({start, length, position: start, size: length});
  }
  return cutStretches(windows, ({position, size}) => readPlain(path, position, size), stretches);
}

function cutStretches(
  frames: readonly Frame[],
  load: (frame: Frame) => Buffer,
  stretches: readonly Stretch[],
): readonly Buffer[] {
  let loaded = new Map<Frame, Buffer>();
  let first = 0;
  return stretches.map(({offset, length}) => {
    while (first < frames.length && frames[first]!.start + frames[first]!.length <= offset) first++;
    const wanted: Frame[] = [];
    for (let at = first; at < frames.length && frames[at]!.start < offset + length; at++) wanted.push(frames[at]!);
    loaded = new Map(wanted.map(frame => [frame, loaded.get(frame) ?? load(frame)]));
    const [only, ...more] = loaded.values();
    const bytes = only === undefined || more.length > 0 ? Buffer.concat([...loaded.values()]) : only;
    const start = offset - (wanted[0]?.start ?? 0);
    return bytes.subarray(start, start + length);
  });
}

/** All bytes from an offset on. */
export async function* readFrames(path: string, frames: readonly Frame[], offset: number): AsyncIterable<Uint8Array> {
  for (const frame of frames) {
    const {start, length} = frame;
    if (start + length > offset) yield decompress(path, frame).subarray(Math.max(0, offset - start));
  }
}

function decompress(path: string, {position, size, length}: Frame): Buffer {
  return zstdDecompressSync(readPlain(path, position, size), {chunkSize: length + 64});
}

/** The bytes `[offset, offset + length)` of a file; fewer where it has become shorter. */
export function readPlain(path: string, offset: number, length: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(length);
    let read = 0;
    while (read < length) {
      const more = readSync(descriptor, bytes, read, length - read, offset + read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const {bytesWritten} = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
