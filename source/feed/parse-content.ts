// The event in a record, whatever the blob's format.
import type {ParsedRecord} from '../event/audit-event.ts';
import type {createParser} from '../event/parse-event.ts';
import type {RawRecord} from './raw-record.ts';

export function parseContent(content: RawRecord['content'], parser: ReturnType<typeof createParser>): ParsedRecord {
  switch (content.type) {
    case 'json':
      return parser.parseBytes(content.bytes, content.from, content.to);
    case 'row':
      return parser.parseRow(content.header, content.row);
    case 'unreadable':
      return {readable: false, reason: content.reason};
  }
}
