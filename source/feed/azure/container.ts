// The SDK's client of a container. Retries are ours (see retry.ts): its own wait for ever, or not at all.
import {AnonymousCredential, ContainerClient, StorageSharedKeyCredential} from '@azure/storage-blob';
import type {Access} from './access.ts';
import type {AzureSource} from './azure-source.ts';

/** Sees each request on its way, behind what signs it, and the response. */
export type RequestPolicy = {
  readonly name: string;
  readonly sendRequest: (
    request: PipelineRequest,
    next: (request: PipelineRequest) => Promise<PipelineResponse>,
  ) => Promise<PipelineResponse>;
};

export type PipelineRequest = {streamResponseStatusCodes?: Set<number>};

export type PipelineResponse = {
  readonly readableStreamBody?: NodeJS.ReadableStream;
  readonly bodyAsText?: string | null;
};

export function openContainer(
  {account, container}: AzureSource,
  access: Access,
  policy?: RequestPolicy,
): ContainerClient {
  const url = `${account}/${encodeURIComponent(container)}`;
  const options = {
    retryOptions: {maxTries: 1},
    userAgentOptions: {userAgentPrefix: 'hsmscope'},
    // Known to all clients of the SDK (core-client), though not to the types of this one.
    additionalPolicies: policy === undefined ? [] : [{policy, position: 'perRetry'}],
  };
  switch (access.kind) {
    case 'sas':
      return new ContainerClient(`${url}?${access.sas}`, new AnonymousCredential(), options);
    case 'key':
      return new ContainerClient(url, new StorageSharedKeyCredential(access.account, access.key), options);
    case 'token': {
      const token = {token: access.token, expiresOnTimestamp: access.expires};
      return new ContainerClient(url, {getToken: async () => token}, options);
    }
    case 'anonymous':
      return new ContainerClient(url, new AnonymousCredential(), options);
  }
}
