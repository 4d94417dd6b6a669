// The part of a blob that is under the eye: bytes are added at its end and let go at its start.

export type ByteWindow = {
  readonly add: (chunk: Uint8Array) => void;
  /** Lets go of everything before an offset in the blob. */
  readonly release: (offset: number) => void;
  /** The bytes; index i is at offset `base` + i of the blob. Valid until the next `add` or `release`. */
  readonly bytes: Buffer;
  readonly base: number;
  /** The offset in the blob behind the last byte. */
  readonly end: number;
};

/** A window keeps its own copy, so callers may reuse their chunks. The first byte added will be at the offset `start` of the blob. */
export function createWindow(start: number): ByteWindow {
  let store = Buffer.alloc(0);
  let first = 0;
  let last = 0;
  let base = start;
  let bytes = store;
  return {
    add: chunk => {
      if (last + chunk.length > store.length) makeRoom(chunk.length);
      store.set(chunk, last);
      last += chunk.length;
      bytes = store.subarray(first, last);
    },
    release: offset => {
      const count = Math.min(offset - base, last - first);
      if (count <= 0) return;
      first += count;
      base += count;
      bytes = store.subarray(first, last);
    },
    get bytes() {
      return bytes;
    },
    get base() {
      return base;
    },
    get end() {
      return base + last - first;
    },
  };

  function makeRoom(more: number): void {
    const held = last - first;
    // Doubling keeps the copying linear however small the chunks are.
    const enough = held + more <= store.length / 2;
    const next = enough ? store : Buffer.allocUnsafe(Math.max(65_536, 2 * (held + more)));
    store.copy(next, 0, first, last);
    store = next;
    first = 0;
    last = held;
  }
}
