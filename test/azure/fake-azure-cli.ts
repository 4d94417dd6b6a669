// An `az` that gives a token as the emulator takes it.
import {chmod, mkdtemp, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Nobody has signed it. */
export function unsignedToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'https://sts.windows.net/x/',
    aud: 'https://storage.azure.com',
    iat: now,
    nbf: now,
    exp: now + 3600,
  };
  return `${part({alg: 'none', typ: 'JWT'})}.${part(claims)}.x`;
}

/** A folder with an `az` that gives this token, or says that nobody is signed in. */
export async function fakeAzureCli(root: string, accessToken: string | undefined): Promise<string> {
  const folder = await mkdtemp(join(root, 'az-'));
  const answer = JSON.stringify({accessToken, expires_on: Math.floor(Date.now() / 1000) + 3600});
  const script =
    accessToken === undefined
      ? '#!/bin/sh\necho "ERROR: Please run \'az login\' to setup account." >&2\nexit 1\n'
      : `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`;
  await writeFile(join(folder, 'az'), script);
  await chmod(join(folder, 'az'), 0o755);
  return folder;
}
