// Bytes of a blob, whatever the network does: a connection that is silent is given up, one that is lost is resumed.
import {createAttempts, type Retrying} from './retry.ts';

/** A response under way. `created` tells one version of a blob from another; `chunks` may break off. */
export type OpenedRange = {readonly created: number | undefined; readonly chunks: AsyncIterable<Uint8Array>};

export type OpenRange = (offset: number, length: number, signal: AbortSignal) => Promise<OpenedRange>;

export type RangeOptions = Retrying & {
  readonly offset: number;
  /** Where it ends: bytes that come later are another day's. */
  readonly until: number;
  /** Milliseconds without a byte after which a connection is given up. */
  readonly silence?: number;
};

const usualSilence = 10_000;

/** The blob is another one than when reading began. */
export class Replaced extends Error {}

/** The connection is there, and nothing comes. */
export class Silent extends Error {}

/** Yields each byte of `[offset, until)` once. */
export async function* readRange(open: OpenRange, options: RangeOptions): AsyncGenerator<Uint8Array> {
  const {until, signal, silence = usualSilence} = options;
  const attempts = createAttempts(options);
  let {offset} = options;
  let created: number | undefined;
  while (offset < until) {
    const watch = watchSilence(silence, signal);
    try {
      const opened = await open(offset, until - offset, watch.signal);
      if (created !== undefined && opened.created !== created) throw new Replaced('The blob was replaced.');
      created = opened.created;
      for await (const chunk of opened.chunks) {
        watch.heard();
        const wanted = chunk.subarray(0, until - offset);
        offset += wanted.length;
        attempts.progressed();
        if (wanted.length > 0) yield wanted;
        // Whoever takes long over a chunk does not make the connection silent.
        watch.heard();
      }
      if (offset < until) throw new Silent('The response ended too early.');
    } catch (error) {
      if (signal?.aborted) throw error;
      await attempts.failed(watch.isSilent() ? new Silent(`Nothing came for ${silence / 1000} s.`) : error);
    } finally {
      watch.end();
    }
  }
}

type Watch = {
  readonly signal: AbortSignal;
  readonly heard: () => void;
  readonly isSilent: () => boolean;
  readonly end: () => void;
};

/** Aborts when nothing is heard for so long, or when the user wants no more. */
function watchSilence(silence: number, signal: AbortSignal | undefined): Watch {
  const controller = new AbortController();
  let silent = false;
  const abort = (): void => controller.abort(signal?.reason);
  const giveUp = (): void => {
    silent = true;
    controller.abort();
  };
  let timer = setTimeout(giveUp, silence);
  signal?.addEventListener('abort', abort, {once: true});
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silence);
    },
    isSilent: () => silent,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      // A response that nobody reads on must not hold its connection.
      controller.abort();
    },
  };
}
