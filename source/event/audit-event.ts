// One audit record, whatever its shape was: the vocabulary that every other part speaks.

/** Which service wrote the record. */
export type Service = 'hsm' | 'vault' | 'unknown';

/**
 * What came of the request.
 * `challenge` is the 401 `Authentication` record: a client without a token asks first, which is no failure.
 * `unreadable` is the outcome of a line that is no record at all.
 */
export type Outcome = 'ok' | 'failed' | 'challenge' | 'unknown' | 'unreadable';

/** An instant: whole milliseconds since 1970 and the 100 ns ticks (0 to 9,999) that a record's seven decimals add. */
export type Instant = {readonly milliseconds: number; readonly ticks: number};

/** The claims of the token presented. Each claim stands under its short name (`oid`, `upn`, …) whatever its written key was. */
export type Identity = {
  readonly claims: ReadonlyMap<string, unknown>;
  /** Short name → the key as the record wrote it, for people who search the documentation for it. */
  readonly writtenKeys: ReadonlyMap<string, string>;
};

/** A record that was read. `undefined` means that the record does not say. */
export type AuditEvent = {
  readonly readable: true;
  readonly time: Instant | undefined;
  readonly operation: string | undefined;
  readonly service: Service;
  /** The name of the HSM or vault, as written. */
  readonly resource: string | undefined;
  readonly resourceId: string | undefined;
  readonly outcome: Exclude<Outcome, 'unreadable'>;
  readonly status: number | undefined;
  readonly signature: string | undefined;
  readonly resultType: string | undefined;
  readonly description: string | undefined;
  /** Server-side time in milliseconds. */
  readonly duration: number | undefined;
  /** The client's address without its port; IPv6 without brackets, in lower case. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  /** Named in the order of the documentation of claims; `unauthenticated` without any. */
  readonly caller: string;
  readonly objectId: string | undefined;
  /** The well-known name of the application, else its id. */
  readonly application: string | undefined;
  readonly identity: Identity;
  /** The user agent: chosen by the caller, so hostile. */
  readonly client: string | undefined;
  readonly correlation: string | undefined;
  readonly uri: string | undefined;
  /** The name of the key, secret or certificate that the request is about. */
  readonly key: string | undefined;
  /** What the record's `properties` holds, and the fields beside it that have no place above. */
  readonly properties: {readonly [name: string]: unknown};
};

/** A line that could not be read: kept, counted and shown. */
export type UnreadableLine = {readonly readable: false; readonly reason: string};

export type ParsedRecord = AuditEvent | UnreadableLine;
