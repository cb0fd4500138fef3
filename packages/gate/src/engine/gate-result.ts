import type { Acknowledgement } from '../acknowledgements/acknowledgement';
import type { PackRuleIds, RecordProblem } from '../acknowledgements/ledger';
import type { RuleLevel } from '../rules/rule';
import type { TemplateSet } from '../templates/template-set';
import type { PackEvaluations } from './evaluate-packs';
import type { Finding } from './finding';
import type { GatePolicy } from './gate-policy';
import type { JudgedResource } from './judged-resource';

/** An entry of an acknowledgement file for one construct. It may cover findings of several packs. */
export interface AcceptedEntry {
  /** Construct class of the acknowledgement file. */
  readonly subject: string;
  /** Path of the construct. */
  readonly path: string;
  readonly acknowledgement: Acknowledgement;
  /** Ids of the findings that it covers, as reported. */
  readonly covers: string[];
}

/** A finding with its acknowledgement, and whether it fails the build by the policy of its environment. */
export interface GateFinding extends Finding {
  /** Undefined while the finding is open. */
  readonly acceptedBy: AcceptedEntry | undefined;
  readonly fails: boolean;
}

/** A rule that the policy of an environment switches off. */
export interface SwitchedOffRule {
  readonly environment: string;
  readonly pack: string;
  /** As reported: `Bulwark-S3BucketVersioning`. */
  readonly rule: string;
  /** @default - a rule of cdk-nag, which has no level */
  readonly level?: RuleLevel;
  readonly reason: string;
}

/** An environment with its policy. */
export interface EnvironmentPolicy {
  readonly environment: string;
  readonly policy: GatePolicy;
}

/** Whether a result fails the build: the verdict, which no other program decides. */
export function hasFailed({ findings, ledgerProblems }: Pick<GateResult, 'findings' | 'ledgerProblems'>): boolean {
  return ledgerProblems.length > 0 || findings.some(({ fails }) => fails);
}

/** All that the gate found in an app, with references to its constructs. The assessment is the same as plain data. */
export interface GateResult extends PackEvaluations {
  readonly findings: readonly GateFinding[];
  readonly acceptedEntries: readonly AcceptedEntry[];
  readonly ledgerProblems: readonly RecordProblem[];
  readonly resources: readonly JudgedResource[];
  readonly templates: TemplateSet;
  /** Text of every template, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** CloudFormation Validate and every pack, with the ids of their rules. */
  readonly packRuleIds: readonly PackRuleIds[];
  readonly switchedOff: readonly SwitchedOffRule[];
  readonly policies: readonly EnvironmentPolicy[];
  /** Hash of everything that rules and reports conclude from. @default - a pack has rules of somebody else */
  readonly inputs?: string;
}
