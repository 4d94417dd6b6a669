// Finds where a CSV row ends: at a newline outside quotes.
import {carriageReturn, comma, newline, quote} from './bytes.ts';

/** `more` bytes are needed; the row's `end` is here, at its newline; it is `broken` at this byte. */
type Finding = 'more' | 'end' | 'broken';

export type RowStructure = {
  readonly begin: () => void;
  readonly scan: (bytes: Uint8Array, from: number) => Finding;
  /** The index where the last scan stopped. */
  readonly stopped: number;
};

type Place = 'value start' | 'value' | 'quoted' | 'quote seen';

export function createRowStructure(): RowStructure {
  let place: Place = 'value start';
  let stopped = 0;
  return {
    begin: () => {
      place = 'value start';
    },
    scan: (bytes, from) => {
      for (stopped = from; stopped < bytes.length; stopped += 1) {
        const next = follow(place, bytes[stopped]!);
        if (next === 'end' || next === 'broken') return next;
        place = next;
      }
      return 'more';
    },
    get stopped() {
      return stopped;
    },
  };
}

function follow(place: Place, byte: number): Place | 'end' | 'broken' {
  if (place === 'quoted') return byte === quote ? 'quote seen' : 'quoted';
  if (byte === newline) return 'end';
  if (byte === comma) return 'value start';
  if (place === 'value start') return byte === quote ? 'quoted' : 'value';
  if (place === 'value') return 'value';
  if (byte === quote) return 'quoted';
  return byte === carriageReturn ? 'quote seen' : 'broken';
}
