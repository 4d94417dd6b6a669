// The client's address: without port and brackets, or as written where it is masked.
import {isIPv4, isIPv6} from 'node:net';
import {remember} from './memo.ts';

export type Address = {readonly address: string | undefined; readonly port: number | undefined};

/** Reads addresses, and remembers what it made of each host. */
export function createAddressReader(): (written: string) => Address {
  const parse = remember(parseAddress);
  return written => {
    // Ports are as many as connections: the host is what recurs.
    const colon = written.indexOf(':');
    if (colon <= 0 || written.indexOf(':', colon + 1) > 0) return parse(written);
    const host = parse(written.slice(0, colon));
    const port = portOf(written.slice(colon));
    const isWhole = port !== undefined && host.address === written.slice(0, colon) && isHost(host.address);
    return isWhole ? {address: host.address, port} : parse(written);
  };
}

/**
 * `203.0.113.7`, `203.0.113.7:443`, `2001:db8::7`, `[2001:db8::7]:443`, `X.X.X.X`. Empty means that the service called
 * itself. What is no address stays as written.
 */
export function parseAddress(written: string): Address {
  const text = written.trim();
  if (text === '') return {address: undefined, port: undefined};
  if (isIPv6(text)) return {address: text.toLowerCase(), port: undefined};
  const bracket = text.startsWith('[') ? text.indexOf(']') : -1;
  if (bracket > 0) {
    const inner = text.slice(1, bracket);
    const port = portOf(text.slice(bracket + 1));
    const whole = bracket === text.length - 1 || port !== undefined;
    return isIPv6(inner) && whole ? {address: inner.toLowerCase(), port} : {address: text, port: undefined};
  }
  const colon = text.indexOf(':');
  const port = colon > 0 ? portOf(text.slice(colon)) : undefined;
  if (port === undefined) return {address: text, port: undefined};
  const host = text.slice(0, colon);
  return isHost(host) ? {address: host, port} : {address: text, port: undefined};
}

function portOf(text: string): number | undefined {
  return /^:\d{1,5}$/.test(text) && Number(text.slice(1)) <= 65_535 ? Number(text.slice(1)) : undefined;
}

/** May a port follow behind a colon? */
export function isHost(text: string): boolean {
  return isIPv4(text) || isMasked(text);
}

function isMasked(host: string): boolean {
  return /^[0-9x*]{1,4}(\.[0-9x*]{1,4}){3}$/i.test(host);
}
