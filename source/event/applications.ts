// Well-known applications of Entra ID that call HSMs and vaults.

/** `tool`: what people work with. `service`: a part of Azure that calls by itself. `own`: the HSM or vault itself. */
type ApplicationKind = 'tool' | 'service' | 'own';

export type Application = {readonly name: string; readonly kind: ApplicationKind};

const tools = {
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'Azure CLI',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'Azure PowerShell',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'Azure Portal',
  '2233b157-f44d-4812-b777-036cdaf9a96e': 'Azure Cloud Shell',
  '872cd9fa-d31f-45e0-9eab-6e460a02d1f1': 'Visual Studio',
  'aebc6443-996d-45c2-90f0-388ff96faa56': 'Visual Studio Code',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': 'Microsoft Graph Command Line Tools',
  '3686488a-04fc-4d8a-b967-61f98ec41efe': 'Azure Portal, Key Vault pages',
};

const own = {
  'cfa8b339-82a2-471a-a3c9-0fc0be7a4093': 'Azure Key Vault',
  '589d5083-6f11-4d30-a62a-a4b316a14abf': 'Azure Key Vault Managed HSM',
  'a1b76039-a76c-499f-a2dd-846b4cc32627': 'Managed HSM Key Governance Service',
};

const services = {
  '509e4652-da8d-478d-a730-e9d4a1996ca4': 'Azure Resource Graph',
  '8cae6e77-e04e-42ce-b5cb-50d82bce26b1': 'Policy Insights data plane',
  '1d78a85d-813d-46f0-b496-dd72f50a3ec0': 'Azure Policy Insights',
  '022907d3-0f1b-48f7-badc-1ba6abab6d66': 'Azure SQL Database',
  'e406a681-f3d4-42a8-90b6-c2b029497af1': 'Azure Storage',
  '60e6cd67-9c8c-4951-9b3c-23c25a2169af': 'Managed Disks',
  '579d9c9d-4c83-4efc-8124-7eba65ed3356': 'Azure Compute',
  'a232010e-820c-4083-83bb-3ace5fc29d0b': 'Azure Cosmos DB',
  '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d': 'Azure Databricks',
  '262044b1-e2ce-469f-a196-69ab7ada62d3': 'Backup Management Service',
  'abfa0a7c-a6b6-4736-8310-5855508787cd': 'App Service',
  '205478c0-bd83-4e1b-a9d6-db63a3e1e1c8': 'Front Door',
  'e933bd07-d2ee-4f1d-933c-3752b819567b': 'Azure Monitor Control Service',
  'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5': 'Log Analytics API',
  '98785600-1bb7-4fb9-b9fa-19afe2c8a360': 'Azure Security Insights (Sentinel)',
  'bf7b6499-ff71-4aa2-97a4-f372087be7f0': 'Confidential VM Orchestrator',
  '73c2949e-da2d-457a-9607-fcc665198967': 'Azure Purview',
  '9f431833-0334-42de-a7dc-70aa40db46db': 'Customer Lockbox',
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
};

const applications: ReadonlyMap<string, Application> = new Map(
  (
    [
      ['tool', tools],
      ['own', own],
      ['service', services],
    ] as const
  ).flatMap(([kind, names]) => Object.entries(names).map(([id, name]) => [id, {name, kind}] as const)),
);

/** The well-known application that has this id, in any case. */
export function applicationOf(id: string): Application | undefined {
  return applications.get(id.toLowerCase());
}

/** The one well-known application whose id begins as a masked one does: `04b07795-xxxx-xxxx-xxxx-xxxxxxxxxxxx`. */
export function applicationLike(masked: string): Application | undefined {
  const beginning = /^([\da-f]{8}-)[-\dx*]*[x*]/i.exec(masked)?.[1]?.toLowerCase();
  if (beginning === undefined) return undefined;
  const alike = [...applications].filter(([id]) => id.startsWith(beginning));
  return alike.length === 1 ? alike[0]![1] : undefined;
}

/** The name of a well-known application id, in any case. */
export function applicationName(id: string): string | undefined {
  return applicationOf(id)?.name;
}

/** Is it what everybody calls an application of Microsoft's? */
export const isApplicationName = (name: string): boolean => names.has(name);

const names: ReadonlySet<string> = new Set([...applications.values()].map(({name}) => name));
