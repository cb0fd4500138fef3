import type { CfnResource } from 'aws-cdk-lib';
import type { Acknowledgement } from './acknowledgement';
import type { Deployment } from './deployment/deployment';
import type { PackJudgements } from './engine/pack-judgement';
import type { Finding } from './finding';
import type { KnownRules, LedgerProblem } from './ledger';

/** An entry of a sidecar for one construct, whatever the number of packs that report the same. */
export interface Decision {
  /** Class that the sidecar is for. */
  readonly subject: string;
  /** Path of the construct. */
  readonly path: string;
  readonly acknowledgement: Acknowledgement;
  /** Ids of the findings it covers, as reported. */
  readonly covers: string[];
}

/** A finding with what the ledger and the severity policy say of it. */
export interface JudgedFinding extends Finding {
  /** Who accepted it; undefined while it is open. */
  readonly decision: Decision | undefined;
  readonly fails: boolean;
}

/** All that the gate found out about an app. */
export interface Judgement extends PackJudgements {
  readonly findings: readonly JudgedFinding[];
  readonly decisions: readonly Decision[];
  readonly ledgerProblems: readonly LedgerProblem[];
  readonly resources: readonly CfnResource[];
  readonly deployment: Deployment;
  /** Text of every template, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Everything that judged, with the ids of its rules. */
  readonly known: readonly KnownRules[];
}
