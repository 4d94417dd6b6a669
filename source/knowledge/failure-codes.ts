// Codes within the descriptions of failures, which say more than the status does.
import type {AuditEvent} from '../event/audit-event.ts';
import type {StatusMeaning} from './statuses.ts';

type Row = readonly [code: RegExp, says: string];

/** The first that fits counts. */
const rows: readonly Row[] = [
  [/\bAKV10000\b/, 'the request came without a token'],
  [/\bAKV10032\b/, 'the token is of another tenant than the HSM or vault'],
  [/\bIDX10223\b/, 'the token had expired'],
  [/\bForbiddenByFirewall\b|client address is(?: not|n't) authorized/i, 'the firewall turns the address away'],
  [
    /\bForbiddenByConnection\b|public network access is disabled/i,
    'only private endpoints are let in, and the request came by another way',
  ],
  [/\bForbiddenByRbac\b/i, 'no role of the caller gives the right'],
  [/\bForbiddenByPolicy\b/i, 'no access policy gives the caller the right'],
  [/\bAccessDenied\b/, 'the caller lacks the right'],
  [/\b(?:Key|Secret|Certificate)Disabled\b/, 'the object is disabled'],
  [
    /\bObjectIsDeletedButRecoverable\b|deleted but recoverable state/i,
    'the name belongs to something that is deleted and not yet purged',
  ],
  [/\bObjectIsBeing(?:Deleted|Recovered)\b/, 'the object is just being deleted or recovered'],
];

export function failureMeaning({outcome, description}: AuditEvent): StatusMeaning | undefined {
  if (outcome !== 'failed' || description === undefined) return undefined;
  const start = description.slice(0, longest);
  const found = rows.find(([code]) => code.test(start));
  return found && {says: `${found[1]}. Nothing was done`, source: 'vaultErrors'};
}

const longest = 2000;
