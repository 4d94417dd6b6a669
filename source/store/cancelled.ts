// Reading was stopped by the user; what was committed stays, and the next reading goes on from there.

export class Cancelled extends Error {}
