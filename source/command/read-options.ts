// Values of options as people write them: whole numbers, one of a few words, names of fields, and ids of events.
import type {EventId} from '../engine/engine.ts';

import {fields, findField} from '../event/fields.ts';
import {nearName} from '../text/near-name.ts';
import {UsageProblem} from './usage-problem.ts';

/** A whole number from 1 on. */
export function readWhole(option: string, text: string, most?: number): number {
  if (/^[1-9]\d*$/.test(text) && Number(text) <= (most ?? Number.POSITIVE_INFINITY)) return Number(text);
  throw new UsageProblem(
    `${option} takes a whole number from 1${most === undefined ? '' : ` to ${most}`}, not "${text}".`,
  );
}

/** One of a few words. */
export function readChoice({long}: {readonly long?: string | undefined}, choices: readonly string[]) {
  return (typed: string): string => {
    if (choices.includes(typed)) return typed;
    const near = nearName(typed, choices);
    throw new UsageProblem(
      `${long} takes ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}, not "${typed}".${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
    );
  };
}

/** Names with commas between them, in any case, aliases of fields among them; each counts once. */
export function readNames<Name extends string>(text: string, names: readonly Name[]): readonly Name[] {
  const typed = text.split(',').map(part => part.trim());
  return [...new Set(typed.map(part => readName(part, names)))];
}

function readName<Name extends string>(typed: string, names: readonly Name[]): Name {
  if (typed === '') throw new UsageProblem('--fields takes names with commas between them: op,caller,ip.');
  const wanted = (findField(typed)?.name ?? typed).toLowerCase();
  const found = names.find(name => name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const aliases = fields.filter(field => names.some(name => name === field.name)).flatMap(field => field.aliases);
  const near = nearName(typed, [...names, ...aliases]);
  throw new UsageProblem(
    `There is no field \`${typed}\` here. ${near === undefined ? `Choose from ${names.join(', ')}.` : `Did you mean \`${near}\`?`}`,
  );
}

/** Blobs may have an `@` in their names: the last one counts. */
export function readId(text: string): EventId {
  const [, blob, offset] = /^(.+)@(\d{1,15})$/s.exec(text) ?? [];
  if (blob !== undefined) return {blob, offset: Number(offset)};
  throw new UsageProblem(
    `An event's id is its blob and its byte there, as in PT1H.json@1024, not "${text}". \`hsmscope search --output json\` prints both.`,
  );
}
