/** Something that the command line cannot do; the message says what and why. */
export class InputError extends Error {}
