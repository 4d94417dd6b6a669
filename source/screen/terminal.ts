// The terminal as a thing that is borrowed: claimed at once at the start, given back as it was, whatever happens.
// Imports nothing, so that it runs before the rest of the program is loaded.

const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J';
const leave = '\x1b[?1049l';
/** Style off, lines wrap again, the cursor is seen. */
const restore = '\x1b[0m\x1b[?7h\x1b[?25h';
/** A row that a terminal takes for wider than we do must not wrap: it would push the rows below it. */
const noWrap = '\x1b[?7l';

let owner: 'user' | 'start' | 'screen' = 'user';

/**
 * First thing in the program: raw mode, so that keys typed ahead are neither echoed nor lost, and a first line on the
 * alternate screen. Both streams have to be terminals.
 */
export function claimTerminal({unicode}: {readonly unicode: boolean}): void {
  if (owner !== 'user') return;
  owner = 'start';
  process.stdin.setRawMode(true);
  process.stdout.write(`${enter}${unicode ? ' hsmscope  opening …' : ' hsmscope  opening ...'}`);
  process.on('exit', releaseTerminal);
}

/** From here on the screen's own renderer enters and leaves the alternate screen; it begins where the cursor is. */
export function handTerminalToScreen(): void {
  process.stdout.write(owner === 'start' ? `${noWrap}\x1b[H` : noWrap);
  owner = 'screen';
}

/** Leaves the terminal as it was found; harmless where there is nothing to give back. The renderer has to be unmounted. */
export function releaseTerminal(): void {
  if (owner === 'user') return;
  process.stdout.write(owner === 'start' ? restore + leave : restore);
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  owner = 'user';
  process.off('exit', releaseTerminal);
}

/** Around a stop (^z): the shell gets a terminal that wraps, the screen one that does not. */
export const pauseTerminal = (): boolean => process.stdout.write(restore);
export const resumeTerminal = (): boolean => process.stdout.write(noWrap);
