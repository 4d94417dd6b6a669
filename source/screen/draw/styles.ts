// Styles as a terminal keeps them: what a painted line switches on and off, as values that can be compared.

export type Style = {
  /** The codes that switch it on from nothing; empty for plain text. */
  readonly codes: string;
  /** What switching something on or off makes of it, as far as that has been asked. */
  readonly next: Map<string, Style>;
};

/** Everything that can be on, each in its place: bold, dim, underline, reversed, colour, ground. */
type Slots = readonly [string, string, string, string, string, string];

const nothing: Slots = ['', '', '', '', '', ''];
const known = new Map<string, {readonly style: Style; readonly slots: Slots}>();

export const plainStyle: Style = styleOf(nothing);

/** The style after a sequence of the kind `ESC [ … m`. There are as many styles as the theme makes of its roles. */
export function changed(style: Style, codes: string): Style {
  const told = style.next.get(codes);
  if (told !== undefined) return told;
  const next = styleOf(apply(known.get(style.codes)!.slots, codes));
  style.next.set(codes, next);
  return next;
}

function styleOf(slots: Slots): Style {
  const codes = slots.filter(code => code !== '').join(';');
  const found = known.get(codes);
  if (found !== undefined) return found.style;
  const style: Style = {codes, next: new Map()};
  known.set(codes, {style, slots});
  return style;
}

/** Slots that each code empties or fills. */
const switches: {readonly [code: string]: readonly (readonly [slot: number, code: string])[]} = {
  1: [[0, '1']],
  2: [[1, '2']],
  4: [[2, '4']],
  7: [[3, '7']],
  22: [
    [0, ''],
    [1, ''],
  ],
  24: [[2, '']],
  27: [[3, '']],
  39: [[4, '']],
  49: [[5, '']],
};

function apply(slots: Slots, codes: string): Slots {
  const [code = ''] = codes.split(';', 1);
  if (code === '' || code === '0') return nothing;
  const changes = switches[code] ?? [[/^(?:4|10)\d/.test(code) ? 5 : 4, codes] as const];
  const after = [...slots];
  for (const [slot, value] of changes) after[slot] = value;
  return after as unknown as Slots;
}
