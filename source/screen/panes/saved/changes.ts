// What the screen wants done with the saved queries: records that whoever keeps the file carries out.
import type {OwnQueries, SavedQuery} from '../../../settings/saved-queries.ts';

export type SavedChange =
  | {readonly type: 'save'; readonly name: string; readonly query: SavedQuery}
  | {readonly type: 'remove'; readonly name: string}
  | {readonly type: 'rename'; readonly name: string; readonly next: string}
  | {readonly type: 'export'; readonly path: string}
  | {readonly type: 'import'; readonly path: string};

/** Where saved queries are kept. */
export type SavedPort = {
  /** The user's own, as they are now: another process may have changed them. */
  readonly list: () => OwnQueries;
  /** Resolves with what the user should know of it, if anything; rejects with a sentence where it cannot be done. */
  readonly carryOut: (change: SavedChange) => Promise<string | undefined>;
};

export type OwnSaved = OwnQueries['queries'];

/** The queries as they will be: what files bring is seen when it is there. */
export function changed(own: OwnSaved, change: SavedChange): OwnSaved {
  const next = new Map(own);
  switch (change.type) {
    case 'save':
      return next.set(change.name, change.query);
    case 'remove':
      next.delete(change.name);
      return next;
    case 'rename': {
      const query = own.get(change.name);
      next.delete(change.name);
      return query === undefined ? next : next.set(change.next, query);
    }
    case 'export':
    case 'import':
      return own;
  }
}
