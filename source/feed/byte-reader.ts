// Takes so and so many bytes at a time from a stream of chunks.

export type ByteReader = {
  /** Exactly so many bytes; fewer at the end of the stream only. */
  readonly take: (count: number) => Promise<Uint8Array>;
  /** The same bytes, without taking them. */
  readonly peek: (count: number) => Promise<Uint8Array>;
  /** The next so many bytes, as they come; all that are left without a count. */
  readonly pass: (count?: number) => AsyncIterable<Uint8Array>;
};

export function createReader(iterator: AsyncIterator<Uint8Array>): ByteReader {
  let left: Uint8Array = new Uint8Array(0);
  return {
    take,
    peek: async count => {
      const head = await take(count);
      left = left.length === 0 ? head : Buffer.concat([head, left]);
      return head;
    },
    pass,
  };

  async function take(count: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    // Where there is more to come, the chunk under the piece may be gone by then.
    for await (const piece of pass(count)) pieces.push(piece.length === count ? piece : Buffer.from(piece));
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  async function* pass(count = Number.POSITIVE_INFINITY): AsyncIterable<Uint8Array> {
    for (let missing = count; missing > 0; ) {
      while (left.length === 0) {
        const next = await iterator.next();
        if (next.done === true) return;
        left = next.value;
      }
      const piece = left.subarray(0, missing);
      left = left.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }
}
