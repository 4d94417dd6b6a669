// What kind of address a request came from.
import {isIP} from 'node:net';
import {networkMatcher} from '../event/network.ts';

export type AddressKind = 'private' | 'loopback' | 'local' | 'azure' | 'example' | 'other' | 'public' | 'unreadable';

export type AddressMeaning = {readonly kind: AddressKind; readonly says: string};

type Row = readonly [network: string, kind: AddressKind, says: string];

/** The first that fits counts. */
const rows: readonly Row[] = [
  ['168.63.129.16/32', 'azure', "Azure's own address within every virtual network"],
  ['169.254.169.254/32', 'azure', 'the metadata service of an Azure machine'],
  ['10.0.0.0/8', 'private', 'a private address: within a virtual network, or behind a VPN'],
  ['172.16.0.0/12', 'private', 'a private address: within a virtual network, or behind a VPN'],
  ['192.168.0.0/16', 'private', 'a private address: within a virtual network, or behind a VPN'],
  ['fc00::/7', 'private', 'a private address: within a virtual network, or behind a VPN'],
  ['100.64.0.0/10', 'private', "a provider's own network (carrier-grade NAT)"],
  ['127.0.0.0/8', 'loopback', 'the machine itself'],
  ['::1/128', 'loopback', 'the machine itself'],
  ['169.254.0.0/16', 'local', 'a link-local address: the next cable'],
  ['fe80::/10', 'local', 'a link-local address: the next cable'],
  ['192.0.2.0/24', 'example', 'an address of documentation: nobody has it'],
  ['198.51.100.0/24', 'example', 'an address of documentation: nobody has it'],
  ['203.0.113.0/24', 'example', 'an address of documentation: nobody has it'],
  ['2001:db8::/32', 'example', 'an address of documentation: nobody has it'],
  ['0.0.0.0/8', 'other', 'no address of a machine'],
  ['::/128', 'other', 'no address of a machine'],
  ['224.0.0.0/4', 'other', 'a multicast address, from which nobody calls'],
  ['ff00::/8', 'other', 'a multicast address, from which nobody calls'],
  ['240.0.0.0/4', 'other', 'a reserved address, from which nobody calls'],
];

const networks = rows.map(([network, kind, says]) => {
  const [address, bits] = network.split('/') as [string, string];
  return {includes: networkMatcher(address, Number(bits)), meaning: {kind, says}};
});

export function addressMeaning(address: string): AddressMeaning {
  // What maps IPv4 into IPv6 stands for the former.
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIP(plain) === 0) {
    const says = /^[\dx*.:]+$/i.test(plain) ? 'masked before it was written' : 'no address that could be read';
    return {kind: 'unreadable', says};
  }
  const found = networks.find(({includes}) => includes(plain));
  return found?.meaning ?? {kind: 'public', says: 'a public address'};
}
