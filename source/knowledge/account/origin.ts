// Where a request came from: the address, what kind it is, and whether the sign-in came from there, too.
import type {AuditEvent} from '../../event/audit-event.ts';
import {textClaim} from '../../event/identity.ts';
import {addressMatcher} from '../../event/network.ts';
import {addressMeaning} from '../addresses.ts';
import {type Statement, type Statements, state, stateOf} from './statement.ts';
import {type ToldProperties, toldBoolean, toldText} from './told-properties.ts';

export function tellOrigin(event: AuditEvent, told: ToldProperties): Statements {
  const {address, port} = event;
  const text = port === undefined ? address : `${address}, port ${port}`;
  return [
    address === undefined
      ? state(
          told('calleripaddress', 'address') === undefined
            ? 'no address is written, as for calls of the service itself'
            : 'no address that could be read',
        )
      : stateOf('ip', address, 'strong', text),
    address === undefined ? undefined : state(addressMeaning(address).says, 'muted'),
    fromElsewhere(event),
    ...network(told),
  ];
}

function fromElsewhere({identity, address}: AuditEvent): Statement | undefined {
  const signedIn = textClaim(identity, 'ipaddr');
  if (signedIn === undefined || address === undefined) return undefined;
  const isSame = addressMatcher(signedIn)?.(address) ?? signedIn.toLowerCase() === address.toLowerCase();
  if (isSame) return state('signed in from there, too', 'muted');
  if (addressMeaning(address).kind === 'unreadable')
    return stateOf('ip', signedIn, 'muted', `signed in from ${signedIn}`);
  return stateOf('ip', signedIn, 'warning', `signed in from another address, ${signedIn}`);
}

/** What Key Vault says of the way that the request took. */
function network(told: ToldProperties): Statements {
  const way = toldText(told('addressauthorizationtype', 'addrauthtype'));
  const subnet = toldText(told('subnetid'));
  const trusted = toldText(told('trustedservice'));
  return [
    way === undefined ? undefined : state(ways.get(way.toLowerCase()) ?? `let in as ${way}`, 'muted'),
    subnet === undefined
      ? undefined
      : state(`from subnet ${subnet.slice(subnet.lastIndexOf('/') + 1) || subnet}`, 'muted'),
    trusted === undefined ? undefined : state(`let in as the trusted service ${trusted}`, 'muted'),
    toldBoolean(told('isaddressauthorized')) === false
      ? state('the firewall does not know the address', 'warning')
      : undefined,
  ];
}

const ways: ReadonlyMap<string, string> = new Map([
  ['publicip', 'let in by its public address'],
  ['subnet', 'let in by its subnet'],
  ['privatelink', 'came by a private endpoint'],
  ['privateendpoint', 'came by a private endpoint'],
  ['privateconnection', 'came by a private endpoint'],
]);
