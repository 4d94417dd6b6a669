// The event that tests make theirs of.
import type {AuditEvent} from '../../source/event/audit-event.ts';
import {noIdentity} from '../../source/event/identity.ts';

/** An event that says next to nothing. */
export const someEvent: AuditEvent = {
  readable: true,
  time: undefined,
  operation: undefined,
  service: 'hsm',
  resource: undefined,
  resourceId: undefined,
  outcome: 'unknown',
  status: undefined,
  signature: undefined,
  resultType: undefined,
  description: undefined,
  duration: undefined,
  address: undefined,
  port: undefined,
  caller: 'unauthenticated',
  objectId: undefined,
  application: undefined,
  identity: noIdentity,
  client: undefined,
  correlation: undefined,
  uri: undefined,
  key: undefined,
  properties: {},
};
