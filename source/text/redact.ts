// The last net before a message is written: what looks like a secret is not, nor what is known to be one.

/** A JSON Web Token, signed or encrypted. */
export const tokenPattern = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)+/g;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(sig|client_secret|code)=[^&\s"'<>]+/gi, '$1=…'],
  [/\b(AccountKey|SharedAccessSignature)=[^;\s"']+/gi, '$1=…'],
  [/\b(Bearer|SharedKey(?:Lite)?)\s+[\w.:~+/=-]+/g, '$1 …'],
  [tokenPattern, '…'],
];

/** In all the forms in which it may stand in a message. */
const known = new Set<string>();

/** Shorter texts are no secrets, and would make holes in every message. */
const shortest = 8;

/** From now on the text is taken out of messages, as it is, encoded for URLs, and in base64. */
export function keepSecret(secret: string): void {
  if (secret.length < shortest) return;
  for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) known.add(form);
}

/** The text without signatures, keys and tokens. */
export function redact(text: string): string {
  let safe = text;
  for (const secret of known) safe = safe.replaceAll(secret, '…');
  return patterns.reduce((left, [pattern, stand]) => left.replace(pattern, stand), safe);
}

/** Each token as no more than a sign that one stands there. */
export function withoutTokens(text: string): string {
  return text.includes('eyJ') ? text.replace(tokenPattern, 'eyJ…') : text;
}
