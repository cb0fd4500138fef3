import type { IConstruct } from 'constructs';

/** A finding that is accepted: what, where, why, by whom, until when. A small decision record, read by reviewers. */
export interface Acknowledgement {
  /** Id of the rule with its pack, such as `AwsSolutions-S1`; several where packs report the same thing. */
  readonly rule: string | readonly string[];
  /** Path of the resource below the construct that the sidecar is for; `*` stands for one id, `''` for the construct itself. */
  readonly at: string;
  /**
   * What exactly a granular rule reported, such as `Resource::*`, without generated hashes: every detail by name, so that
   * a later one is a new finding.
   * @default - the rule reports no details
   */
  readonly details?: readonly string[];
  /** A sentence to a sceptic that names what protects instead; 20 characters at least. */
  readonly reason: string;
  /** Team that answers for it. */
  readonly owner: string;
  /** Last day it holds, as YYYY-MM-DD; a year ahead at most. */
  readonly until: string;
}

/** The acknowledgements of one construct class, found in the file beside it. */
export interface Sidecar {
  /** Name of the class, for messages. */
  readonly subject: string;
  /** The entries for a construct, or undefined when it is of another class. */
  readonly entriesFor: (construct: IConstruct) => readonly Acknowledgement[] | undefined;
}

/**
 * Acknowledges findings of every instance of a construct class. Entries may depend on the instance, for a safeguard that settings
 * switch off with a reason.
 */
export function acknowledge<T extends IConstruct>(
  subject: abstract new (...args: never[]) => T,
  entries: readonly Acknowledgement[] | ((instance: T) => readonly Acknowledgement[]),
): Sidecar {
  return {
    subject: subject.name,
    entriesFor: (construct) => {
      if (!(construct instanceof subject)) return undefined;
      return typeof entries === 'function' ? entries(construct) : entries;
    },
  };
}
