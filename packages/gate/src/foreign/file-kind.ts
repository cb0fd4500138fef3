/** What a file is read as, in the words of its messages. */
export interface FileKind {
  /** What it has to be: `a map with version and framework`. */
  readonly form: string;
  /** Why several documents in one file are refused. */
  readonly oneDocument: string;
  readonly encoding: string;
  readonly size: string;
  /** Whether YAML may have the short forms of intrinsic functions. */
  readonly hasFunctions: boolean;
}

export const TEMPLATE: FileKind = {
  form: 'a map with a Resources section',
  oneDocument: 'CloudFormation reads one template per file',
  encoding: 'CloudFormation reads UTF-8',
  size: 'CloudFormation reads at most 1 MB',
  hasFunctions: true,
};

/**
 * A file that a person writes for the gate: a framework, results, a policy.
 *
 * @param keys that it has to have
 */
export function createDataKind(keys: readonly string[]): FileKind {
  return {
    form: `a map with ${keys.join(' and ')}`,
    oneDocument: 'write each into a file of its own, and repeat the option',
    encoding: 'save it as UTF-8',
    size: 'split it into several files',
    hasFunctions: false,
  };
}
