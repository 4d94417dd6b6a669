// Parts of an index file: each is bytes with a checksum of their own, read when somebody asks for them.
import {closeSync, openSync, readSync} from 'node:fs';
import {crc32} from 'node:zlib';
import {DamagedIndex} from './damaged-index.ts';

/** `at` counts from the end of the header, and is a multiple of eight. */
export type Part = {readonly at: number; readonly length: number; readonly crc: number};

/** With `once`, the bytes are only there until the next ones are asked for. Throws DamagedIndex, or the file system's error. */
export type ReadPart = (part: Part, how?: 'once') => Buffer;

export type PartsToWrite = {
  readonly put: (bytes: Uint8Array) => Part;
  readonly length: () => number;
  readonly copyTo: (file: Uint8Array, start: number) => void;
};

export function createParts(): PartsToWrite {
  const parts: {readonly at: number; readonly bytes: Uint8Array}[] = [];
  let end = 0;
  return {
    put: bytes => {
      const at = end;
      parts.push({at, bytes});
      end += padded(bytes.length);
      return {at, length: bytes.length, crc: crc32(bytes)};
    },
    length: () => end,
    copyTo: (file, start) => {
      for (const {at, bytes} of parts) file.set(bytes, start + at);
    },
  };
}

export function partsOfFile(path: string, start: number): ReadPart {
  return (part, how) => {
    const bytes = how === 'once' ? roomFor(part.length) : Buffer.allocUnsafeSlow(part.length);
    readInto(path, start + part.at, bytes);
    return checked(bytes, part);
  };
}

export function partsOfMemory(memory: Buffer, start: number): ReadPart {
  return part => checked(memory.subarray(start + part.at, start + part.at + part.length), part);
}

function checked(bytes: Buffer, {length, crc}: Part): Buffer {
  if (bytes.length !== length || crc32(bytes) !== crc) throw new DamagedIndex('a checksum is wrong');
  return bytes;
}

/** Memory for what is looked at and forgotten: touching new memory takes longer than reading into it. */
let room = Buffer.alloc(0);

function roomFor(length: number): Buffer {
  if (room.length < length) room = Buffer.allocUnsafeSlow(length);
  return room.subarray(0, length);
}

function readInto(path: string, from: number, bytes: Buffer): void {
  const descriptor = openSync(path, 'r');
  try {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, from + at);
      if (read === 0) throw new DamagedIndex('it is shorter than it says');
      at += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

export function padded(length: number): number {
  return (length + 7) & ~7;
}
