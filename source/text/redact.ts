// The last net before a message is written: what looks like a secret is not. Messages of our own hold none to begin with.

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(sig|client_secret|code)=[^&\s"'<>]+/gi, '$1=…'],
  [/\b(AccountKey|SharedAccessSignature)=[^;\s"']+/gi, '$1=…'],
  [/\b(Bearer|SharedKey(?:Lite)?)\s+[\w.:~+/=-]+/g, '$1 …'],
  // A JSON Web Token.
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '…'],
];

/** The text without signatures, keys and tokens. */
export function redact(text: string): string {
  return patterns.reduce((safe, [pattern, stand]) => safe.replace(pattern, stand), text);
}

/** JSON Web Tokens without their signatures: what they say is no secret, what proves it is. */
export function withoutSignatures(text: string): string {
  return text.replace(/[\w.-]{24,}/g, run => {
    const parts = run.split('.');
    return parts.map((part, index) => (isHeader(parts[index - 2]) && part !== '' ? '…' : part)).join('.');
  });
}

const isHeader = (part: string | undefined): boolean => part !== undefined && /^eyJ[\w-]{8}/.test(part);
