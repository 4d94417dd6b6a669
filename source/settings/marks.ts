// Marks: events that are kept as evidence, with what somebody noted about them, in a file of their own.
import {openSettingsFile, readSettingsFile, SettingsProblem, type Written} from './settings-file.ts';

/** What of an event is told in a list, also where its record is not to be had any more. */
export type MarkedValues = {readonly [field in (typeof valueNames)[number]]?: string | number};

const valueNames = ['op', 'status', 'caller', 'ip', 'key', 'hsm', 'outcome'] as const;

export type Mark = {
  readonly blob: string;
  /** The byte of the blob where the record begins. */
  readonly offset: number;
  readonly length: number;
  /** Of the record's bytes when it was marked, in hexadecimal. */
  readonly sha256: string;
  /** When it happened; `undefined` where its record does not say. */
  readonly time: {readonly milliseconds: number; readonly ticks: number} | undefined;
  readonly values: MarkedValues;
  readonly note: string;
  /** Without their `#`. */
  readonly tags: readonly string[];
  /** When it was marked, in milliseconds since 1970. */
  readonly marked: number;
};

/** By `blob@offset`, in the order of their time. */
export type Marks = ReadonlyMap<string, Mark>;

export type OwnMarks = {
  readonly marks: Marks;
  /** Why the file could not be used as it is. */
  readonly problem: string | undefined;
};

const [file, backup] = ['marks', 'marks.backup'];

export const markKey = ({blob, offset}: Pick<Mark, 'blob' | 'offset'>): string => `${blob}@${offset}`;

/** Where the file is damaged, what was last written well counts. */
export function readMarks(folder: string): OwnMarks {
  try {
    return {marks: marksIn(readSettingsFile(folder, file)), problem: undefined};
  } catch (error) {
    if (!(error instanceof SettingsProblem)) throw error;
    const kept = lastGood(folder);
    return {marks: kept, problem: `${error.message} Until then the ${kept.size} marks of its last good copy count.`};
  }
}

export type MarksWriter = {
  /** A mark of the same event is written over. */
  readonly put: (mark: Mark) => void;
  readonly remove: (mark: Pick<Mark, 'blob' | 'offset'>) => void;
};

/** Its methods throw a SettingsProblem where the file is damaged: it is not written over. */
export async function openMarks(folder: string): Promise<MarksWriter> {
  const writer = await openSettingsFile(folder, file, backup);
  return {
    put: mark => writer.set(markKey(mark), JSON.parse(JSON.stringify(mark))),
    remove: mark => writer.remove(markKey(mark)),
  };
}

export function inOrder(marks: Iterable<Mark>): Marks {
  const sorted = [...marks].sort(compareMarks);
  return new Map(sorted.map(mark => [markKey(mark), mark]));
}

/** The oldest first; those without a time come before all. */
export function compareMarks(a: Pick<Mark, 'time' | 'blob' | 'offset'>, b: Pick<Mark, 'time' | 'blob' | 'offset'>) {
  return (
    (a.time?.milliseconds ?? 0) - (b.time?.milliseconds ?? 0) ||
    (a.time?.ticks ?? 0) - (b.time?.ticks ?? 0) ||
    (a.blob < b.blob ? -1 : a.blob > b.blob ? 1 : a.offset - b.offset)
  );
}

function lastGood(folder: string): Marks {
  try {
    return marksIn(readSettingsFile(folder, backup));
  } catch {
    return new Map();
  }
}

function marksIn(written: Written): Marks {
  return inOrder(Object.values(written).flatMap(readMark));
}

/** A mark as a file has it; none where it does not say which event it is about. */
function readMark(written: unknown): readonly Mark[] {
  const said = (typeof written === 'object' && written !== null ? written : {}) as {[name in keyof Mark]?: unknown};
  const {blob, offset, sha256, length, marked, note, tags, time, values} = said;
  if (typeof blob !== 'string' || typeof sha256 !== 'string') return [];
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length)) return [];
  return [
    {
      blob,
      sha256,
      offset: offset as number,
      length: length as number,
      marked: Number.isFinite(marked) ? (marked as number) : 0,
      note: typeof note === 'string' ? note : '',
      tags: Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : [],
      time: readTime(time),
      values: readValues(values),
    },
  ];
}

function readTime(written: unknown): Mark['time'] {
  const {milliseconds, ticks} = (written ?? {}) as {readonly [name: string]: unknown};
  if (!Number.isFinite(milliseconds) || !Number.isInteger(ticks)) return undefined;
  return {milliseconds: milliseconds as number, ticks: ticks as number};
}

function readValues(written: unknown): MarkedValues {
  const said = (written ?? {}) as {readonly [name: string]: unknown};
  const known = valueNames.flatMap(name => {
    const value = said[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(known);
}
