// The user's saved queries: text under a name, in a file that people can share and compare.
import {openSettingsFile, readSettingsFile, SettingsProblem, type SettingsWriter} from './settings-file.ts';

export type SavedQuery = {
  readonly query: string;
  readonly description?: string | undefined;
  /** Names of the columns that it is best seen with. */
  readonly columns?: readonly string[] | undefined;
  /** The key that opens it, 1 to 9. */
  readonly pinned?: number | undefined;
};

export type OwnQueries = {
  readonly queries: ReadonlyMap<string, SavedQuery>;
  /** Why the file could not be used as it is. */
  readonly problem: string | undefined;
};

const file = 'saved-queries';
const backup = 'saved-queries.backup';

/** Letters and digits of any script, `-`, `_` and `.`: no quotes are needed behind `@`. */
export const isSavedName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,59}$/u.test(name);

/** Where the file is damaged, what was there before its last change counts. */
export function readSavedQueries(folder: string): OwnQueries {
  try {
    return {queries: queriesIn(readSettingsFile(folder, file)), problem: undefined};
  } catch (error) {
    if (!(error instanceof SettingsProblem)) throw error;
    return {
      queries: queriesIn(lastGood(folder)),
      problem: `${error.message} The saved queries are those before its last change.`,
    };
  }
}

export type SavedQueriesWriter = {
  readonly save: (name: string, query: SavedQuery) => void;
  readonly remove: (name: string) => void;
  readonly rename: (name: string, next: string) => void;
};

/** Throws a SettingsProblem where the file is damaged: it is not written over. */
export async function openSavedQueries(folder: string): Promise<SavedQueriesWriter> {
  const [writer, kept] = await Promise.all([openSettingsFile(folder, file), openSettingsFile(folder, backup)]);
  const changing = (change: (writer: SettingsWriter) => void): void => {
    kept.set('queries', readSettingsFile(folder, file));
    change(writer);
  };
  const save = (name: string, query: SavedQuery): void =>
    changing(file => file.set(name, JSON.parse(JSON.stringify(query))));
  return {
    save,
    remove: name => changing(file => file.remove(name)),
    rename: (name, next) =>
      changing(file => {
        const query = readSavedQueries(folder).queries.get(name);
        if (query !== undefined) file.set(next, JSON.parse(JSON.stringify(query)));
        file.remove(name);
      }),
  };
}

/** What others can take over. */
export function sharedText(queries: OwnQueries['queries']): string {
  return `${JSON.stringify(Object.fromEntries(queries), undefined, 2)}\n`;
}

/** What somebody else exported; throws a SettingsProblem where it is nothing of the kind. */
export function readShared(text: string): ReadonlyMap<string, SavedQuery> {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (error) {
    throw new SettingsProblem(`This is no JSON (${(error as Error).message}).`);
  }
  const found = queriesIn((written ?? {}) as {[name: string]: unknown});
  if (found.size === 0) throw new SettingsProblem('There are no saved queries in it: {"name": {"query": "…"}}.');
  return found;
}

function lastGood(folder: string): {readonly [name: string]: unknown} {
  try {
    return (readSettingsFile(folder, backup).queries ?? {}) as {[name: string]: unknown};
  } catch {
    return {};
  }
}

function queriesIn(written: {readonly [name: string]: unknown}): ReadonlyMap<string, SavedQuery> {
  return new Map(
    Object.entries(written).flatMap(([name, value]): readonly (readonly [string, SavedQuery])[] => {
      const said = (typeof value === 'object' && value !== null ? value : {}) as {
        [field in keyof SavedQuery]?: unknown;
      };
      if (!isSavedName(name) || typeof said.query !== 'string') return [];
      const {description, columns, pinned} = said;
      return [
        [
          name,
          {
            query: said.query,
            ...(typeof description === 'string' && {description}),
            ...(Array.isArray(columns) && {columns: columns.filter(column => typeof column === 'string')}),
            ...(typeof pinned === 'number' && pinned >= 1 && pinned <= 9 && {pinned}),
          },
        ],
      ];
    }),
  );
}
