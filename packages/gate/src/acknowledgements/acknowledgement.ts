import type { IConstruct } from 'constructs';
import { isRecord } from '../templates/template';

/** An accepted finding: what, where, why, by whom and until when. Reviewers read it as a small decision record. */
export interface Acknowledgement {
  /** Id of the rule with its pack, such as `AwsSolutions-S1`. Several ids where packs report the same thing. */
  readonly rule: string | readonly string[];
  /** Path of the resource below the construct of the file. `*` matches one id, `''` the construct itself. */
  readonly at: string;
  /**
   * Every detail that a granular rule reported, such as `Resource::*`, without generated hashes. A detail that is not
   * listed here is a new finding.
   * @default - the rule reports no details
   */
  readonly details?: readonly string[];
  /** Why the finding is acceptable and what protects instead, in at least 20 characters. */
  readonly reason: string;
  /** Team that is responsible for it. */
  readonly owner: string;
  /** Last day on which it is valid, as YYYY-MM-DD, at most a year ahead. */
  readonly until: string;
}

/** The acknowledgements of one construct class, written in the file beside it. */
export interface AcknowledgementFile {
  /** Name of the class, for messages. */
  readonly subject: string;
  /** Whether the class is of aws-cdk-lib or constructs, so that it also covers whatever is added later. */
  readonly isLibraryClass?: boolean;
  /** The entries for a construct, or undefined when it is of another class. */
  readonly entriesFor: (construct: IConstruct) => readonly Acknowledgement[] | undefined;
}

/**
 * Acknowledges findings of every instance of a construct class. Entries may depend on the instance, for a protection
 * that settings switch off with a reason.
 */
export function acknowledge<T extends IConstruct>(
  subject: abstract new (...args: never[]) => T,
  entries: readonly Acknowledgement[] | ((instance: T) => readonly Acknowledgement[]),
): AcknowledgementFile {
  return {
    subject: subject.name,
    isLibraryClass: isLibraryClass(subject),
    entriesFor: (construct) => {
      if (!(construct instanceof subject)) return undefined;
      return typeof entries === 'function' ? entries(construct) : entries;
    },
  };
}

/**
 * Whether a class is of aws-cdk-lib or constructs. jsii writes its name on each class of a library. A subclass inherits
 * the name, so it has to be the class's own. Decorators of aws-cdk-lib wrap most of its constructs in anonymous classes
 * with the name of the class that they wrap.
 */
export function isLibraryClass(subject: object): boolean {
  if (hasLibraryName(subject)) return true;
  const wrapped: unknown = Object.getPrototypeOf(subject);
  return (
    typeof subject === 'function' &&
    typeof wrapped === 'function' &&
    subject.name === wrapped.name &&
    /^class extends\b/.test(Function.prototype.toString.call(subject)) &&
    isLibraryClass(wrapped)
  );
}

function hasLibraryName(subject: object): boolean {
  const jsii: unknown = Object.getOwnPropertyDescriptor(subject, Symbol.for('jsii.rtti'))?.value;
  const name = isRecord(jsii) ? jsii['fqn'] : undefined;
  return typeof name === 'string' && /^(aws-cdk-lib|constructs)\./.test(name);
}
