// Files that a rule does not hold for, each with the reason.

export type Excuses = {readonly [path: string]: string};

/** Files that may be longer. */
const lengths: Excuses = {};

/** Files with a class that is no error: the handle of a resource that it owns. */
const classes: Excuses = {};

/** Files with a default export. */
const defaults: Excuses = {
  'screen/no-devtools.ts': 'stands in for a package that is imported by its default',
  'text/string-width.ts': 'stands in for a package that is imported by its default',
};

export const EXCUSES = {lengths, classes, defaults};
