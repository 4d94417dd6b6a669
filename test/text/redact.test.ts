import assert from 'node:assert/strict';
import {test} from 'node:test';
import {redact} from '../../source/text/redact.ts';

const secret = 'TOPsecret+/=';

for (const text of [
  `GET https://a.blob.core.windows.net/c?sv=2025&sig=${encodeURIComponent(secret)}&se=1 failed`,
  `?comp=list&SIG=${encodeURIComponent(secret)}"`,
  `AccountName=a;AccountKey=${secret};EndpointSuffix=x`,
  `SharedAccessSignature=sv=1&sig=${encodeURIComponent(secret)};Blob`,
  `authorization: SharedKey account:${secret}`,
  'Authorization: Bearer TOPsecret.eyJhdWQ.x',
  'token eyJhbGciOiJub25l.TOPsecret.x',
]) {
  test(`nothing secret is left of ${text.slice(0, 30)}`, () => {
    assert.doesNotMatch(redact(text), /TOP|secret/);
  });
}

test('what is no secret stays', () => {
  for (const text of ['nothing=here designation=kept', 'op:KeySign sig', 'https://a/b?c=d'])
    assert.equal(redact(text), text);
});
