/** Input that cannot be read; the message names it and says why. */
export class InputError extends Error {}
