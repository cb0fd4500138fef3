/**
 * A value that is not in the template: an intrinsic function that only a deployment resolves. A rule that reads one is
 * undecided, which is neither compliant nor a violation.
 */
export class Undecidable extends Error {
  constructor(
    /** Path of the value: `Properties.KmsKeyId`. */
    readonly property: string,
    readonly value: unknown,
    /** Why the value cannot be read. @default - it is known at deployment only */
    readonly reason = 'which is known at deployment only',
  ) {
    super(`${property} is ${JSON.stringify(value)}, ${reason}`);
    this.name = 'Undecidable';
  }
}
