// What a request's URI says beyond the name of its object: version, action, scope, role, job, version of the API.

export type RequestTold = {
  /** `keys`, `deletedsecrets`, … in lower case. */
  readonly collection: string | undefined;
  readonly version: string | undefined;
  /** Of a role assignment or definition: its id, and where it holds. */
  readonly role:
    | {readonly type: 'assignment' | 'definition'; readonly id: string | undefined; readonly scope: string}
    | undefined;
  /** The backup or restore that is asked about. */
  readonly job: string | undefined;
  readonly apiVersion: string | undefined;
};

const longest = 4000;

/** Segments behind a name that are no version of it. */
const actions = new Set(
  'backup create decrypt encrypt import pending policy recover release restore rotate rotationpolicy sign unwrapkey verify versions wrapkey'.split(
    ' ',
  ),
);

const objects = /^(?:deleted)?(?:keys|secrets|certificates)$/;

export function readRequest(uri: string): RequestTold {
  const [whole = '', query = ''] = uri.slice(0, longest).split('?', 2);
  const path = whole.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  const segments = path.split('/').filter(segment => segment !== '');
  const [first, , third] = segments;
  const collection = first !== undefined && objects.test(first.toLowerCase()) ? first.toLowerCase() : undefined;
  return {
    collection,
    version: collection !== undefined && third !== undefined && !isAction(third) ? third : undefined,
    role: roleIn(segments),
    job:
      /^(?:backup|restore)$/i.test(first ?? '') && segments[1] !== undefined && !isAction(segments[1])
        ? segments[1]
        : undefined,
    apiVersion: /(?:^|&)api-version=([\w.-]{1,40})/i.exec(query)?.[1],
  };
}

function roleIn(segments: readonly string[]): RequestTold['role'] {
  const at = segments.findIndex(segment => /^role(?:assignments|definitions)$/i.test(segment));
  if (at < 2) return undefined;
  const type = segments[at]!.toLowerCase() === 'roleassignments' ? 'assignment' : 'definition';
  return {type, id: segments[at + 1], scope: `/${segments.slice(0, at - 2).join('/')}`};
}

const isAction = (segment: string): boolean =>
  actions.has(segment.toLowerCase()) || segment.toLowerCase() === 'providers';
