// The last net before a message is written: what looks like a secret is not. Messages of our own hold none to begin with.

/** A JSON Web Token, signed or encrypted. */
export const tokenPattern = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)+/g;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(sig|client_secret|code)=[^&\s"'<>]+/gi, '$1=…'],
  [/\b(AccountKey|SharedAccessSignature)=[^;\s"']+/gi, '$1=…'],
  [/\b(Bearer|SharedKey(?:Lite)?)\s+[\w.:~+/=-]+/g, '$1 …'],
  [tokenPattern, '…'],
];

/** The text without signatures, keys and tokens. */
export function redact(text: string): string {
  return patterns.reduce((safe, [pattern, stand]) => safe.replace(pattern, stand), text);
}

/** Each token as no more than a sign that one stands there. */
export function withoutTokens(text: string): string {
  return text.includes('eyJ') ? text.replace(tokenPattern, 'eyJ…') : text;
}
