/**
 * All that one judgement found, as plain data: what every report is made from, and what the next judgement is compared with. Written as
 * `assessment.json`; docs/assessment.schema.json is its schema. It holds no time and no path of a machine: the same templates, rules and
 * acknowledgements on the same day give the same bytes.
 */
export interface Assessment {
  /** Version of this shape. The first number changes when a reader of the old shape would break. */
  readonly version: '1.0';
  readonly tool: {
    readonly name: 'Bulwark';
    readonly version: string;
    /** What judged with it: `{ "aws-cdk-lib": "2.276.0" }`. */
    readonly libraries: Readonly<Record<string, string>>;
  };
  /** Names of the environments that were judged, or of the foreign templates. */
  readonly environments: readonly string[];
  readonly stacks: readonly StackRecord[];
  readonly packs: readonly PackRecord[];
  readonly checks: readonly CheckRecord[];
  /** In the order of the templates; other records name a resource by its path. */
  readonly resources: readonly ResourceRecord[];
  /** Open ones and acknowledged ones. */
  readonly findings: readonly FindingRecord[];
  readonly acknowledgements: readonly AcknowledgementRecord[];
  /** What is wrong with the ledger of acknowledgements; each fails the build. */
  readonly ledgerProblems: readonly LedgerProblemRecord[];
  readonly frameworks: readonly FrameworkRecord[];
  /** Rights, network paths and encryption as they will be deployed, to be compared with the next assessment. */
  readonly facts: readonly FactRecord[];
  readonly verdict: VerdictRecord;
}

export interface StackRecord {
  readonly path: string;
  /** File of the template, relative to the cloud assembly. */
  readonly template: string;
  readonly sha256: string;
  readonly resources: number;
}

export interface PackRecord {
  readonly name: string;
  readonly rules: number;
  /** Pairs of rule and resource that it gave an outcome for. A pack that ran and found nothing has a number here. */
  readonly evaluations: number;
}

/** How a resource came out of a check. `not-applicable`: the check looks at such resources, but has nothing to say of this one. */
export type Outcome = 'compliant' | 'violation' | 'undecided' | 'not-applicable';

/** One check, whatever the number of packs that have it in their list of rules. */
export interface CheckRecord {
  /** `S3BucketSSLRequestsOnly`: the rule of AWS Config or cdk-nag, or our own. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** What to change. @default - the pack does not tell */
  readonly fix?: string;
  /** Property that decides. @default - the pack does not tell */
  readonly property?: string;
  /** Where the requirement was published. */
  readonly references: readonly { readonly id: string; readonly url: string }[];
  /** The packs that report it, and under which id: `AwsSolutions-S10`. */
  readonly rules: readonly RuleRecord[];
  /** Outcome for every resource it was asked about, as numbers of the list of resources. */
  readonly outcomes: Readonly<Record<Outcome, readonly number[]>>;
}

export interface RuleRecord {
  readonly pack: string;
  readonly id: string;
  readonly severity: Severity;
}

export type Severity = 'error' | 'warning';

export interface SourceLine {
  /** Relative to the root of the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ResourceRecord {
  /** Path of the construct: `sandbox/Data/Cluster/Resource`. */
  readonly path: string;
  readonly logicalId: string;
  readonly type: string;
  readonly stack: string;
  readonly template: string;
  /** Line of the template, from 1. */
  readonly line: number;
  /** Line of the program that made it. @default - a foreign template has none */
  readonly source?: SourceLine;
}

/** One fault of one resource, whatever the number of packs that report it. */
export interface FindingRecord {
  /** Of check, detail and path; holds no line, so that it survives an edit above. 64 hexadecimal digits. */
  readonly fingerprint: string;
  readonly check: string;
  /** What exactly is wrong, where a check finds several things in one resource: `Resource::*`. */
  readonly detail?: string;
  readonly resource: string;
  readonly outcome: 'violation' | 'undecided';
  /** The worst that a pack gives it. */
  readonly severity: Severity;
  readonly message: string;
  /** `AwsSolutions-S10`, with the detail in brackets where there is one; one for each pack. */
  readonly ids: readonly string[];
  /** Acknowledged only if every pack's report of it is. */
  readonly state: 'open' | 'acknowledged';
  /** Whether it fails the build, by the severity policy of its environment. */
  readonly fails: boolean;
  /** Numbers of the acknowledgements that cover it. */
  readonly acknowledgements: readonly number[];
}

export interface AcknowledgementRecord {
  /** Class that the sidecar is for, and the path of its instance. */
  readonly subject: string;
  readonly path: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** Last day, as YYYY-MM-DD. */
  readonly until: string;
}

export interface LedgerProblemRecord {
  /** `Bulwark-AcknowledgementExpired` */
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

export interface FrameworkRecord {
  /** `pci-dss-4.0.1` */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly url: string;
  readonly controls: readonly ControlRecord[];
}

/**
 * `met`: its evidence ran on at least one resource and held. `accepted`: held but for acknowledged findings. `not-applicable`: nothing of the
 * kind is deployed. `not-covered`: no template can show it; people have to do it, or tests that `npm test` runs show it.
 */
export type ControlState = 'met' | 'failed' | 'accepted' | 'undecided' | 'not-applicable' | 'not-covered';

export interface ControlRecord {
  readonly id: string;
  readonly title: string;
  readonly state: ControlState;
  readonly evidence: readonly EvidenceRecord[];
  /** What remains for people, whatever the state. @default - nothing */
  readonly duty?: { readonly who: string; readonly what: string };
}

export interface EvidenceRecord {
  readonly kind: 'rule' | 'test' | 'resource';
  /** Id of the check, name of the test with its file, or type of the resource. */
  readonly what: string;
  /** Who says that it serves the control: `published by AWS`, or `by this blueprint`. */
  readonly basis: 'published by AWS' | 'by this blueprint';
  /** A test is run by `npm test`, not by the gate: here it is only named. */
  readonly state: 'held' | 'failed' | 'accepted' | 'undecided' | 'not-applicable' | 'named';
  /** Resources it held for. */
  readonly resources: number;
}

export interface FactRecord {
  readonly kind: 'permission' | 'network' | 'encryption';
  readonly resource: string;
  /** `Allow s3:GetObject on ${Bucket.Arn}/* if aws:sourceaccount` */
  readonly fact: string;
}

export interface VerdictRecord {
  readonly outcome: 'passed' | 'failed';
  /** Findings and problems of the ledger that fail the build. */
  readonly failing: number;
  readonly open: number;
  readonly acknowledged: number;
  readonly undecided: number;
}
