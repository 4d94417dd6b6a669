// What the names of hourly blobs say: `resourceId=…/y=2026/m=10/d=01/h=02/m=00/PT1H.json`, in any case.

const hourly = /^(?<day>.*\/y=(?<year>\d{4})\/m=(?<month>\d{2})\/d=(?<date>\d{2}))\/h=(?<hour>\d{2})\/m=\d{2}\/[^/]*$/i;

/** The part up to the day; `undefined` where the name has none. */
export function dayPart(blobName: string): string | undefined {
  return hourly.exec(`/${blobName}`)?.groups?.day?.slice(1);
}

/** The hour in milliseconds, else `undefined`. */
export function hourOf(blobName: string): number | undefined {
  const parts = hourly.exec(`/${blobName}`)?.groups;
  if (!parts) return undefined;
  return Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.date), Number(parts.hour));
}

/** Behind a resource's `…/y=`: what names of that hour begin with. Names are zero-padded, so their order is that of time. */
export function hourPath(milliseconds: number): string {
  const [year, month, day, hour] = new Date(milliseconds).toISOString().split(/[-T:]/);
  return `${year}/m=${month}/d=${day}/h=${hour}/`;
}
