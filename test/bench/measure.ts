// Measurements and how they are told.

export type Bench = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows as they are measured, to be shown at once. */
  readonly run: () => AsyncIterable<readonly string[]>;
};

/** The value that a share of the samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

/** Of milliseconds. */
export function seconds(value: number): string {
  return (value / 1000).toFixed(2);
}

/** Of bytes. */
export function megabytes(value: number): string {
  return (value / 1e6).toFixed(value < 1e7 ? 1 : 0);
}

/** Our value to the peer's; a small part of it the other way round. */
export function ratio(ours: number, peers: number): string {
  if (!Number.isFinite(ours / peers)) return '';
  return ours < peers / 10 ? `1 : ${(peers / ours).toFixed(0)}` : `${(ours / peers).toFixed(1)} : 1`;
}

export function tableRow(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(14))).join('');
}
