// What an HTTP status means here, in words.
import type {AuditEvent} from '../event/audit-event.ts';
import {statusOfSignature} from '../event/outcome.ts';
import {failureMeaning} from './failure-codes.ts';
import type {SourceName} from './sources.ts';

export type StatusMeaning = {readonly says: string; readonly source: SourceName};

type StatusRecord = StatusMeaning & {
  readonly status: number;
  /** Where it means something else than elsewhere. */
  readonly when?: (event: AuditEvent) => boolean;
};

const isHsm = ({service}: AuditEvent): boolean => service === 'hsm';
const lacksToken = ({identity}: AuditEvent): boolean => identity.claims.size === 0;

/** The first that fits counts. */
const statuses: readonly StatusRecord[] = [
  {
    status: 202,
    says: 'it was accepted and goes on in the background: what became of it, its status reads tell',
    source: 'hsmBackup',
  },
  {status: 204, says: 'it was done, and there is nothing to hand back', source: 'statuses'},
  {
    status: 400,
    says: 'the request itself was wrong: a parameter, or a key that cannot do such a thing. Nothing was done',
    source: 'vaultErrors',
  },
  {
    status: 401,
    when: ({outcome}) => outcome === 'challenge',
    says: 'the client asked without a token to learn where to get one, as every client does at first. No failure',
    source: 'vaultErrors',
  },
  {
    status: 401,
    when: lacksToken,
    says: 'the request came without a token that could be read. Nothing was done',
    source: 'vaultErrors',
  },
  {
    status: 401,
    says: 'the token was not accepted: expired, malformed, or meant for somebody else. Nothing was done',
    source: 'vaultErrors',
  },
  {
    status: 403,
    when: isHsm,
    says: 'the caller may not do this: no local role gives the right here, or the firewall turns the address away. Nothing was done',
    source: 'vaultErrors',
  },
  {
    status: 403,
    says: 'the caller may not do this: no role or access policy gives the right, or the firewall turns the address away. Nothing was done',
    source: 'vaultErrors',
  },
  {
    status: 404,
    says: 'there is no such object: it never was, or is deleted or purged. Nothing was done',
    source: 'statuses',
  },
  {status: 405, says: 'such a thing cannot be done to this object. Nothing was done', source: 'statuses'},
  {
    status: 409,
    says: 'it conflicts with what is there: the name belongs to something deleted and not yet purged, or another operation on it is under way. Nothing was done',
    source: 'vaultErrors',
  },
  {
    status: 429,
    says: 'too many requests: the service turned this one away, and the client is to ask again later. Nothing was done',
    source: 'throttling',
  },
  {status: 500, says: 'the service failed. Whether anything was done is not certain', source: 'statuses'},
  {status: 503, says: 'the service was not to be had. To ask again later is what clients do', source: 'statuses'},
];

/** By their hundreds, where no record says more; that something was done needs no more words. */
const classes: readonly (string | undefined)[] = [
  'an answer on the way to another',
  undefined,
  'the answer is to be had elsewhere',
  'the request was refused: the reason lies with the client',
  'the request was not answered: the reason lies with the service',
];

/** Of a code in the description where one is known, and of the signature where no status is written. */
export function statusMeaning(event: AuditEvent): StatusMeaning | undefined {
  const failure = failureMeaning(event);
  if (failure !== undefined) return failure;
  const status = event.status ?? statusOfSignature(event.signature);
  if (status === undefined) return undefined;
  const known = statuses.find(record => record.status === status && record.when?.(event) !== false);
  if (known !== undefined) return known;
  const says = classes[Math.floor(status / 100) - 1];
  return says === undefined ? undefined : {says, source: 'statuses'};
}
