/** Mutants that weaken nothing, with the reason. */
export interface Equivalence {
  /** Matches type, path and change, such as `AWS::S3::Bucket Properties.BucketName removed`. */
  readonly pattern: RegExp;
  /** Matches the paths of the stacks where the reason is true. @default - all stacks */
  readonly stack?: RegExp;
  /** Matches the logical ids of the resources where the reason is true. @default - all resources */
  readonly logicalId?: RegExp;
  readonly reason: string;
}
