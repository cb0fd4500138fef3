/**
 * A value that is not in the template: an intrinsic function of which the outcome is known at deployment only. A rule that meets one is
 * undecided, which is neither held nor broken.
 */
export class Undecidable extends Error {
  constructor(
    /** Where the value stands: `Properties.KmsKeyId`. */
    readonly property: string,
    readonly value: unknown,
  ) {
    super(`${property} is ${JSON.stringify(value)}, which is known at deployment only`);
    this.name = 'Undecidable';
  }
}
