// A proxy on loopback that does to responses what bad networks and busy services do, told by what a test sets.
import {createServer, type IncomingMessage, request, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** What happens to a request. Bytes are those of the response's body. */
export type Fault =
  | {readonly type: 'none'}
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: number;
      /** The service's time, where it is another one than this machine's. */
      readonly date?: Date;
    }
  /** The connection ends before an answer. */
  | {readonly type: 'reset'}
  /** No answer comes. */
  | {readonly type: 'silence'}
  /** So much of the body comes, then the connection is reset, ends, or nothing comes any more. */
  | {readonly type: 'cut'; readonly after: number; readonly how: 'reset' | 'end' | 'stall'}
  /** The header tells of so many bytes more than come; of fewer, which then are all that comes. */
  | {readonly type: 'length'; readonly by: number}
  /** The body comes in pieces, a pause after each. */
  | {readonly type: 'trickle'; readonly bytes: number; readonly pause: number};

export type FaultProxy = AsyncDisposable & {
  readonly port: number;
  /** What happens to the requests to come, in turn; behind the last one, nothing. */
  readonly plan: (faults: readonly Fault[], only?: (request: IncomingMessage) => boolean) => void;
  /** `GET /path` and the range asked for, in the order in which they came. */
  readonly requests: string[];
};

export async function startFaultProxy(target: number): Promise<FaultProxy> {
  let faults: Fault[] = [];
  let applies: (request: IncomingMessage) => boolean = () => true;
  const requests: string[] = [];
  const server = createServer((incoming, response) => {
    const range = incoming.headers['x-ms-range'] ?? incoming.headers.range ?? '';
    requests.push(`${incoming.method} ${incoming.url} ${range}`);
    const fault = applies(incoming) ? (faults.shift() ?? {type: 'none' as const}) : {type: 'none' as const};
    act(fault, incoming, response, target);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    plan: (wanted, only = () => true) => {
      faults = [...wanted];
      applies = only;
    },
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function act(fault: Fault, incoming: IncomingMessage, response: ServerResponse, target: number): void {
  switch (fault.type) {
    case 'reset':
      incoming.socket.destroy();
      return;
    case 'silence':
      return;
    case 'answer': {
      const {status, code, retryAfter, date} = fault;
      const after = retryAfter === undefined ? {} : {'retry-after': String(retryAfter)};
      response.writeHead(status, {
        ...(code && {'x-ms-error-code': code}),
        ...(date && {date: date.toUTCString()}),
        ...after,
        'content-type': 'application/xml',
      });
      response.end(code && `<?xml version="1.0"?><Error><Code>${code}</Code><Message>refused</Message></Error>`);
      return;
    }
    default:
      void passOn(fault, incoming, response, target);
  }
}

async function passOn(
  fault: Extract<Fault, {type: 'none' | 'cut' | 'trickle' | 'length'}>,
  incoming: IncomingMessage,
  response: ServerResponse,
  target: number,
): Promise<void> {
  const {method, url, headers} = incoming;
  // The host is part of what is signed only by its path, so that it may be another one.
  const onward = request({host: '127.0.0.1', port: target, method, path: url, headers}, async answer => {
    const length = Number(answer.headers['content-length']);
    const told = fault.type === 'length' ? Math.max(0, length + fault.by) : length;
    response.writeHead(answer.statusCode!, {
      ...answer.headers,
      ...(fault.type === 'length' && {'content-length': told}),
    });
    let sent = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      if (fault.type === 'cut' && sent + chunk.length >= fault.after) {
        response.write(chunk.subarray(0, fault.after - sent));
        if (fault.how === 'reset') setTimeout(() => response.socket?.resetAndDestroy(), 20);
        if (fault.how === 'end') response.socket?.end();
        return;
      }
      if (fault.type === 'length' && sent + chunk.length >= Math.min(told, length)) {
        response.write(chunk.subarray(0, Math.min(told, length) - sent));
        if (told > length) response.socket?.end();
        else response.end();
        return;
      }
      sent += chunk.length;
      if (fault.type === 'trickle') await trickle(response, chunk, fault);
      else response.write(chunk);
    }
    response.end();
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}

async function trickle(
  response: ServerResponse,
  chunk: Buffer,
  {bytes, pause}: Extract<Fault, {type: 'trickle'}>,
): Promise<void> {
  for (let start = 0; start < chunk.length; start += bytes) {
    response.write(chunk.subarray(start, start + bytes));
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
