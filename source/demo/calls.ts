// One request to an HSM or vault, before it is written as an audit record.
import type {Principal, ResourceName} from './cast.ts';
import type {Client} from './clients.ts';
import {type OperationName, operations} from './operations.ts';
import type {Random} from './random.ts';

export type Call = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly resource: ResourceName;
  readonly operation: OperationName;
  /** The key, secret, role or job that it is about. */
  readonly object?: string | undefined;
  readonly status: number;
  /** Nobody: the request came without a token, and the answer is the 401 challenge. */
  readonly principal: Principal | undefined;
  /** Did the token expire before the call? */
  readonly expired: boolean;
  readonly address: string;
  readonly client: Client;
  readonly correlation: string;
  readonly duration: number;
};

type Request = Pick<Call, 'at' | 'resource' | 'operation' | 'object' | 'address' | 'client'> & {
  readonly principal: Principal;
  readonly status?: number | undefined;
  readonly correlation?: string;
};

/** The call with what the service adds: outcome and duration; a correlation id where the client gives none. */
export function makeCall(random: Random, request: Request): Call {
  const {success, milliseconds} = operations[request.operation];
  const status = request.status ?? success;
  const usual = status < 400 ? milliseconds : 6;
  const slow = random.chance(0.004) ? random.integer(20, 90) : 1;
  const duration = Math.max(1, Math.round(usual * (0.6 + 0.9 * random.fraction()) * slow));
  return {...request, status, expired: status === 401, correlation: request.correlation ?? random.guid(), duration};
}

/** The call, and before it the challenge if the client starts each command without a token. */
export function* makeCalls(random: Random, request: Request): Generator<Call> {
  const call = makeCall(random, request);
  if (request.client.challenged) yield challengeBefore(random, call);
  yield call;
}

/** The same request without a token: the service answers 401, and the client asks again with the same correlation id. */
export function challengeBefore(random: Random, call: Call): Call {
  const at = call.at - random.integer(120, 900);
  return {...call, at, principal: undefined, status: 401, expired: false, duration: random.integer(0, 2)};
}
