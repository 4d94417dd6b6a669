// A page of a container's list, read as it comes: the SDK reads pages whole, and holds the thread for a second with each.
import type {ContainerClient} from '@azure/storage-blob';
import {Parser} from 'htmlparser2';
import type {RequestPolicy} from './container.ts';
import type {Watch} from './silence.ts';
import {Silent} from './silence.ts';

/** A blob as the container lists it; `created` in milliseconds since 1970. */
export type ListedBlob = {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  readonly created: number | undefined;
  readonly etag: string;
  /** Append blobs only ever grow. */
  readonly appends: boolean;
};

export type ListPage = {
  readonly blobs: readonly ListedBlob[];
  /** What names have in common up to the delimiter. */
  readonly prefixes: readonly string[];
  /** Where the next page begins. */
  readonly next: string | undefined;
};

export type PageOptions = {
  readonly prefix: string;
  readonly delimiter?: string;
  /** Names before this are left out. */
  readonly startFrom?: string;
  readonly from?: string | undefined;
};

export type OpenContainer = (policy?: RequestPolicy) => ContainerClient;

/** The SDK asks, signs and tells what went wrong; what the list says never comes to it. */
export async function listPage(
  open: OpenContainer,
  {delimiter, from, ...options}: PageOptions,
  {signal, heard}: Pick<Watch, 'signal' | 'heard'>,
): Promise<ListPage> {
  const reading = createReading();
  const container = open({
    name: 'lists as they come',
    sendRequest: async (request, next) => {
      request.streamResponseStatusCodes = new Set([200]);
      const response = await next(request);
      delete request.streamResponseStatusCodes;
      if (response.readableStreamBody === undefined) return response;
      for await (const chunk of response.readableStreamBody) {
        heard();
        reading.add(chunk as Buffer);
      }
      reading.end();
      const {readableStreamBody, ...rest} = response;
      return {...rest, bodyAsText: emptyList};
    },
  });
  const asked = {...options, abortSignal: signal};
  const pages =
    delimiter === undefined ? container.listBlobsFlat(asked) : container.listBlobsByHierarchy(delimiter, asked);
  await pages.byPage(from === undefined ? {} : {continuationToken: from}).next();
  return reading.page;
}

const emptyList =
  '<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs /><NextMarker /></EnumerationResults>';

type Reading = {
  readonly add: (chunk: Buffer) => void;
  /** Throws when the list is not whole. */
  readonly end: () => void;
  readonly page: ListPage;
};

/** Source: learn.microsoft.com/rest/api/storageservices/list-blobs. */
function createReading(): Reading {
  const blobs: ListedBlob[] = [];
  const prefixes: string[] = [];
  let next: string | undefined;
  let values: Values = {};
  let text = '';
  let isEncoded = false;
  let isWhole = false;
  const close: {readonly [element: string]: () => void} = {
    Blob: () => {
      if (values.ResourceType !== 'directory') blobs.push(blobOf(values));
      values = {};
    },
    BlobPrefix: () => {
      prefixes.push(values.Name ?? '');
      values = {};
    },
    NextMarker: () => {
      next = text === '' ? undefined : text;
    },
    EnumerationResults: () => {
      isWhole = true;
    },
  };
  const parser = new Parser(
    {
      onopentag: (_element, {Encoded}) => {
        text = '';
        isEncoded = Encoded === 'true';
      },
      ontext: more => {
        text += more;
      },
      onclosetag: element => {
        const known = close[element];
        if (known !== undefined) known();
        else values[element] = isEncoded ? decodeURIComponent(text) : text;
        text = '';
        isEncoded = false;
      },
    },
    {xmlMode: true, decodeEntities: true},
  );
  const decoder = new TextDecoder();
  return {
    add: chunk => parser.write(decoder.decode(chunk, {stream: true})),
    end: () => {
      parser.end();
      if (!isWhole) throw new Silent('The list ended too early.');
    },
    get page() {
      return {blobs, prefixes, next};
    },
  };
}

/** What stands in the elements of a blob, and of its properties. */
type Values = {[element: string]: string};

function blobOf(values: Values): ListedBlob {
  return {
    name: values.Name ?? '',
    size: Number(values['Content-Length'] ?? 0),
    modified: Date.parse(values['Last-Modified'] ?? ''),
    created: values['Creation-Time'] === undefined ? undefined : Date.parse(values['Creation-Time']),
    etag: (values.Etag ?? '').replace(/^"|"$/g, ''),
    appends: values.BlobType === 'AppendBlob',
  };
}
