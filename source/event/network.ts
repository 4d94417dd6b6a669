// Networks of addresses, IPv4 and IPv6, and addresses that are the same in another spelling.
import {BlockList, isIP, isIPv4, isIPv6} from 'node:net';
import {parseAddress} from './address.ts';

/** How many bits the addresses of the family have; `undefined` where the text is no address. */
export function addressBits(text: string): 32 | 128 | undefined {
  if (isIPv4(text)) return 32;
  return isZoneless(text) ? 128 : undefined;
}

/** Accepts the addresses that share their first bits with this one, in every spelling. */
export function networkMatcher(address: string, prefix: number): (written: string) => boolean {
  const bits = addressBits(address);
  if (bits === undefined || !(prefix >= 0 && prefix <= bits)) return () => false;
  const network = new BlockList();
  network.addSubnet(address, prefix, familyOf(address));
  return written => isIP(written) !== 0 && network.check(written, familyOf(written));
}

/** Accepts an address in every spelling; `undefined` where the text is no whole address, with or without a port. */
export function addressMatcher(text: string): ((written: string) => boolean) | undefined {
  const {address} = parseAddress(text);
  const bits = address === undefined ? undefined : addressBits(address);
  return bits && networkMatcher(address!, bits);
}

function isZoneless(text: string): boolean {
  return isIPv6(text) && !text.includes('%');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
