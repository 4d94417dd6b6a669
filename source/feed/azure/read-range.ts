// Bytes of a blob, whatever the network does: a connection that is silent is given up, one that is lost is resumed.
import {createAttempts, type Retrying} from './retry.ts';
import {Silent, watchSilence} from './silence.ts';

/** A response under way. `created` tells one version of a blob from another; `chunks` may break off. */
export type OpenedRange = {readonly created: number | undefined; readonly chunks: AsyncIterable<Uint8Array>};

export type OpenRange = (offset: number, length: number, signal: AbortSignal) => Promise<OpenedRange>;

export type RangeOptions = Retrying & {
  readonly offset: number;
  /** Where it ends: bytes that come later are another day's. */
  readonly until: number;
};

/** The blob is another one than when reading began. */
export class Replaced extends Error {}

/** Yields each byte of `[offset, until)` once. */
export async function* readRange(open: OpenRange, options: RangeOptions): AsyncGenerator<Uint8Array> {
  const {until, signal, silence} = options;
  const attempts = createAttempts(options);
  let {offset} = options;
  let created: number | undefined;
  while (offset < until) {
    const watch = watchSilence(signal, silence);
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
      await attempts.failed(watch.failure(error));
    } finally {
      watch.end();
    }
  }
}
