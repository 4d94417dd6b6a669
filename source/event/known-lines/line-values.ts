// The event that the values of a line make.
import {type Address, createAddressReader} from '../address.ts';
import type {AuditEvent} from '../audit-event.ts';
import {durationOf, eventOf, numberOfText, placeOf, statusOf, type Told, targetOf, whoOf} from '../told.ts';
import type {Remembered} from './byte-memo.ts';
import {type Bytes, decode, type Extent, hashOf, wholeNumber} from './bytes.ts';
import type {Hole} from './hole.ts';
import {createInstantReader} from './instant-reader.ts';
import type {LineLayout} from './line-layout.ts';
import type {LineMemos} from './line-memos.ts';

/** Reads the line that the layout's holes were filled from. Properties stay empty. */
export function createEventReader(memos: LineMemos): (layout: LineLayout, line: Bytes) => AuditEvent {
  const readInstant = createInstantReader();
  const readAddress = createHostReader(memos);
  return ({slots}, line) => {
    const time = filled(slots.time)?.extent;
    const id = made<{readonly text: string; readonly place: Told['place']}>(slots.resourceId);
    const request = made<Target>(slots.uri);
    const correlation = filled(slots.correlation)?.extent;
    return eventOf({
      time: time && readInstant(line, time),
      operation: made(slots.operation),
      resource: made(slots.resource),
      resourceType: made(slots.resourceType),
      resourceId: id?.text,
      place: id?.place ?? nothing.place,
      status: statusOf(numberIn(slots.status, line)),
      signature: made(slots.signature),
      resultType: made(slots.resultType),
      description: made(slots.description),
      duration: durationOf(numberIn(slots.duration, line)),
      address: readAddress(line, filled(slots.address)?.extent),
      who: made(slots.identity) ?? nothing.who,
      client: made(slots.client),
      // Different in every line, so there is nothing to remember.
      correlation: correlation && decode(line, correlation.start, correlation.end),
      uri: request?.text,
      request: request?.target ?? nothing.target,
      object: made<Target>(slots.id)?.target ?? nothing.target,
      properties: noProperties,
    });
  };
}

type Target = {readonly text: string; readonly target: Told['request']};

const nothing = {place: placeOf(''), target: targetOf(''), who: whoOf('')};
const noProperties = {};

function filled(holes: readonly Hole[]): Hole | undefined {
  for (const hole of holes) if (hole.extent.end > hole.extent.start) return hole;
  return undefined;
}

function made<Value>(holes: readonly Hole[]): Value | undefined {
  return filled(holes)?.value as Value | undefined;
}

function numberIn(holes: readonly Hole[], line: Bytes): number | undefined {
  const hole = filled(holes);
  if (hole === undefined) return undefined;
  const {start, end} = hole.extent;
  const whole = wholeNumber(line, start, end);
  return Number.isNaN(whole) ? numberOfText(decode(line, start, end)) : whole;
}

/** Ports are as many as connections: the host is what recurs. */
function createHostReader(memos: LineMemos): (line: Bytes, extent: Extent | undefined) => Address {
  const noAddress = createAddressReader()('');
  const part: Extent = {start: 0, end: 0, hash: 0, isPlain: true};
  const host: Remembered<string | undefined> = {value: undefined, held: undefined, from: 0, length: 0};
  const whole: Remembered<Address | undefined> = {value: undefined, held: undefined, from: 0, length: 0};
  return (line, extent) => {
    if (extent === undefined) return noAddress;
    let colon = extent.end - 1;
    while (colon > extent.start && line.each[colon] !== 0x3a) colon--;
    const port = extent.end - colon <= 6 ? wholeNumber(line, colon + 1, extent.end) : Number.NaN;
    if (port <= 65_535 && colon > extent.start) {
      part.start = extent.start;
      part.end = colon;
      part.hash = hashOf(line, extent.start, colon);
      memos.host(line, part, host);
      if (host.value !== undefined) return {address: host.value, port};
    }
    part.start = extent.start;
    part.end = extent.end;
    part.hash = hashOf(line, extent.start, extent.end);
    memos.address(line, part, whole);
    return whole.value ?? noAddress;
  };
}
