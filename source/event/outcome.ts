// What came of a request: the status decides, then the signature, and only last the result type.
import type {AuditEvent} from './audit-event.ts';

type Evidence = {
  readonly operation: string | undefined;
  readonly status: number | undefined;
  readonly signature: string | undefined;
  readonly resultType: string | undefined;
};

/** Key Vault writes the result type `Success` even for 403 and 404, so it only counts where nothing else is there. */
export function outcomeOf(evidence: Evidence): AuditEvent['outcome'] {
  const status = evidence.status ?? statusOfSignature(evidence.signature);
  if (status === undefined) return outcomeOfResultType(evidence.resultType);
  if (status < 400) return 'ok';
  return status === 401 && evidence.operation?.toLowerCase() === 'authentication' ? 'challenge' : 'failed';
}

/** Made when a record has no status of its own, which is seldom: Node's HTTP takes long to load. */
let statusByReason: ReadonlyMap<string, number> | undefined;

function statusOfReason(reason: string): number | undefined {
  statusByReason ??= new Map(
    Object.entries(process.getBuiltinModule('node:http').STATUS_CODES).map(([status, reason]) => [
      plain(reason ?? ''),
      Number(status),
    ]),
  );
  return statusByReason.get(plain(reason));
}

/** `Not Found`, `NotFound` or `404`. */
export function statusOfSignature(signature: string | undefined): number | undefined {
  if (signature === undefined || signature.length > 40) return undefined;
  return /^[1-9]\d\d$/.test(signature) ? Number(signature) : statusOfReason(signature);
}

function plain(reason: string): string {
  return reason.toLowerCase().replaceAll(/[^a-z]/g, '');
}

const outcomeByResultType: ReadonlyMap<string, AuditEvent['outcome']> = new Map([
  ['success', 'ok'],
  ['succeeded', 'ok'],
  ['accepted', 'ok'],
  ['fail', 'failed'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['error', 'failed'],
  ['unauthorized', 'failed'],
]);

function outcomeOfResultType(resultType: string | undefined): AuditEvent['outcome'] {
  return outcomeByResultType.get(resultType?.toLowerCase() ?? '') ?? 'unknown';
}
