// Answers requests for lists as the service does, which knows more than its emulator: `startfrom`, and all properties.
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

export type ListServer = AsyncDisposable & {
  /** `http://127.0.0.1:PORT/ACCOUNT` */
  readonly url: string;
  /** The query of each request. */
  readonly requests: string[];
};

export type ListServerOptions = {
  /** Names of blobs; a property of each may be told otherwise, or an element added behind its properties. */
  readonly names: readonly string[];
  readonly describe?: (name: string) => {readonly properties?: string; readonly more?: string};
  /** Folders are blobs, `/` is the only delimiter. */
  readonly hierarchical?: boolean;
  /** Milliseconds between two pieces of a page. */
  readonly pause?: number;
};

const mostAtOnce = 5000;
const pieceLength = 2000;

export async function startListServer(options: ListServerOptions): Promise<ListServer> {
  const names = options.names.toSorted();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const query = new URL(request.url!, 'http://localhost').searchParams;
    requests.push(query.toString());
    if (options.hierarchical && ![null, '/'].includes(query.get('delimiter'))) {
      response.writeHead(400, {'x-ms-error-code': 'InvalidQueryParameterValue', 'content-type': 'application/xml'});
      response.end('<?xml version="1.0"?><Error><Code>InvalidQueryParameterValue</Code><Message>no</Message></Error>');
      return;
    }
    response.writeHead(200, {'content-type': 'application/xml'});
    const page = pageOf(names, query, options.describe);
    if (options.pause === undefined) {
      response.end(page);
      return;
    }
    for (let from = 0; from < page.length && !response.destroyed; from += pieceLength) {
      response.write(page.slice(from, from + pieceLength));
      await new Promise(resolve => setTimeout(resolve, options.pause));
    }
    response.end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/contosologs`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Source: learn.microsoft.com/rest/api/storageservices/list-blobs. */
function pageOf(names: readonly string[], query: URLSearchParams, describe: ListServerOptions['describe']): string {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  // A marker is what the next page begins with.
  const first = query.get('marker') ?? query.get('startFrom') ?? '';
  const most = Math.min(mostAtOnce, Number(query.get('maxresults') ?? mostAtOnce));
  const items: string[] = [];
  const folders = new Set<string>();
  let next = '';
  for (const name of names) {
    if (!name.startsWith(prefix) || name < first) continue;
    const end = delimiter === '' ? -1 : name.indexOf(delimiter, prefix.length);
    const folder = end < 0 ? undefined : name.slice(0, end + delimiter.length);
    if (folder !== undefined && folders.has(folder)) continue;
    if (items.length === most) {
      next = name;
      break;
    }
    if (folder !== undefined) folders.add(folder);
    items.push(folder === undefined ? blobElement(name, describe) : `<BlobPrefix><Name>${folder}</Name></BlobPrefix>`);
  }
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="https://contosologs.blob.core.windows.net/" ContainerName="insights-logs-auditevent"><Prefix>${prefix}</Prefix><Blobs>${items.join('')}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`;
}

function blobElement(name: string, describe: ListServerOptions['describe']): string {
  const {properties = '', more = ''} = describe?.(name) ?? {};
  return `<Blob><Name>${escaped(name)}</Name><Properties><Creation-Time>Thu, 01 Oct 2026 08:00:00 GMT</Creation-Time><Last-Modified>Thu, 01 Oct 2026 09:04:00 GMT</Last-Modified><Etag>0x8DCE1F0A1B2C3D4</Etag><Content-Length>3500123</Content-Length><Content-Type>application/octet-stream</Content-Type><Content-Encoding /><Content-Language /><Content-CRC64 /><Content-MD5 /><Cache-Control /><Content-Disposition /><BlobType>AppendBlob</BlobType><LeaseStatus>unlocked</LeaseStatus><LeaseState>available</LeaseState><ServerEncrypted>true</ServerEncrypted>${properties}</Properties>${more}<OrMetadata /></Blob>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
