// A painted line as it is read out.

/** Drawing is left out, and blanks that only make columns. */
export function spoken(line: string): string {
  return line
    .replace(/[\u2580-\u259f▾▸]/g, '')
    .replace(/ {2,}/g, '  ')
    .trim();
}
