/** A format by which a text is a credential, whatever it is named. */
export interface SecretFormat {
  readonly name: string;
  /** Texts of which a credential has one: letters, digits and dots, and no other sign of a regular expression. */
  readonly hints: readonly string[];
  /** Takes linear time: no quantifier is inside another, and gaps are bounded. */
  readonly pattern: RegExp;
}
