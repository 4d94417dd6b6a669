// What the engine and its reading threads say to each other.
import type {Blob, Wait} from '../feed/feed.ts';
import type {ReadOrder, ReadSegment} from '../store/read-order.ts';

export type ReaderOptions = {
  /** One Int32: 0 read on, 1 wait, 2 stop. */
  readonly control: SharedArrayBuffer;
};

export const controls = {go: 0, pause: 1, stop: 2} as const;

export type ReaderReply =
  | {readonly type: 'segment'; readonly segment: ReadSegment}
  | {readonly type: 'read'; readonly bytes: number; readonly rows: number}
  | {readonly type: 'wait'; readonly wait: Wait}
  | {
      readonly type: 'problem';
      readonly blob: Blob;
      readonly rows: number;
      readonly error: Error;
      readonly isSource: boolean;
    }
  | {
      readonly type: 'end';
      readonly failure?: {readonly error: Error; readonly code: string | undefined; readonly isCancelled: boolean};
    };

export type ReaderRequest = ReadOrder;
