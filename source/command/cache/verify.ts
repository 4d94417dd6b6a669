// `hsmscope cache verify`: proves that the cache is what it claims, and names what is not.
import type {Store} from '../../store/store.ts';
import {verifySource} from '../../store/verify.ts';
import {safeText} from '../../text/safe-text.ts';
import {type ExitCode, exitCodes} from '../command.ts';
import type {Environment} from '../environment.ts';
import {humanBytes} from './units.ts';

export async function verifyCache(store: Store, {stdout}: Environment): Promise<ExitCode> {
  let isSound = true;
  for (const source of store.catalog.sources()) {
    const {blobs, bytes, records, problems, notes} = await verifySource(store, source);
    isSound &&= problems.length === 0;
    const verdict = problems.length === 0 ? 'whole' : `${problems.length} problems`;
    stdout.write(`${safeText(source)}: ${blobs} blobs, ${records} records, ${humanBytes(bytes)}: ${verdict}\n`);
    for (const sentence of [...problems, ...notes]) stdout.write(`  ${safeText(sentence)}\n`);
  }
  return isSound ? exitCodes.found : exitCodes.source;
}
