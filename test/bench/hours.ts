// Audit events of one HSM and one vault over a week, hour by hour, in the two forms in which Azure writes them.
import {guidOf, type Random, randomFrom} from '../../source/demo/random.ts';

export type HourOfEvents = {readonly path: string; readonly events: readonly string[]; readonly lineEnd: string};

const hour = 3_600_000;
const days = 7;
const firstDay = Date.UTC(2026, 8, 21);
/** How many events each hour of a day has, relative to the others. */
const curve = [5, 4, 4, 4, 5, 7, 10, 14, 18, 19, 18, 16, 17, 18, 18, 16, 13, 10, 9, 8, 8, 7, 6, 6];

const subscription = guidOf('bench subscription');

type Service = 'hsm' | 'vault';
const names = {hsm: 'contoso-bench-hsm', vault: 'contoso-bench-kv'} as const satisfies Record<Service, string>;
const types = {hsm: 'managedHSMs', vault: 'vaults'} as const satisfies Record<Service, string>;
const lineEnds = {hsm: '\n', vault: '\r\n'} as const satisfies Record<Service, string>;

/** Hour by hour, the same at each call. */
export function* hoursOfEvents(total: number): Generator<HourOfEvents> {
  const share = total / (2 * days * curve.reduce((sum, weight) => sum + weight));
  for (const service of ['hsm', 'vault'] as const) {
    const random = randomFrom(`bench ${service}`);
    const requests = makeRequests(service, random);
    let due = 0;
    let templates = new Map<Request, Template>();
    for (let index = 0; index < days * 24; index++) {
      const start = firstDay + index * hour;
      // Tokens last a day.
      if (index % 24 === 0) templates = new Map();
      const before = Math.round(due);
      due += share * curve[index % 24]!;
      const count = Math.round(due) - before;
      const events = Array.from({length: count}, (_, place) => {
        const request = requests[Math.floor(random.fraction() ** 2 * requests.length)]!;
        const template = templates.get(request) ?? templateOf(service, request, start);
        templates.set(request, template);
        // Some come late, some overtake others.
        const at = start + Math.floor((hour * place) / count) - random.integer(0, 90_000);
        return writeEvent(service, random, request, template, at);
      });
      yield {path: blobPath(service, start), events, lineEnd: lineEnds[service]};
    }
  }
}

type Caller = {readonly name: string; readonly id: string; readonly application: string; readonly person: boolean};

/** Who asks for what: a distinct URI, by one caller with one client from a few addresses. */
type Request = {
  readonly caller: Caller;
  readonly operation: string;
  readonly path: string;
  readonly client: string;
  readonly addresses: readonly string[];
  /** The share that fails, and how. */
  readonly failing: number;
};

function makeRequests(service: Service, random: Random): readonly Request[] {
  const callers = Array.from({length: 150}, (_, index) => makeCaller(`${service} ${index}`, random));
  const clients = Array.from({length: 40}, (_, index) => makeClient(service, index));
  return Array.from({length: 2_500}, (_, index) => {
    const [operation, path] = random.pick(operations[service]);
    const key = `${random.pick(purposes)}-${random.pick(['prod', 'test', 'west', 'north', 'legacy'])}-${index % 600}`;
    const keyVersion = guidOf(`${service} ${key}`).replaceAll('-', '');
    const first = index % 200;
    return {
      caller: callers[index % callers.length]!,
      operation,
      path: path.replace('{key}', key).replace('{version}', keyVersion),
      client: clients[index % clients.length]!,
      addresses: [0, 67].map(step => addressOf(service, (first * 2 + step) % 400)),
      failing: random.chance(0.1) ? 0.12 : 0.004,
    };
  });
}

const purposes = ['key-tde', 'storage-cmk', 'disk-cmk', 'card-issuer', 'settlement', 'code-signing', 'jwt-signing'];

const operations = {
  hsm: listOperations({
    Key: ['Sign', 'Verify', 'Encrypt', 'Decrypt', 'Wrap', 'Unwrap', 'Get', 'Create', 'Update', 'Backup', 'Delete'],
    DeletedKey: ['Get', 'Recover', 'Purge'],
    KeyRotationPolicy: ['Get', 'Update'],
    RoleAssignment: ['Get', 'Create', 'Delete'],
    RoleDefinition: ['Get', 'Create', 'Delete'],
    SecurityDomain: ['Download', 'Upload', 'TransferKeyGet'],
    Backup: ['Create', 'StatusGet'],
    Restore: ['Create', 'StatusGet'],
  }),
  vault: listOperations({
    Secret: ['Get', 'Set', 'List', 'ListVersions', 'Update', 'Delete', 'Backup', 'Restore'],
    DeletedSecret: ['Get', 'Recover', 'Purge'],
    Certificate: ['Get', 'Create', 'Import', 'List', 'Update', 'Delete', 'PolicyGet'],
    CertificateContacts: ['Get', 'Set'],
    CertificateIssuer: ['Get', 'Set'],
    Key: ['Get', 'Sign', 'Unwrap', 'Wrap', 'List'],
    StorageAccount: ['Get', 'Set', 'List'],
    Vault: ['Get', 'Put'],
  }),
} as const;

