// Lower-case ASCII letters among bytes, four at a time: fast enough to be done to all that is searched.

export type LowerBytes = (bytes: Uint8Array) => Buffer;

/** Each answer is there until the next is asked for. All but the letters A to Z stays as it is. */
export function createLowerBytes(): LowerBytes {
  let room = Buffer.allocUnsafeSlow(0);
  let words = new Int32Array(0);
  return bytes => {
    const count = (bytes.length + 3) >>> 2;
    if (count > words.length) {
      room = Buffer.allocUnsafeSlow(count * 4);
      words = new Int32Array(room.buffer);
    }
    room.set(bytes);
    for (let index = 0; index < count; index++) {
      const word = words[index]!;
      // In each byte without its highest bit: the sums reach that bit from `A`, and from the character behind `Z`.
      const low = word & 0x7f7f7f7f;
      const upper = (low + 0x3f3f3f3f) & ~(low + 0x25252525) & ~word & 0x80808080;
      words[index] = word | (upper >>> 2);
    }
    return room.subarray(0, bytes.length);
  };
}
