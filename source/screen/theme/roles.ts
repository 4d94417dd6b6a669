// What pieces of text are on screen, and what a theme is: a style for each. No file outside this folder names a colour.

/** What a piece of text is on screen, whatever colour that takes. */
export type Role =
  | 'text'
  | 'muted'
  | 'strong'
  | 'accent'
  | 'border'
  | 'border-focused'
  | 'title'
  | 'title-focused'
  | 'heading'
  | 'selected'
  | 'selected-failed'
  | 'selected-idle'
  | 'selected-idle-failed'
  | 'cell'
  | 'range'
  | 'ok'
  | 'failed'
  | 'warning'
  | 'problem'
  | 'bar'
  | 'bar-failed'
  | 'bar-failed-below'
  | 'bar-mixed'
  | 'mark'
  | 'marked'
  | 'key'
  | 'name';

/** Colours are `#rrggbb` or the names of the sixteen colours of a terminal. */
export type Style = {
  readonly color?: string;
  readonly background?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly inverse?: boolean;
  readonly underline?: boolean;
};

export type Theme = {readonly [role in Role]: Style};
