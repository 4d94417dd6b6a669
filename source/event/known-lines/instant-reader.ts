// Reads times from bytes: the minute is mostly that of the line before.
import type {Instant} from '../audit-event.ts';
import {parseInstant} from '../instant.ts';
import {type Bytes, decode, type Extent, isSame, viewBytes, wholeNumber} from './bytes.ts';

/** `2026-10-01T19:52:39.7886260Z` by its parts; however else a time is written, it is read as a text. */
export function createInstantReader(): (line: Bytes, extent: Extent) => Instant | undefined {
  const minute = viewBytes(Buffer.alloc(minuteLength));
  let start = Number.NaN;
  return (line, {start: from, end}) => {
    const {each} = line;
    const decimals = end - from - minuteLength - 5;
    const isUsual =
      decimals >= 1 &&
      decimals <= 7 &&
      each[from + minuteLength] === colon &&
      each[from + minuteLength + 3] === dot &&
      each[end - 1] === letterZ;
    if (!isUsual) return parseInstant(decode(line, from, end));
    if (!isSame(minute, 0, line, from, minuteLength)) {
      each.copy(minute.each, 0, from, from + minuteLength);
      start = parseInstant(`${decode(line, from, from + minuteLength)}:00Z`)?.milliseconds ?? Number.NaN;
    }
    const seconds = wholeNumber(line, from + minuteLength + 1, from + minuteLength + 3);
    const ticks = wholeNumber(line, from + minuteLength + 4, end - 1) * 10 ** (7 - decimals);
    const milliseconds = start + seconds * 1000 + Math.floor(ticks / 10_000);
    if (!(milliseconds >= 0 && seconds <= 59)) return parseInstant(decode(line, from, end));
    return {milliseconds, ticks: ticks % 10_000};
  };
}

const minuteLength = 16;
const [colon, dot, letterZ] = [0x3a, 0x2e, 0x5a];
