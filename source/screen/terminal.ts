// The terminal as a thing that is borrowed: claimed at once at the start, given back as it was, whatever happens.
// Imports no code, so that it runs before the rest of the program is loaded.
import type {ReadStream, WriteStream} from 'node:tty';

/** Where keys come from, which is not standard input when a log is piped into that, and where the screen is drawn. */
export type TerminalStreams = {readonly keyboard: ReadStream; readonly screen: WriteStream};

export type Claim = TerminalStreams & {
  readonly unicode: boolean;
  /** Ask for the colour of the terminal's ground; the answer comes in with the keys. */
  readonly asksGround?: boolean;
  /** Text is appended to the normal screen, for a screen reader: nothing is drawn. */
  readonly linear?: boolean;
};

const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J';
const leave = '\x1b[?1049l';
/** A row that a terminal takes for wider than we do must not wrap: it would push the rows below it. */
const noWrap = '\x1b[?7l';
/** Pasted text comes with marks around it. */
const marksPastes = '\x1b[?2004h';
const reportsMouse = '\x1b[?1000h\x1b[?1006h';
const leavesMouse = '\x1b[?1006l\x1b[?1000l';
/** Style off, pastes and mouse as usual, lines wrap again, the cursor is seen. */
const restore = `\x1b[0m${leavesMouse}\x1b[?2004l\x1b[?7h\x1b[?25h`;
const askGround = '\x1b]11;?\x1b\\';

let owner: 'user' | 'start' | 'screen' = 'user';
let claim: Claim = {keyboard: process.stdin, screen: process.stdout, unicode: true};
let mouse = false;

/**
 * First thing in the program: raw mode, so that keys typed ahead are neither echoed nor lost, and a first line on the
 * alternate screen. Both streams have to be terminals.
 */
export function claimTerminal(given: Claim): void {
  if (owner !== 'user') return;
  owner = 'start';
  claim = given;
  // A terminal that goes away fails at every touch; who watches the process hears of it and ends.
  for (const stream of [claim.keyboard, claim.screen]) stream.on('error', () => {});
  claim.keyboard.setRawMode(true);
  const opening = claim.unicode ? 'opening …' : 'opening ...';
  claim.screen.write(
    claim.linear ? `hsmscope ${opening}\n` : `${enter} hsmscope  ${opening}${claim.asksGround ? askGround : ''}`,
  );
  process.on('exit', releaseTerminal);
  for (const signal of deadly) process.once(signal, endEarly);
}

/** Before anybody else watches the process. */
const deadly = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

function endEarly(_signal: NodeJS.Signals, number: number): void {
  releaseTerminal();
  process.exit(128 + number);
}

/** From here on the screen's own renderer enters and leaves the alternate screen; it begins where the cursor is. */
export function handTerminalToScreen(): void {
  claim.screen.write(modes() + (owner === 'start' && !claim.linear ? '\x1b[H' : ''));
  owner = 'screen';
  for (const signal of deadly) process.off(signal, endEarly);
}

/** The mouse is reported, or again the terminal's own: it then selects text. */
export function setMouse(isOn: boolean): void {
  if (isOn === mouse) return;
  mouse = isOn;
  claim.screen.write(isOn ? reportsMouse : leavesMouse);
}

/** Leaves the terminal as it was found; harmless where there is nothing to give back. The renderer has to be unmounted. */
export function releaseTerminal(): void {
  if (owner === 'user') return;
  const isOnAlternate = owner === 'start' && !claim.linear;
  owner = 'user';
  pauseTerminal();
  if (isOnAlternate) claim.screen.write(leave);
  mouse = false;
  process.off('exit', releaseTerminal);
}

/** Around a stop (^z): the shell gets a terminal as it knows it, and the screen its own again. */
export function pauseTerminal(): void {
  claim.screen.write(restore);
  claim.keyboard.setRawMode(false);
}

export function resumeTerminal(): void {
  claim.keyboard.setRawMode(true);
  claim.screen.write(modes());
}

const modes = (): string => (claim.linear ? '' : noWrap) + marksPastes + (mouse ? reportsMouse : '');
