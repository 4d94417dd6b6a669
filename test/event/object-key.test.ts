import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {objectKey, requestTarget} from '../../source/event/object-key.ts';

test('the name of the key, secret or certificate is found', () => {
  const host = 'https://h.managedhsm.azure.net';
  const keys: readonly (readonly [string, string | undefined])[] = [
    [`${host}/keys/k1/0a1b/sign?api-version=7.4`, 'k1'],
    [`${host}/keys/k1?api-version=7.4`, 'k1'],
    [`${host}:443/KEYS/k1`, 'k1'],
    [`${host}//keys//k1`, 'k1'],
    [`${host}/deletedkeys/k2/recover`, 'k2'],
    [`${host}/secrets/s1`, 's1'],
    [`${host}/deletedsecrets/s2`, 's2'],
    [`${host}/certificates/c1/pending`, 'c1'],
    [`/keys/k3`, 'k3'],
    [`${host}/keys?maxresults=25`, undefined],
    [`${host}/keys/`, undefined],
    [`${host}/keys/restore?api-version=7.4`, undefined],
    [`${host}/certificates/contacts`, undefined],
    [`${host}/certificates/issuers/i`, undefined],
    [`${host}/backup`, undefined],
    [`${host}?x=/keys/k`, undefined],
    [host, undefined],
    ['XXXX', undefined],
    ['', undefined],
  ];
  for (const [uri, name] of keys) assert.equal(objectKey(uri), name, uri);
});

test('the host tells the service and its name', () => {
  assert.deepEqual(requestTarget('https://ContosoMHSM.managedhsm.azure.net/keys'), {
    service: 'hsm',
    resource: 'ContosoMHSM',
  });
  assert.deepEqual(requestTarget('https://v.vault.usgovcloudapi.net:443'), {service: 'vault', resource: 'v'});
  assert.deepEqual(requestTarget('https://example.org/'), {service: 'unknown', resource: undefined});
  assert.deepEqual(requestTarget(''), {service: 'unknown', resource: undefined});
});

test('no text makes them throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map(text => `https://h/keys/${text}`),
      ),
      uri => {
        const name = objectKey(uri);
        requestTarget(uri);
        assert.ok(name === undefined || (name !== '' && uri.includes(name)));
      },
    ),
  );
});
