// What can stand at the end of a query on a command line: fields, words, saved queries, and values that the cache knows.
import {setTimeout as sleep} from 'node:timers/promises';
import type {Engine, FacetField} from '../../engine/engine.ts';
import {startEngine} from '../../engine/worker-engine.ts';
import {findField} from '../../event/fields.ts';
import {complete, type ValueFound} from '../../query/complete.ts';
import {completionPlace} from '../../query/completion-place.ts';
import type {Suggestion} from '../command.ts';
import {cacheFolder, type Environment} from '../environment.ts';
import {savedTexts} from '../saved.ts';

/** Milliseconds: who waits longer for a completion types on. */
const patience = 10_000;

const mostValues = 50;

/** Each suggestion is the whole query with its end completed. */
export async function suggestInQuery(text: string, environment: Environment): Promise<readonly Suggestion[]> {
  const values = await valuesAtEnd(text, environment);
  const {start, candidates} = complete(text, text.length, {
    valuesOf: () => values,
    valuesWith: () => [],
    saved: savedTexts(environment),
  });
  return candidates.map(({text: end, detail}) => ({text: text.slice(0, start) + end, detail}));
}

async function valuesAtEnd(text: string, environment: Environment): Promise<readonly ValueFound[]> {
  const place = completionPlace(text, text.length);
  const field = place.kind === 'value' ? findField(place.name) : undefined;
  if (field === undefined || field.type === 'time' || field.type === 'id' || field.name === 'ms') return [];
  const engine = startEngine({cache: cacheFolder(environment)});
  try {
    const tooLong = sleep(patience, [], {ref: false});
    return await Promise.race([askFor(engine, field.name as FacetField, place.prefix), tooLong]);
  } catch {
    // An empty cache, or one that cannot be read: whoever asks it in earnest is told.
    return [];
  } finally {
    await engine.close();
  }
}

async function askFor(engine: Engine, field: FacetField, prefix: string): Promise<readonly ValueFound[]> {
  await engine.open([]);
  const {values} = await engine.values({type: 'all'}, field, prefix, mostValues);
  return values.map(({value, count}) => ({field, value: String(value), count}));
}
