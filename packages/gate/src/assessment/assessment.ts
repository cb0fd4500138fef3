import type { AccessRecord } from '../access/access-record';
import type { ExposureRecord } from '../exposure/exposure-record';
import type { AppRecord } from './app-record';
import type { FrameworkRecord } from './control-record';
import type { FactRecord, OlderFactRecord } from './fact-record';
import type { PolicyRecord } from './policy-record';

/**
 * The complete record of a run as plain data. Every report is rendered from it, and a later run is compared with it. It
 * is written as `assessment.json` under the schema `assessment.schema.json`. It holds no time and no path of a machine:
 * the same templates, rules, acknowledgements and recorded results on the same day give the same bytes.
 */
export interface Assessment {
  /** Version of this shape. The first number changes when a reader of the old shape would break. */
  readonly version: '1.0';
  readonly tool: {
    readonly name: 'Bulwark';
    readonly version: string;
    /** Versions of the libraries that took part in the judging: `{ "aws-cdk-lib": "2.276.0" }`. */
    readonly libraries: Readonly<Record<string, string>>;
  };
  /** Names of the judged environments or foreign templates. */
  readonly environments: readonly string[];
  /** How each environment is judged. @default - an older version wrote the assessment */
  readonly policies?: readonly PolicyRecord[];
  readonly stacks: readonly StackRecord[];
  readonly packs: readonly PackRecord[];
  readonly checks: readonly CheckRecord[];
  /** In the order of the templates. Other records name a resource by its path. */
  readonly resources: readonly ResourceRecord[];
  /** Open and acknowledged findings. */
  readonly findings: readonly FindingRecord[];
  readonly acknowledgements: readonly AcknowledgementRecord[];
  /** Rules that the policy of an environment switches off, each with the reason. */
  readonly switchedOff: readonly SwitchedOffRecord[];
  /** Each ledger problem fails the build. */
  readonly ledgerProblems: readonly LedgerProblemRecord[];
  readonly frameworks: readonly FrameworkRecord[];
  /** What every resource is set to, recorded to be compared with the next assessment. */
  readonly facts: readonly (FactRecord | OlderFactRecord)[];
  /** What of each environment can be reached. @default - an older version wrote the assessment */
  readonly exposure?: readonly ExposureRecord[];
  /** Who of each environment may do what. @default - an older version wrote the assessment */
  readonly access?: readonly AccessRecord[];
  /** What the app adds about itself. @default - nothing */
  readonly app?: AppRecord;
  readonly verdict: VerdictRecord;
}

export interface StackRecord {
  readonly path: string;
  /** File of the template, relative to the cloud assembly. */
  readonly template: string;
  readonly sha256: string;
  readonly resources: number;
  /** Line of the program that created it. @default - a foreign template, or no trace names the class of the stack */
  readonly source?: SourceLine;
}

export interface PackRecord {
  readonly name: string;
  readonly rules: number;
  /** Pairs of rule and resource with an outcome. It is above 0 for a pack that ran without findings. */
  readonly evaluations: number;
}

/** Result of an evaluation. `not-applicable`: the check covers the type of the resource, but not this resource. */
export type Outcome = 'compliant' | 'violation' | 'undecided' | 'not-applicable';

/** One check, which several packs may share. */
export interface CheckRecord {
  /** Name of the rule of AWS Config, cdk-nag or Bulwark: `S3BucketSSLRequestsOnly`. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** What to change. @default - the pack gives no fix */
  readonly fix?: string;
  /** Property that decides. @default - the pack names no property */
  readonly property?: string;
  /** It is about the stack, and the first resource of the stack reports it. @default - it is about each resource */
  readonly isAboutStack?: true;
  /** The page that describes the rule. */
  readonly url: string;
  /** Where the requirement was published. */
  readonly references: readonly { readonly id: string; readonly url: string }[];
  /** The packs that report it, each with the id that it uses: `AwsSolutions-S10`. */
  readonly rules: readonly RuleRecord[];
  /** Evaluated resources by outcome, as indexes of the list of resources. */
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
  /** Line of the program that created it. @default - a resource of a foreign template */
  readonly source?: SourceLine;
}

/** One finding about one resource, which several packs may report. */
export interface FindingRecord {
  /**
   * Hash of check, detail and path, as 64 hexadecimal digits. It contains no line, so an edit above does not change it.
   */
  readonly fingerprint: string;
  readonly check: string;
  /** Exact part of the resource, where a check reports several: `Resource::*`. */
  readonly detail?: string;
  /**
   * The value that was found and its path below the properties: `0.0.0.0/0` at `SecurityGroupIngress[0].CidrIp`. Without
   * a value, nothing is set there. A credential is never shown. @default - a rule of another pack, or no certain place
   */
  readonly found?: { readonly at: string; readonly value?: string };
  readonly resource: string;
  /**
   * Path of the stack that it is about as a whole. `resource` is the first one of the stack, which an acknowledgement
   * names. @default - it is about the resource
   */
  readonly stack?: string;
  readonly outcome: 'violation' | 'undecided';
  /** The highest severity among the packs that report it. */
  readonly severity: Severity;
  readonly message: string;
  /** One id per pack, with the detail in brackets: `AwsSolutions-IAM5[Resource::*]`. */
  readonly ids: readonly string[];
  /** Acknowledged only if the report of every pack is acknowledged. */
  readonly state: 'open' | 'acknowledged';
  /** Whether it fails the build, by the policy of its environment. */
  readonly fails: boolean;
  /** Indexes of the acknowledgements that cover it. */
  readonly acknowledgements: readonly number[];
  /**
   * Where an acknowledgement file accepts it: the nearest construct class of the app around the resource, and the path
   * below its instance. @default - the resource has no such construct, as in a foreign template
   */
  readonly place?: { readonly class: string; readonly at: string };
}

export interface AcknowledgementRecord {
  /** Construct class of the acknowledgement file. The path is that of its instance. */
  readonly subject: string;
  readonly path: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** Last day, as YYYY-MM-DD. */
  readonly until: string;
}

export interface SwitchedOffRecord {
  readonly environment: string;
  readonly pack: string;
  /** As reported: `Bulwark-S3BucketVersioning`. */
  readonly rule: string;
  /** @default - a rule of cdk-nag, which has no level */
  readonly level?: 'required' | 'hardening' | 'pinned';
  readonly reason: string;
}

export interface LedgerProblemRecord {
  /** `Bulwark-AcknowledgementExpired`, `Bulwark-ManualResultEnded` */
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

export interface VerdictRecord {
  readonly outcome: 'passed' | 'failed';
  /** Findings and ledger problems that fail the build. */
  readonly failing: number;
  readonly open: number;
  readonly acknowledged: number;
  readonly undecided: number;
  /** Findings about parts of the templates that no rule looks at, open or acknowledged. */
  readonly notJudged: number;
}
