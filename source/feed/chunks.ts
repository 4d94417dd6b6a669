// Bytes by the chunk, in the same memory again and again: new memory for each would keep the collector busy all the time.
import {Socket} from 'node:net';

export const chunkSize = 256 * 1024;

/** Each chunk is there until the next is asked for. `read` fills a buffer and tells with how many bytes, none at the end. */
export async function* readChunks(read: (buffer: Buffer) => Promise<number>): AsyncIterable<Uint8Array> {
  const readAhead = (buffer: Buffer): Promise<number> => {
    const answer = read(buffer);
    // Whoever asks for the chunk hears of a failure; until then nobody listens.
    answer.catch(() => undefined);
    return answer;
  };
  let [buffer, other] = [Buffer.allocUnsafeSlow(chunkSize), Buffer.allocUnsafeSlow(chunkSize)];
  let reading = readAhead(buffer);
  for (;;) {
    const count = await reading;
    if (count === 0) return;
    const chunk = buffer.subarray(0, count);
    [buffer, other] = [other, buffer];
    reading = readAhead(buffer);
    yield chunk;
  }
}

/** What comes through a pipe or socket, which is closed behind it. Each chunk is there until the next is asked for. */
export async function* readPipe(descriptor: number): AsyncIterable<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(chunkSize);
  let arrival = expectArrival();
  const callback = (count: number): boolean => {
    arrival.resolve(count);
    return false;
  };
  const socket = new Socket({fd: descriptor, readable: true, writable: false, onread: {buffer, callback}});
  socket.on('end', () => arrival.resolve(0)).on('error', error => arrival.reject(error));
  try {
    for (;;) {
      // The system's buffer fills while this one is used.
      socket.resume();
      const count = await arrival.promise;
      if (count === 0) return;
      arrival = expectArrival();
      yield buffer.subarray(0, count);
    }
  } finally {
    socket.destroy();
  }
}

function expectArrival(): PromiseWithResolvers<number> {
  const arrival = Promise.withResolvers<number>();
  arrival.promise.catch(() => undefined);
  return arrival;
}
