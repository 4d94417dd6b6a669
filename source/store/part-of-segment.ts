// The rows of some blobs of a segment, as a segment of their own.
import {idsOfRows} from '../search/id-column.ts';
import {
  type Codes,
  idFields,
  idsOf,
  millisecondsAt,
  type NumberColumn,
  type Numbers,
  numberFields,
  perField,
  type Segment,
  type TextColumn,
  type TimeColumn,
  textFields,
} from '../search/segment.ts';

/** `blobs` names the blobs to be taken, and what they are called in the part: in the same order. */
export function partOfSegment(segment: Segment, name: string, blobs: ReadonlyMap<string, string>): Segment {
  const taken = segment.blob.values.map(blob => blobs.has(blob));
  const rows = Uint32Array.from({length: segment.rows}, (_, row) => row).filter(row => taken[segment.blob.codes[row]!]);
  const text = (column: TextColumn) => partOfText(column, rows);
  const number = ({numbers, missing}: NumberColumn) => ({numbers: partOf(numbers, rows), missing});
  const {codes, values} = text(segment.blob);
  return {
    name,
    rows: rows.length,
    time: partOfTime(segment, rows),
    ticks: partOf(segment.ticks, rows),
    assumed: partOf(segment.assumed, rows),
    outcome: partOf(segment.outcome, rows),
    problem: text(segment.problem),
    blob: {codes, values: values.map(blob => blobs.get(blob) ?? '')},
    offset: number(segment.offset),
    length: number(segment.length),
    text: perField(textFields, field => text(segment.text[field])),
    number: perField(numberFields, field => number(segment.number[field])),
    id: perField(idFields, field => idsOf(idsOfRows(segment.id[field].fetch(), rows))),
  };
}

function partOfTime(segment: Segment, rows: Uint32Array): TimeColumn {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)].flatMap(row =>
    row === undefined ? [] : millisecondsAt(segment, row),
  );
  const since = partOf(segment.time.since, rows);
  return {first, last, since: since.map(time => time + segment.time.first - first) as TimeColumn['since']};
}

function partOf<Column extends Numbers>(column: Column, rows: Uint32Array): Column {
  const part = new (column.constructor as new (length: number) => Column)(rows.length);
  rows.forEach((row, index) => {
    part[index] = column[row]!;
  });
  return part;
}

/** Only the values that these rows have, in the order that they had: others would be found and lead nowhere. */
function partOfText(column: TextColumn, rows: Uint32Array): TextColumn {
  const codes: Codes = partOf(column.codes, rows);
  const used = [0, ...new Set(codes)].sort((a, b) => a - b).filter((code, index, all) => code !== all[index - 1]);
  const renumbered = new Map(used.map((code, index) => [code, index]));
  return {codes: codes.map(code => renumbered.get(code)!) as Codes, values: used.map(code => column.values[code]!)};
}
