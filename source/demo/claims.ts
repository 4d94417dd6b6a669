// The claims of the tokens presented, in the two ways the services write them.
import type {Call} from './calls.ts';
import {type Principal, tenant} from './cast.ts';
import {hexOf} from './random.ts';
import {start} from './rhythm.ts';

type Token = {readonly issued: number; readonly expires: number; readonly id: string};

/** The principal's token at the time of the call: renewed steadily, each principal at an offset of its own. */
function tokenOf(principal: Principal, {at, expired}: Call): Token {
  const life = principal.tokenLife;
  const offset = Number.parseInt(principal.objectId.slice(0, 4), 16) * 1000;
  const slot = Math.floor((at - start - offset) / life) - (expired ? 1 : 0);
  const issued = Math.floor((start + offset + slot * life) / 1000);
  return {issued, expires: issued + life / 1000, id: `${principal.objectId} ${principal.application} ${slot}`};
}

const identityTexts = new Map<string, string>();

/** The identity as an HSM writes it: JSON in a string. Remembered, for the same token stands in hundreds of records. */
export function identityText(principal: Principal, call: Call): string {
  const {id} = tokenOf(principal, call);
  const text = identityTexts.get(id) ?? JSON.stringify({claim: hsmClaims(principal, call)});
  identityTexts.set(id, text);
  return text;
}

function hsmClaims(principal: Principal, call: Call): object {
  return {
    ...plainClaims(principal, call, 'https://managedhsm.azure.net'),
    http_schemas_microsoft_com_identity: {
      claims: {objectidentifier: principal.objectId, tenantid: tenant, scope: principal.user && 'user_impersonation'},
    },
    http_schemas_xmlsoap_org_ws_2005_05_identity: principal.user && {claims: {upn: principal.name}},
  };
}

/** The claims as a vault writes them: an object with URIs for keys. */
export function vaultClaims(principal: Principal, call: Call): object {
  return {
    ...plainClaims(principal, call, 'https://vault.azure.net'),
    'http://schemas.microsoft.com/identity/claims/objectidentifier': principal.objectId,
    'http://schemas.microsoft.com/identity/claims/tenantid': tenant,
    'http://schemas.microsoft.com/identity/claims/scope': principal.user && 'user_impersonation',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': principal.user && principal.name,
  };
}

function plainClaims(principal: Principal, call: Call, audience: string): object {
  const {issued, expires, id} = tokenOf(principal, call);
  return {
    aud: audience,
    iss: `https://sts.windows.net/${tenant}/`,
    iat: String(issued),
    nbf: String(issued),
    exp: String(expires),
    appid: principal.application,
    appidacr: principal.proof,
    idtyp: principal.user ? 'user' : 'app',
    ipaddr: principal.user?.address,
    amr: principal.user?.methods,
    uti: hexOf(`${id} ${audience}`).slice(0, 22),
    xms_mirid: principal.managedBy,
    ver: '1.0',
  };
}
