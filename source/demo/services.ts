// The services: what runs day and night, and makes nearly all of the log.
import {type Call, challengeBefore, makeCall} from './calls.ts';
import {principals} from './cast.ts';
import {clients} from './clients.ts';
import {isLost} from './incident.ts';
import {type Load, loads} from './loads.ts';
import {type Random, randomFrom} from './random.ts';
import {day, hour, moments, start} from './rhythm.ts';

export function* serviceCalls(): Generator<Call> {
  for (const load of loads) yield* loadCalls(load, randomFrom(`${load.principal.name} ${load.resource} ${load.plays}`));
  yield* storm(randomFrom('storm'));
}

function* loadCalls({principal, resource, client, ...load}: Load, random: Random): Generator<Call> {
  for (const moment of moments(random, load.curve, load.perHour)) {
    const wanted = load.objects && random.pick(load.objects);
    const failure = mishap(random, wanted);
    const object = wanted && failure === 404 ? `${wanted}-2025` : wanted;
    const from = {resource, principal, client, address: withPort(random, random.pick(load.addresses))};
    const correlation = random.guid();
    // A fresh process has no token yet: its first request is challenged.
    const fresh = random.chance(0.006);
    let at = moment;
    for (const operation of random.pick(load.plays)) {
      const lost = object !== undefined && isLost(resource, object, at);
      const call = makeCall(random, {...from, at, operation, object, status: lost ? 404 : failure, correlation});
      if (fresh && at === moment) yield challengeBefore(random, call);
      yield call;
      at += random.integer(18, 140);
    }
  }
}

function withPort(random: Random, address: string): string {
  return address.endsWith(':') ? `${address}${random.integer(49_152, 65_535)}` : address;
}

/** What goes wrong on a good day: an expired token, a key that was replaced last year, a moment's throttling. */
function mishap(random: Random, object: string | undefined): 401 | 404 | 429 | undefined {
  const fate = random.fraction();
  if (fate < 0.0006) return 401;
  if (fate < 0.0009) return 429;
  return fate < 0.0023 && object ? 404 : undefined;
}

/** A badly written release of batch-signer: on the second afternoon it signs without waiting, and is throttled. */
function* storm(random: Random): Generator<Call> {
  const from = start + day + 13 * hour + 4 * 60_000;
  for (let minute = 0; minute < 60; minute += 1) {
    const served = random.integer(9, 14);
    let at = from + minute * 60_000;
    for (let request = random.integer(38, 52); request > 0; request -= 1) {
      at += random.integer(60, 700);
      const status = at - from - minute * 60_000 < served * 380 ? undefined : 429;
      const who = {principal: principals.batchSigner, address: '10.20.8.30', client: clients.batch};
      yield makeCall(random, {
        at,
        resource: 'payments',
        operation: 'KeySign',
        object: 'settlement-signing',
        status,
        ...who,
      });
    }
  }
}
