export interface FrameworkRecord {
  /** `pci-dss-4.0.1` */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly url: string;
  readonly controls: readonly ControlRecord[];
}

/**
 * State of a control by its evidence. `met`: every rule that it cites evaluated a resource, there is no finding, and no
 * duty of people is open; or its tests passed at this commit, or people checked it. `partly-met`: there is no finding,
 * but only some of the rules evaluated a resource (`rules` has the share), or the duty is open. `failed`: a finding is
 * open, a test failed, or people found that it is not met. `accepted`: every finding is acknowledged. `not-applicable`:
 * the templates contain no resource of this kind, and nothing is left to people or to tests. `not-covered`: no evaluated
 * rule shows it; people have to do it, or tests of the app show it.
 */
export type ControlState =
  | 'met'
  | 'partly-met'
  | 'failed'
  | 'accepted'
  | 'undecided'
  | 'not-applicable'
  | 'not-covered';

export interface ControlRecord {
  readonly id: string;
  readonly title: string;
  readonly state: ControlState;
  /** Without rules that evaluated no resource, unless a policy switches them off. */
  readonly evidence: readonly EvidenceRecord[];
  /** Rules that held, of those that the control cites. @default - it cites no rule */
  readonly rules?: { readonly held: number; readonly cited: number };
  /** What people have to do. It is open until `result` is `met`. @default - nothing */
  readonly duty?: { readonly who: string; readonly what: string };
  /** What people found when they checked it. @default - no result was recorded */
  readonly result?: ManualResultRecord;
}

/** The result of a control that people checked. */
export interface ManualResultRecord {
  readonly result: 'met' | 'not met';
  readonly owner: string;
  /** Day of the check, as YYYY-MM-DD. */
  readonly date: string;
  /** Last day on which it counts, as YYYY-MM-DD. */
  readonly until: string;
  /** What was checked. */
  readonly checked: string;
  /** Page with the proof. */
  readonly link: string;
  /** `ends-soon`: within 30 days. `ended`: it no longer counts. */
  readonly state: 'valid' | 'ends-soon' | 'ended';
}

export interface EvidenceRecord {
  readonly kind: 'rule' | 'test' | 'resource' | 'manual';
  /** Id of the check, name of the test with its file, type of the resource, or what people checked. */
  readonly what: string;
  /** Who relates it to the control: AWS in a published mapping, Bulwark, or the app. */
  readonly basis: 'published by AWS' | 'by Bulwark' | 'by the app';
  /**
   * For a test: `named` means not run, `passed` at the commit of the templates, `outdated` at `commit` or with changes
   * that were not committed. For a result by hand: `held`, `failed`, or `ended`.
   */
  readonly state: EvidenceState;
  /** Number of compliant resources, or of resources of the type. */
  readonly resources: number;
  /** Commit at which the test ran. @default - it did not run, or no commit is known */
  readonly commit?: string;
  /** The test ran with changes that were not committed. @default - it ran on the commit */
  readonly uncommitted?: true;
}

export type EvidenceState =
  | 'held'
  | 'passed'
  | 'outdated'
  | 'failed'
  | 'accepted'
  | 'undecided'
  | 'not-applicable'
  | 'switched-off'
  | 'named'
  | 'ended';
