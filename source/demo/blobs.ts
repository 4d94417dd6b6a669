// Calls sorted into the hourly files of the storage account, as they were received there.
import {backupCalls} from './backups.ts';
import type {Call} from './calls.ts';
import {type ResourceName, resources} from './cast.ts';
import {incidentCalls} from './incident.ts';
import {brokenLines, odditiesCalls} from './oddities.ts';
import {peopleCalls} from './people.ts';
import {randomFrom} from './random.ts';
import {recordLine, resourceId} from './records.ts';
import {end, hour, start} from './rhythm.ts';
import {serviceCalls} from './services.ts';

/** A file of the log. The path is relative, its parts divided by `/`. */
export type Blob = {readonly path: string; readonly content: string};

/** Every file of the demo, one by one. */
export function* demoBlobs(): Generator<Blob> {
  const byResource = Map.groupBy(allCalls(), call => call.resource);
  for (const [resource, calls] of byResource) {
    const byHour = Map.groupBy(received(resource, calls), delivery => Math.floor((delivery.at - start) / hour));
    for (const [index, deliveries] of byHour) {
      const lines = withBrokenLines(
        resource,
        index,
        deliveries.map(({call}) => recordLine(call)),
      );
      const {lineEnd} = resources[resource];
      yield {path: blobPath(resource, index), content: lines.join(lineEnd) + lineEnd};
    }
  }
}

function* allCalls(): Generator<Call> {
  yield* serviceCalls();
  yield* peopleCalls();
  yield* backupCalls();
  yield* incidentCalls();
  yield* odditiesCalls();
}

type Delivery = {readonly call: Call; readonly at: number};

/**
 * The calls in the order of their arrival before the log was copied.
 * Each minute's calls travel together, mostly for one to three minutes, some for up to nine: so some come late,
 * in the next hour's file, and some overtake others.
 */
function received(resource: ResourceName, calls: readonly Call[]): readonly Delivery[] {
  const random = randomFrom(`journey from ${resource}`);
  const journeys = Array.from({length: (end - start) / 60_000}, () =>
    random.chance(0.04) ? random.integer(240_000, 480_000) : random.integer(20_000, 110_000),
  );
  return calls
    .map(call => {
      const minute = Math.max(0, Math.floor((call.at - start) / 60_000));
      return {call, at: start + (minute + 1) * 60_000 + journeys[minute]!};
    })
    .filter(delivery => delivery.at < end)
    .sort((one, other) => one.at - other.at || one.call.at - other.call.at);
}

function withBrokenLines(resource: ResourceName, index: number, lines: string[]): readonly string[] {
  for (const broken of brokenLines) {
    if (broken.resource !== resource || broken.hour !== index) continue;
    const {before, text} = broken;
    lines.splice(before, 0, typeof text === 'string' ? text : lines[before]!.slice(0, text.cut));
  }
  return lines;
}

function blobPath(resource: ResourceName, index: number): string {
  const [year, month, day, hourOfDay] = new Date(start + index * hour).toISOString().split(/[-T:]/);
  const id = resourceId(resources[resource]);
  return `insights-logs-auditevent/resourceId=${id}/y=${year}/m=${month}/d=${day}/h=${hourOfDay}/m=00/PT1H.json`;
}
