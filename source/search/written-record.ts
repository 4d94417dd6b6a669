// One record as its bytes say it, decoded and parsed at most once however many conditions ask.
import type {ParsedRecord} from '../event/audit-event.ts';
import {createParser} from '../event/parse-event.ts';
import {parseContent} from '../feed/parse-content.ts';
import {longestRecord, tooLong} from '../feed/raw-record.ts';
import {readRecordAt} from '../feed/records.ts';
import {fold} from '../text/fold.ts';

export type WrittenRecord = {
  /** The text as written, escapes and quotes and all, folded (see text/fold.ts). */
  readonly folded: () => string;
  /** The whole event, or why it is unreadable. */
  readonly parsed: () => ParsedRecord;
};

const parser = createParser('whole');

/**
 * Speaks of `bytes` only until they are others. A record too long to be an event comes in parts, so its `length` may be
 * more than theirs. Rows of a CSV blob need its header.
 */
export function writtenRecord(bytes: Buffer, length: number, header: readonly string[] | undefined): WrittenRecord {
  let folded: string | undefined;
  let parsed: ParsedRecord | undefined;
  return {
    folded: () => {
      folded ??= fold(bytes.toString('utf8'));
      return folded;
    },
    parsed: () => {
      parsed ??= parseContent(length > longestRecord ? tooLong : readRecordAt(bytes, header), parser);
      return parsed;
    },
  };
}
