// An event's report as one JSON object, for programs.
import {formatInstant} from '../../event/instant.ts';
import {explainOperation} from '../../event/operations.ts';
import {rightFor} from '../../knowledge/rights.ts';
import {withoutTokens} from '../../text/redact.ts';
import {jsonLine} from '../output/json.ts';
import type {EventReport} from './report.ts';

export function reportJson(report: EventReport): string {
  const {id, length, sha256, problem, event, account, claims, tokens, properties, correlated, sources} = report;
  const told = {
    id: `${id.blob}@${id.offset}`,
    blob: id.blob,
    offset: id.offset,
    length,
    sha256,
    problem,
    ...(event && {
      time: event.time && formatInstant(event.time),
      outcome: event.outcome,
      operation: event.operation === undefined ? undefined : operationOf(event.operation, event.service),
    }),
    account: account.map(({label, statements}) => ({part: label, statements})),
    claims,
    tokens,
    properties,
    correlated: correlated && {
      count: correlated.count,
      events: correlated.rows.map(({id: {blob, offset}, time, outcome, values}) => ({
        id: `${blob}@${offset}`,
        time: formatInstant(time),
        op: values.op,
        status: values.status,
        outcome,
        ms: values.ms,
        key: values.key,
      })),
    },
    sources,
  };
  return withoutTokens(jsonLine(told));
}

function operationOf(name: string, service: NonNullable<EventReport['event']>['service']) {
  const {kind, sentence, means, documented} = explainOperation(name);
  const right = rightFor(name, service);
  return {
    name,
    kind,
    sentence,
    means,
    documented,
    dataAction: right?.action,
    roles: right?.roles.map(role => `${right.owner} ${role}`),
  };
}
