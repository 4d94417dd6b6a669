import assert from 'node:assert/strict';
import {test} from 'node:test';
import {outcomeOf} from '../../source/event/outcome.ts';

type Evidence = Parameters<typeof outcomeOf>[0];
const none: Evidence = {operation: undefined, status: undefined, signature: undefined, resultType: undefined};

const cases: readonly {readonly says: string; readonly evidence: Partial<Evidence>; readonly outcome: string}[] = [
  {
    says: 'the status goes before everything',
    evidence: {status: 403, signature: 'OK', resultType: 'Success'},
    outcome: 'failed',
  },
  {says: 'a redirect is no failure', evidence: {status: 302, resultType: 'Failure'}, outcome: 'ok'},
  {
    says: 'a 401 of Authentication is a challenge',
    evidence: {status: 401, operation: 'Authentication'},
    outcome: 'challenge',
  },
  {says: 'a 401 of anything else is a failure', evidence: {status: 401, operation: 'KeyGet'}, outcome: 'failed'},
  {
    says: 'a 403 of Authentication is a failure',
    evidence: {status: 403, operation: 'Authentication'},
    outcome: 'failed',
  },
  {
    says: 'without a status the signature decides',
    evidence: {signature: 'Not Found', resultType: 'Success'},
    outcome: 'failed',
  },
  {says: 'a signature may lack its blank', evidence: {signature: 'NotFound', resultType: 'Success'}, outcome: 'failed'},
  {says: 'a signature may be a number', evidence: {signature: '202', resultType: 'Failure'}, outcome: 'ok'},
  {
    says: 'an unauthorized Authentication is a challenge',
    evidence: {signature: 'Unauthorized', operation: 'Authentication'},
    outcome: 'challenge',
  },
  {says: 'the result type is the last resort', evidence: {signature: 'XXXX', resultType: 'Success'}, outcome: 'ok'},
  {says: 'a failed result type is a failure', evidence: {resultType: 'failed'}, outcome: 'failed'},
  {says: 'nothing is unknown', evidence: {}, outcome: 'unknown'},
];

for (const {says, evidence, outcome} of cases) {
  test(says, () => assert.equal(outcomeOf({...none, ...evidence}), outcome));
}
