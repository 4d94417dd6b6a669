// What opens a container: plain data, so that threads that read can be given it.

export type Access =
  /** A shared access signature, without its question mark. */
  | {readonly kind: 'sas'; readonly sas: string}
  | {readonly kind: 'key'; readonly account: string; readonly key: string}
  /** `expires` in milliseconds since 1970. */
  | {readonly kind: 'token'; readonly token: string; readonly expires: number}
  | {readonly kind: 'anonymous'};

/** Rejects with a SourceProblem: a sentence with the way out. */
export type AccessProvider = (signal?: AbortSignal) => Promise<Access>;
