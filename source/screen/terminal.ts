// The terminal as a thing that is borrowed: claimed at once at the start, given back as it was, whatever happens.
// Imports no code, so that it runs before the rest of the program is loaded.
import type {ReadStream, WriteStream} from 'node:tty';

/** Where keys come from, which is not standard input when a log is piped into that, and where the screen is drawn. */
export type TerminalStreams = {readonly keyboard: ReadStream; readonly screen: WriteStream};

const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J';
const leave = '\x1b[?1049l';
/** Style off, lines wrap again, the cursor is seen. */
const restore = '\x1b[0m\x1b[?7h\x1b[?25h';
/** A row that a terminal takes for wider than we do must not wrap: it would push the rows below it. */
const noWrap = '\x1b[?7l';

let owner: 'user' | 'start' | 'screen' = 'user';
let streams: TerminalStreams = {keyboard: process.stdin, screen: process.stdout};

/**
 * First thing in the program: raw mode, so that keys typed ahead are neither echoed nor lost, and a first line on the
 * alternate screen. Both streams have to be terminals.
 */
export function claimTerminal({unicode, ...claimed}: TerminalStreams & {readonly unicode: boolean}): void {
  if (owner !== 'user') return;
  owner = 'start';
  streams = claimed;
  streams.keyboard.setRawMode(true);
  streams.screen.write(`${enter}${unicode ? ' hsmscope  opening …' : ' hsmscope  opening ...'}`);
  process.on('exit', releaseTerminal);
}

/** From here on the screen's own renderer enters and leaves the alternate screen; it begins where the cursor is. */
export function handTerminalToScreen(): void {
  streams.screen.write(owner === 'start' ? `${noWrap}\x1b[H` : noWrap);
  owner = 'screen';
}

/** Leaves the terminal as it was found; harmless where there is nothing to give back. The renderer has to be unmounted. */
export function releaseTerminal(): void {
  if (owner === 'user') return;
  streams.screen.write(owner === 'start' ? restore + leave : restore);
  streams.keyboard.setRawMode(false);
  owner = 'user';
  process.off('exit', releaseTerminal);
}

/** Around a stop (^z): the shell gets a terminal that wraps, the screen one that does not. */
export const pauseTerminal = (): boolean => streams.screen.write(restore);
export const resumeTerminal = (): boolean => streams.screen.write(noWrap);
