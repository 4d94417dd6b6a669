// Who asked: the name that says most about a caller, and its application.
import {applicationName} from './applications.ts';
import type {Identity} from './audit-event.ts';
import {textClaim} from './identity.ts';

export type Caller = {
  readonly caller: string;
  readonly objectId: string | undefined;
  /** The well-known name of the application, else its id. */
  readonly application: string | undefined;
};

/** The caller of a request that came without a token that says who asks. */
export const unauthenticated = 'unauthenticated';

/** Sign-in name, managed identity, application by name or id, object id, `unauthenticated`: the first that is there. */
export function callerOf(identity: Identity): Caller {
  const objectId = textClaim(identity, 'oid');
  const id = textClaim(identity, 'appid') ?? textClaim(identity, 'azp');
  const application = id === undefined ? undefined : (applicationName(id) ?? id);
  const caller =
    textClaim(identity, 'upn') ??
    textClaim(identity, 'unique_name') ??
    managedIdentity(textClaim(identity, 'xms_mirid')) ??
    application ??
    objectId ??
    unauthenticated;
  return {caller, objectId, application};
}

/** The last segment of the managed identity's resource id. */
function managedIdentity(resourceId: string | undefined): string | undefined {
  const name = resourceId?.slice(resourceId.lastIndexOf('/') + 1);
  return name === '' ? undefined : name;
}
