// Ids, nearly all of them different: GUIDs as 16 bytes a row, anything else as its text.

/**
 * How each row writes its id: 0 not at all, 1 a GUID in lower case, 2 one in upper case, 3 another text, whose place in
 * `others` is the first of the row's four words.
 */
export type IdColumn = {
  readonly kinds: Uint8Array;
  /** Four a row: the GUID's 32 digits from left to right. */
  readonly words: Uint32Array;
  readonly others: readonly string[];
};

const [none, lower, upper, other] = [0, 1, 2, 3];

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export function idAt({kinds, words, others}: IdColumn, row: number): string | undefined {
  const kind = kinds[row];
  if (kind === none) return undefined;
  const first = words[row * 4]!;
  if (kind === other) return others[first]!;
  const text = [first, words[row * 4 + 1]!, words[row * 4 + 2]!, words[row * 4 + 3]!].map(hex8).join('');
  const guid = `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
  return kind === upper ? guid.toUpperCase() : guid;
}

export type IdBuilder = {
  readonly push: (id: string | undefined) => void;
  readonly column: (order: Uint32Array) => IdColumn;
  readonly clear: () => void;
};

export function createIdBuilder(): IdBuilder {
  let kinds = new Uint8Array(4096);
  let words = new Uint32Array(4 * 4096);
  let others: string[] = [];
  let count = 0;
  return {
    push: id => {
      if (count === kinds.length) {
        kinds = enlarged(kinds, new Uint8Array(count * 2));
        words = enlarged(words, new Uint32Array(count * 8));
      }
      const row = count++;
      kinds[row] = id === undefined || id === '' ? none : kindOf(id);
      if (kinds[row] === other) words[row * 4] = others.push(id!) - 1;
      else if (kinds[row] !== none) putGuid(words, row * 4, id!);
    },
    column: order => idsOfRows({kinds, words, others}, order),
    clear: () => {
      count = 0;
      others = [];
    },
  };
}

/** The ids of some rows, in any order. */
export function idsOfRows({kinds, words, others}: IdColumn, rows: Uint32Array): IdColumn {
  const column = {kinds: new Uint8Array(rows.length), words: new Uint32Array(4 * rows.length), others};
  for (let row = 0; row < rows.length; row++) {
    const from = rows[row]!;
    column.kinds[row] = kinds[from]!;
    for (let word = 0; word < 4; word++) column.words[row * 4 + word] = words[from * 4 + word]!;
  }
  return column;
}

/**
 * Rows whose id begins with these digits, with or without hyphens: as masks over the four words, so that no row's text
 * is made. `undefined` where the text cannot begin a GUID.
 */
export function guidPrefix(folded: string): ((column: IdColumn, row: number) => boolean) | undefined {
  const digits = folded.replaceAll('-', '');
  if (!isGuidPrefix(folded) || digits === '') return undefined;
  const wanted = new Uint32Array(4);
  const masks = new Uint32Array(4);
  for (let at = 0; at < digits.length; at++) {
    const shift = 28 - 4 * (at % 8);
    wanted[at >>> 3]! |= Number.parseInt(digits[at]!, 16) << shift;
    masks[at >>> 3]! |= 15 << shift;
  }
  return ({words}, row) => {
    for (let word = 0; word < 4; word++) {
      if (((words[row * 4 + word]! ^ wanted[word]!) & masks[word]!) !== 0) return false;
    }
    return true;
  };
}

export function isGuid({kinds}: IdColumn, row: number): boolean {
  return kinds[row] === lower || kinds[row] === upper;
}

/** With its hyphens where a GUID has them. */
function isGuidPrefix(text: string): boolean {
  const pattern = '00000000-0000-0000-0000-000000000000';
  if (text.length > pattern.length) return false;
  for (let at = 0; at < text.length; at++) {
    if (pattern[at] === '-' ? text[at] !== '-' : !/[\da-f]/.test(text[at]!)) return false;
  }
  return true;
}

function kindOf(id: string): number {
  if (id.length !== 36 || !guid.test(id)) return other;
  if (id === id.toLowerCase()) return lower;
  return id === id.toUpperCase() ? upper : other;
}

function putGuid(words: Uint32Array, at: number, id: string): void {
  let word = 0;
  let filled = 0;
  for (let place = 0; place < id.length; place++) {
    const code = id.charCodeAt(place);
    if (code === 0x2d) continue;
    // 0-9, then a-f or A-F by their low bits.
    word = (word << 4) | (code <= 0x39 ? code - 0x30 : (code & 7) + 9);
    if (++filled % 8 === 0) words[at + filled / 8 - 1] = word;
  }
}

function hex8(word: number): string {
  return digits[word >>> 24]! + digits[(word >>> 16) & 0xff]! + digits[(word >>> 8) & 0xff]! + digits[word & 0xff]!;
}

/** Of each byte. */
const digits: readonly string[] = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

function enlarged<Numbers extends Uint8Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
