// Styles as a terminal keeps them: what a painted line switches on and off, as values that can be compared.

export type Style = {
  /** The codes that switch it on from nothing; empty for plain text. */
  readonly codes: string;
  /** What a blank shows of it: without underline and reversed video only the ground. */
  readonly blank: Style;
  /** What switching something on or off makes of it, as far as that has been asked. */
  readonly next: Map<string, Style>;
  /** What has to be sent to write in another one from here on, as far as that has been asked. */
  readonly switches: Map<Style, string>;
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

/** The shorter one of beginning anew and of switching on and off what differs. */
export function switching(from: Style, to: Style): string {
  const told = from.switches.get(to);
  if (told !== undefined) return told;
  const anew = from === plainStyle || to === plainStyle ? to.codes : `0;${to.codes}`;
  const changes = changesBetween(known.get(from.codes)!.slots, known.get(to.codes)!.slots);
  const sent = `\x1b[${changes.length < anew.length ? changes : anew}m`;
  from.switches.set(to, sent);
  return sent;
}

/** What switches each slot off: of bold and dim, the one takes the other along. */
const switchedOff: Slots = ['22', '22', '24', '27', '39', '49'];

function changesBetween(from: Slots, to: Slots): string {
  const off = new Set(switchedOff.filter((_, slot) => from[slot] !== '' && to[slot] === ''));
  const on = to.filter((code, slot) => code !== '' && (code !== from[slot] || off.has(switchedOff[slot]!)));
  return [...off, ...on].join(';');
}

function styleOf(slots: Slots): Style {
  const codes = slots.filter(code => code !== '').join(';');
  const found = known.get(codes);
  if (found !== undefined) return found.style;
  const [, , underline, reversed, , ground] = slots;
  const isSeen = underline !== '' || reversed !== '' || codes === ground;
  const style: Style = {
    codes,
    get blank() {
      return isSeen ? style : styleOf(['', '', '', '', '', ground]);
    },
    next: new Map(),
    switches: new Map(),
  };
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
