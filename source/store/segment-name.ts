// Which segment a blob belongs to, and what its name says of its time.

/** `…/y=2026/m=10/d=01/h=02/m=00/PT1H.json`, as the service names its hourly blobs; in any case. */
const hourly = /^(?<day>.*\/y=(?<year>\d{4})\/m=(?<month>\d{2})\/d=(?<date>\d{2}))\/h=(?<hour>\d{2})\/m=\d{2}\/[^/]*$/i;

/** The blobs of one resource and day share a segment; any other blob is a segment of its own. */
export function segmentOf(blobName: string): string {
  return hourly.exec(`/${blobName}`)?.groups?.day?.slice(1) ?? blobName;
}

/** The hour in the blob's name in milliseconds, else `undefined`. */
export function hourOf(blobName: string): number | undefined {
  const parts = hourly.exec(`/${blobName}`)?.groups;
  if (!parts) return undefined;
  return Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.date), Number(parts.hour));
}

/** The day in a segment's name in milliseconds; what has none is older than anything. */
export function dayOf(segment: string): number {
  return hourOf(`${segment}/h=00/m=00/PT1H.json`) ?? Number.NEGATIVE_INFINITY;
}
