// Which segment a blob belongs to, and which day that is.
import {dayPart, hourOf} from '../feed/blob-name.ts';

export {hourOf} from '../feed/blob-name.ts';

/** The blobs of one resource and day share a segment; any other blob is a segment of its own. */
export function segmentOf(blobName: string): string {
  return dayPart(blobName) ?? blobName;
}

/** The day in a segment's name in milliseconds; what has none is older than anything. */
export function dayOf(segment: string): number {
  return hourOf(`${segment}/h=00/m=00/PT1H.json`) ?? Number.NEGATIVE_INFINITY;
}
