/** Wrong usage of the command. It ends with exit code 2 and the help text. */
export class UsageError extends Error {}

/** A mistake in a file that the user wrote. It ends with exit code 2, without the help text, which says nothing of it. */
export class InputError extends UsageError {}
