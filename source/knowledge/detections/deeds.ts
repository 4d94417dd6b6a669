// What was done that cannot be undone, or that changes who may.
import {condition, type Detection, isPerson, plural} from '../finding.ts';

export const purges: Detection = {
  name: 'purge',
  question: 'What was destroyed for ever?',
  find: async ask => {
    const query = 'op:*Purge* -failed';
    const ofKeys = new Set((await ask.values('op:(KeyPurge or VaultPurge) -failed', 'caller')).map(({value}) => value));
    return (await ask.values(query, 'caller')).map(({value, count}) => ({
      detection: 'purge',
      // A secret can be written anew; what a key protected is gone with it.
      severity: ofKeys.has(value) ? 'grave' : 'notable',
      subject: String(value),
      sentence: `destroyed ${plural(count, 'object')} for ever`,
      events: count,
      query: ask.within(`${query} ${condition('caller', value)}`),
    }));
  },
};

export const roleGrants: Detection = {
  name: 'role change',
  question: 'Who gave rights on an HSM to whom?',
  find: async ask => {
    const query = 'op:(RoleAssignmentCreate or RoleDefinitionCreate or RoleDefinitionUpdate) -failed';
    const known = new Set((await ask.valuesBefore(query, 'caller')).map(({value}) => value));
    return (await ask.values(query, 'caller')).map(({value, count}) => ({
      detection: 'role change',
      severity: known.has(value) ? 'notable' : 'grave',
      subject: String(value),
      sentence: `gave rights ${plural(count, 'time')}${known.has(value) ? '' : ', and never did before'}`,
      events: count,
      query: ask.within(`${query} ${condition('caller', value)}`),
    }));
  },
};

export const securityDomain: Detection = {
  name: 'security domain',
  question: 'Who took the security domain, which is the HSM itself?',
  find: async ask => {
    const query = 'op:(SecurityDomainDownload or SecurityDomainUpload)';
    return (await ask.values(query, 'caller')).map(({value, count, failed}) => ({
      detection: 'security domain',
      severity: failed === count ? 'notable' : 'grave',
      subject: String(value),
      sentence: failed === count ? 'tried to take the security domain' : 'took or replaced the security domain',
      events: count,
      query: ask.within(`${query} ${condition('caller', value)}`),
    }));
  },
};

/** Backups by services are their work; a person who takes keys out is asked why. */
export const exports: Detection = {
  name: 'export',
  question: 'Which person took keys or secrets out?',
  find: async ask => {
    const query =
      'op:(KeyBackup or KeyRelease or KeyExport or SecretBackup or CertificateBackup or BackupCreate) -failed';
    return (await ask.values(query, 'caller')).flatMap(({value, count}) =>
      isPerson(value)
        ? [
            {
              detection: 'export',
              severity: 'notable' as const,
              subject: String(value),
              sentence: `took keys or secrets out ${plural(count, 'time')}`,
              events: count,
              query: ask.within(`${query} ${condition('caller', value)}`),
            },
          ]
        : [],
    );
  },
};
