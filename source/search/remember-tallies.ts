// Remembers how often each value occurs among matches: completion asks for the same fields with every key.
import type {FacetField, Tallies} from './facets.ts';
import type {Scan} from './scanner.ts';

/** Values of a field: more of them are counted again rather than kept. */
const mostValues = 20_000;

export function rememberTallies(tally: Scan['tally']): Scan['tally'] {
  const known = new Map<FacetField, Promise<Tallies>>();
  const ask = (fields: readonly FacetField[]): void => {
    const asked = tally(fields);
    for (const [index, field] of fields.entries()) {
      const told = asked.then(tallies => tallies[index]!);
      const forget = () => known.delete(field);
      told.then(({values}) => values.size > mostValues && forget(), forget);
      known.set(field, told);
    }
  };
  return async fields => {
    const lacking = fields.filter(field => !known.has(field));
    if (lacking.length > 0) ask(lacking);
    return Promise.all(fields.map(field => known.get(field)!));
  };
}
