// `hsmscope cache status`: what is cached, a line a source.
import {type CachedDay, cachedDays, sizeOnDisk, sum} from '../../store/retention.ts';
import type {Store} from '../../store/store.ts';
import {safeText} from '../../text/safe-text.ts';
import {type ExitCode, exitCodes, type GivenArguments} from '../command.ts';
import type {Environment} from '../environment.ts';
import {humanBytes, isoDay} from './units.ts';

export async function printStatus(store: Store, {stdout}: Environment, {options}: GivenArguments): Promise<ExitCode> {
  const sources = await Promise.all(
    store.catalog.sources().map(async source => summary(source, await cachedDays(store, source))),
  );
  stdout.write(
    options.output === 'json' ? sources.map(source => `${JSON.stringify(source)}\n`).join('') : table(store, sources),
  );
  return sources.length > 0 ? exitCodes.found : exitCodes.none;
}

type SourceSummary = ReturnType<typeof summary>;

function summary(source: string, days: readonly CachedDay[]) {
  const total = (read: (day: CachedDay) => number) => sum(days.map(read));
  const times = (which: 'first' | 'last') => days.map(day => day[which]).filter(time => time !== null);
  return {
    source,
    events: total(day => day.events),
    unreadable: total(day => day.unreadable),
    blobs: total(day => day.blobs),
    gone: total(day => day.gone),
    lesser: total(day => day.lesser),
    broken: total(day => day.broken),
    held: days.filter(day => day.held).length,
    contentBytes: total(day => day.content),
    rawBytes: total(day => day.raw),
    indexBytes: total(day => day.index),
    diskBytes: total(sizeOnDisk),
    first: isoDay(Math.min(...times('first'))),
    last: isoDay(Math.max(...times('last'))),
  };
}

/** What is not as it was read, where something is. */
function exceptions({gone, lesser, broken}: Pick<SourceSummary, 'gone' | 'lesser' | 'broken'>): string {
  const counts = [
    [gone, 'gone from the source'],
    [lesser, 'shorter there than here'],
    [broken, 'broken off'],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0 ? '' : `  blobs: ${said.join(', ')}\n`;
}

function table({root}: Store, sources: readonly SourceSummary[]): string {
  const lines = sources.map(
    ({source, events, unreadable, blobs, held, contentBytes, diskBytes, first, last, ...what}) =>
      `${safeText(source)}\n` +
      `  ${events} events (${unreadable} unreadable) of ${first ?? '–'} to ${last ?? '–'} in ${blobs} blobs\n` +
      `  ${humanBytes(contentBytes)} of logs, ${humanBytes(diskBytes)} in the cache${held > 0 ? `, ${held} days kept as evidence` : ''}\n${exceptions(what)}`,
  );
  const disk = humanBytes(sum(sources.map(source => source.diskBytes)));
  return `${lines.join('')}${sources.length} ${sources.length === 1 ? 'source' : 'sources'}, ${disk} at ${root}\n`;
}
