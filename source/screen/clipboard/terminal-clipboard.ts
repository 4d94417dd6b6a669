// The clipboard of the terminal itself, also over SSH: it takes what OSC 52 brings, and nobody tells whether it did.

export type Variables = {readonly [name: string]: string | undefined};

/** Characters of base 64: xterm and others drop what is longer. */
const most = 100_000 - 16;

/** Terminals that are known to drop it, or to show it as text. */
const without: readonly ((variables: Variables) => boolean)[] = [
  ({TERM = ''}) => /^(?:linux|dumb|vt\d+|ansi|cons25)/.test(TERM),
  ({TERM_PROGRAM}) => TERM_PROGRAM === 'Apple_Terminal',
  // GNOME Terminal and its relatives; within tmux, that asks the terminal around it.
  ({VTE_VERSION, TMUX}) => VTE_VERSION !== undefined && TMUX === undefined,
];

/** What stands between us and the terminal, and how a sequence gets through it. */
const wrappings: readonly {
  readonly is: (variables: Variables) => boolean;
  readonly wrap: (sequence: string) => string;
}[] = [
  // tmux takes it as its own where it is allowed to (`set-clipboard on`), and else lets it through (`allow-passthrough`).
  {
    is: ({TMUX}) => TMUX !== undefined && TMUX !== '',
    wrap: sequence => `${sequence}\x1bPtmux;${sequence.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`,
  },
  // What screen lets through is short.
  {
    is: ({TERM = '', STY}) => STY !== undefined || /^screen\b/.test(TERM),
    wrap: sequence => (sequence.match(/[\s\S]{1,200}/g) ?? []).map(part => `\x1bP${part}\x1b\\`).join(''),
  },
];

/** What has to be written so that the terminal copies the text; `undefined` where it cannot. */
export function clipboardSequence(text: string, variables: Variables): string | undefined {
  const encoded = Buffer.from(text).toString('base64');
  if (encoded.length > most || without.some(lacks => lacks(variables))) return undefined;
  const sequence = `\x1b]52;c;${encoded}\x07`;
  return wrappings.find(({is}) => is(variables))?.wrap(sequence) ?? sequence;
}