function listOperations(verbs: {readonly [object: string]: readonly string[]}): readonly (readonly [string, string])[] {
  return Object.entries(verbs).flatMap(([object, each]) =>
    each.map(verb => [`${object}${verb}`, `/${object.toLowerCase()}s/{key}/{version}/${verb.toLowerCase()}`] as const),
  );
}

function makeCaller(name: string, random: Random): Caller {
  const person = random.chance(0.3);
  const called = person ? `${name.replaceAll(' ', '.')}@contoso.com` : `svc-${name.replaceAll(' ', '-')}`;
  return {name: called, id: guidOf(called), application: guidOf(`application of ${called}`), person};
}

function makeClient(service: Service, index: number): string {
  const language = ['net', 'java', 'go', 'python'][index % 4];
  return `azsdk-${language}-keyvault-${service === 'hsm' ? 'keys' : 'secrets'}/4.${index % 10}.${index} (Linux-6.8.0-10${index}-azure-x86_64; ${language} 3.${index % 14})`;
}

function addressOf(service: Service, index: number): string {
  return `${service === 'hsm' ? '10.20' : '198.51'}.${100 + Math.floor(index / 200)}.${1 + (index % 200)}`;
}

/** A record's text between the values that differ from event to event. */
type Template = readonly string[];

const holes = ['@time@', '@address@', '@status@', '@signature@', '@duration@', '@correlation@'] as const;

function templateOf(service: Service, request: Request, start: number): Template {
  const issued = start / 1000;
  const record = service === 'hsm' ? hsmRecord(request, issued) : vaultRecord(request, issued);
  return JSON.stringify(record).split(/"?(@(?:time|address|status|signature|duration|correlation)@)"?/);
}

function writeEvent(service: Service, random: Random, request: Request, template: Template, at: number): string {
  const failed = random.chance(request.failing);
  const status = failed ? random.pick([401, 403, 403, 403, 404, 429]) : 200;
  const duration = random.integer(3, failed ? 12 : 180);
  const port = service === 'hsm' ? `:${random.integer(49_152, 65_535)}` : '';
  const ticks = service === 'hsm' ? '' : String(random.integer(0, 9_999)).padStart(4, '0');
  const values: {readonly [hole in (typeof holes)[number]]: string | number} = {
    '@time@': `"${new Date(at).toISOString().slice(0, -1)}${ticks}Z"`,
    '@address@': `"${random.pick(request.addresses)}${port}"`,
    '@status@': status,
    '@signature@': `"${failed ? 'Failed' : 'OK'}"`,
    '@duration@': service === 'hsm' ? duration : `"${duration}"`,
    '@correlation@': `"${random.guid()}"`,
  };
  let text = '';
  for (let part = 0; part < template.length; part++) {
    text += part % 2 === 0 ? template[part] : values[template[part] as (typeof holes)[number]];
  }
  return text;
}

function hsmRecord({caller, operation, path, client}: Request, issued: number): object {
  return {
    time: '@time@',
    resourceId: resourceId('hsm'),
    operationName: operation,
    operationVersion: '7.6',
    category: 'AuditEvent',
    resultType: 'Success',
    resultSignature: '@signature@',
    properties: {PoolType: 'M-HSM', sku_Family: 'B', sku_Name: 'Standard_B1'},
    durationMs: '@duration@',
    callerIpAddress: '@address@',
    identity: JSON.stringify({claim: claimsOf(caller, issued)}),
    clientInfo: client,
    correlationId: '@correlation@',
    httpStatusCode: '@status@',
    requestUri: `https://${names.hsm}.managedhsm.azure.net${path}?api-version=7.6`,
    resourceGroup: 'rg-bench',
    resource: names.hsm,
    resourceType: types.hsm,
  };
}

function vaultRecord({caller, operation, path, client}: Request, issued: number): object {
  const uri = `https://${names.vault}.vault.azure.net${path}`;
  return {
    time: '@time@',
    category: 'AuditEvent',
    operationName: operation,
    resultType: 'Success',
    correlationId: '@correlation@',
    callerIpAddress: '@address@',
    identity: {claim: claimsOf(caller, issued)},
    properties: {
      id: uri,
      clientInfo: client,
      requestUri: `${uri}?api-version=7.6`,
      httpStatusCode: '@status@',
      isRbacAuthorized: true,
    },
    resourceId: resourceId('vault'),
    operationVersion: '7.6',
    resultSignature: '@signature@',
    durationMs: '@duration@',
  };
}

function claimsOf({name, id, application, person}: Caller, issued: number): object {
  return {
    iat: String(issued),
    appid: application,
    'http://schemas.microsoft.com/identity/claims/objectidentifier': id,
    ...(person
      ? {'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': name}
      : {xms_mirid: `/subscriptions/${subscription}/resourcegroups/rg-bench/providers/Microsoft.Web/sites/${name}`}),
  };
}

function resourceId(service: Service): string {
  return `/subscriptions/${subscription}/resourceGroups/rg-bench/providers/Microsoft.KeyVault/${types[service]}/${names[service]}`.toUpperCase();
}

function blobPath(service: Service, start: number): string {
  const [year, month, date, hourOfDay] = new Date(start).toISOString().split(/[-T:]/);
  return `insights-logs-auditevent/resourceId=${resourceId(service)}/y=${year}/m=${month}/d=${date}/h=${hourOfDay}/m=00/PT1H.json`;
}
