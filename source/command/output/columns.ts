// What an answer looks like before it is printed: rows of named cells.

/** `undefined` where a row has no such value. */
export type Cell = string | number | boolean | undefined;

/** A column as the formats see it. */
export type Heading = {
  /** What programs call it. */
  readonly name: string;
  /** What people read above it. */
  readonly label: string;
  readonly isNumber?: boolean;
};

export type Column<Row> = Heading & {
  readonly read: (row: Row) => Cell;
  /** What people see, where that is something else. */
  readonly show?: (row: Row) => Cell;
};

/** Programs get all columns, people those that they look at. */
export type ColumnChoice<Row> = {readonly programs: readonly Column<Row>[]; readonly people: readonly Column<Row>[]};

/** Prints rows as they come; the first call begins with the heading, where the format has one. */
export type Printer = (rows: readonly (readonly Cell[])[]) => string;

/** `width` is the terminal's, if it is one. */
export type Format = (headings: readonly Heading[], width?: number) => Printer;

export function cellsOf<Row>(columns: readonly Column<Row>[], row: Row, forPeople: boolean): readonly Cell[] {
  return columns.map(({read, show}) => (forPeople && show !== undefined ? show(row) : read(row)));
}
