// What came of a request: the status in words, and what the record says of it itself.
import type {AuditEvent} from '../../event/audit-event.ts';
import {statusMeaning} from '../statuses.ts';
import {type Statement, type Statements, state, stateOf, type Tone} from './statement.ts';
import {type ToldProperties, toldBoolean} from './told-properties.ts';

export function tellOutcome(event: AuditEvent, told: ToldProperties): Statements {
  const {outcome, status, signature, description} = event;
  const [words, tone] = outcomes[outcome];
  const code = [status, signature].filter(part => part !== undefined).join(' ');
  const text = code === '' ? words : `${words}: ${code}`;
  const meaning = statusMeaning(event);
  return [
    status === undefined ? state(text, tone) : stateOf('status', status, tone, text),
    meaning && state(meaning.says),
    description === undefined || description === ''
      ? undefined
      : state(`"${description}"`, tone === 'ok' ? 'plain' : tone),
    contradiction(event),
    unknownBy(event),
    ...permissions(event, told),
  ];
}

const outcomes: {readonly [outcome in AuditEvent['outcome']]: readonly [string, Tone]} = {
  ok: ['succeeded', 'ok'],
  failed: ['failed', 'failed'],
  challenge: ['asked to sign in', 'muted'],
  unknown: ['what came of it is not written', 'warning'],
};

/** Key Vault writes `Success` whatever came of the request. */
function contradiction({outcome, resultType, service}: AuditEvent): Statement | undefined {
  if (resultType === undefined) return undefined;
  const saysSuccess = /^succe/i.test(resultType);
  if (outcome === 'failed' && saysSuccess) {
    const habit = service === 'vault' ? ', as Key Vault writes for every answer' : '';
    return state(`the record calls it "${resultType}"${habit}: the status counts`, 'warning');
  }
  if (outcome === 'ok' && /^(?:fail|error|unauthori)/i.test(resultType)) {
    return state(`the record calls it "${resultType}": the status counts`, 'warning');
  }
  return undefined;
}

function unknownBy({outcome, status, signature, resultType}: AuditEvent): Statement | undefined {
  if (status !== undefined || outcome === 'unknown') return undefined;
  const evidence = signature === undefined ? resultType : signature;
  return evidence === undefined ? undefined : state(`no status is written: "${evidence}" tells`, 'muted');
}

function permissions({outcome}: AuditEvent, told: ToldProperties): Statements {
  if (outcome !== 'failed') return [];
  return [
    toldBoolean(told('isaccesspolicymatch')) === false
      ? state('no access policy lets the caller do this', 'plain')
      : undefined,
    toldBoolean(told('isrbacauthorized')) === false ? state('no role lets the caller do this', 'plain') : undefined,
  ];
}
