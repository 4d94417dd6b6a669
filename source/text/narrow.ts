// Texts whose width is their length, which are nearly all: nothing else has to be known about them.

/** Letters, signs and drawing characters of which every one fills one cell. */
export const narrow =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203a\u2190-\u2193\u2400-\u2421\u2500-\u259f\u25b2\u25bc\u25c6\u25cf]*$/;
