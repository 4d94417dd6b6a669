// The names under which the storage account and the two tables of Log Analytics write one and the same field.

const slots = {
  time: ['time', 'timegenerated'],
  operation: ['operationname'],
  resource: ['resource'],
  resourceId: ['resourceid', '_resourceid'],
  status: ['httpstatuscode'],
  signature: ['resultsignature'],
  resultType: ['resulttype'],
  description: ['resultdescription'],
  duration: ['durationms'],
  address: ['calleripaddress'],
  identity: ['identity'],
  client: ['clientinfo'],
  correlation: ['correlationid'],
  uri: ['requesturi'],
  properties: ['properties'],
  id: ['id'],
  resourceType: ['resourcetype'],
} as const satisfies {readonly [slot: string]: readonly string[]};

export type Slot = keyof typeof slots;

/** Where Key Vault writes what Managed HSM writes in the record itself. */
export const insideProperties = [
  {name: 'uri', written: 'requestUri'},
  {name: 'status', written: 'httpStatusCode'},
  {name: 'client', written: 'clientInfo'},
  {name: 'id', written: 'id'},
] as const satisfies readonly {readonly name: Slot; readonly written: string}[];

/** What a written name stands for: a field, one claim of the caller (AzureDiagnostics), or nothing known. */
export type Meaning = {readonly slot: Slot | undefined; readonly claim: string | undefined};

/** `TimeGenerated`, `TimeGenerated [UTC]` (the portal's CSV), `httpStatusCode_d`, `identity_claim_oid_g`, in any case. */
export function meaningOf(written: string): Meaning {
  const name = written.endsWith(' [UTC]') ? written.slice(0, -6) : written;
  const lower = name.toLowerCase();
  // AzureDiagnostics adds the type: _s text, _d number, _g GUID, _b boolean, _t time.
  const untyped = /_[sdgbt]$/.test(lower) ? name.slice(0, -2) : name;
  if (lower.startsWith('identity_claim_')) return {slot: undefined, claim: untyped.slice('identity_claim_'.length)};
  return {slot: slotByName.get(lower) ?? slotByName.get(untyped.toLowerCase()), claim: undefined};
}

/** Is this list of column names the heading of an export? Two known names are enough. */
export function isKnownHeader(header: readonly string[]): boolean {
  const known = header.map(meaningOf).filter(({slot, claim}) => slot !== undefined || claim !== undefined);
  return known.length >= 2;
}

const slotByName: ReadonlyMap<string, Slot> = new Map(
  Object.entries(slots).flatMap(([slot, names]) => names.map(name => [name, slot as Slot] as const)),
);
