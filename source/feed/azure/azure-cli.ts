// Signs in by the Azure CLI's session, as people on jump hosts have it: no secret passes through our hands but the token.
import {type ExecFileException, execFile} from 'node:child_process';
import {SourceProblem} from '../feed.ts';
import type {Access} from './access.ts';

/** `az` itself takes 1.5 to 2 seconds. */
const deadline = 20_000;
const resource = 'https://storage.azure.com/';

export async function accessByCli(signal?: AbortSignal): Promise<Access> {
  const answer = await runCli(['account', 'get-access-token', '--resource', resource, '--output', 'json'], signal);
  try {
    const {accessToken, expires_on: seconds, expiresOn} = JSON.parse(answer);
    const expires = Number(seconds) * 1000 || Date.parse(expiresOn);
    if (typeof accessToken === 'string' && Number.isFinite(expires))
      return {kind: 'token', token: accessToken, expires};
  } catch {
    // Said below, without the answer: it may hold a token.
  }
  throw new SourceProblem('The Azure CLI gave no token: run az login, or use another --auth.');
}

function runCli(args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  // On Windows az is a script, which only a shell can run.
  const shell = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    execFile(
      'az',
      [...args],
      {timeout: deadline, shell, windowsHide: true, ...(signal && {signal})},
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(signal?.aborted ? error : new SourceProblem(sentenceOf(error, stderr)));
      },
    );
  });
}

function sentenceOf(error: ExecFileException, stderr: string): string {
  if (error.code === 'ENOENT' || /not found|not recognized/i.test(stderr)) {
    return 'The Azure CLI (az) is not installed: install it and run az login, or use another --auth (environment, managed-identity, key, sas).';
  }
  if (error.killed === true) return `The Azure CLI gave no answer within ${deadline / 1000} s: try az account show.`;
  if (/az login|AADSTS|interactive/i.test(stderr)) return 'You are not signed in (any more): run az login.';
  return 'The Azure CLI failed: try az account get-access-token, which says why.';
}
