// The bytes that mean something in JSON and CSV.

const tab = 0x09;
export const newline = 0x0a;
export const carriageReturn = 0x0d;
const blank = 0x20;
export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;

/** The UTF-8 byte order mark. */
export const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/** White space within a line. */
export function isBlank(byte: number | undefined): boolean {
  return byte === blank || byte === carriageReturn || byte === tab;
}

export function startsWithMark(bytes: Uint8Array, at: number): boolean {
  return byteOrderMark.every((byte, i) => bytes[at + i] === byte);
}
