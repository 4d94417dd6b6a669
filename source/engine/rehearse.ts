// Questions that are asked before anybody asks them: when the first key is typed, columns are read and values counted.
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ColumnIndex} from '../search/column-index.ts';
import type {FacetField} from '../search/facets.ts';

/** Among more events the newest matches come first anyway, and columns take more memory than a guess is worth. */
const mostEvents = 2_000_000;

/** What completion counts, and facets begin with. */
const counted: readonly FacetField[] = ['op', 'caller', 'key', 'ip', 'hsm', 'app', 'client', 'status'];

export async function rehearse(index: ColumnIndex): Promise<void> {
  if (index.events() > mostEvents) return;
  for (const field of counted) {
    await index.facets({type: 'all'}, [field], 1);
    await nextTurn();
  }
  const [operations] = await index.facets({type: 'all'}, ['op'], 1);
  const [frequent] = operations!.top;
  // A word that is there: any other one would be looked for in the records.
  if (frequent !== undefined) await index.search({type: 'word', match: 'exact', text: String(frequent.value)});
}
