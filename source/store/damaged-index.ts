// An index file that cannot be used.

/** The file is no index file of this version, or not as it was written: to be built anew, never to be used. */
export class DamagedIndex extends Error {}
