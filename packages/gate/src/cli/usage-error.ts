/** Wrong usage of the command. It ends with exit code 2 and the help text. */
export class UsageError extends Error {}
