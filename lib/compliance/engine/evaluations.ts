import type { CfnResource } from 'aws-cdk-lib';
import { NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { Outcome } from '../assessment/assessment';
import type { Check, PackRule } from './pack-rules';

/** What one check said of one resource. */
export interface Evaluation {
  readonly check: Check;
  readonly node: CfnResource;
  readonly outcome: Outcome;
  /** What exactly is wrong, for a check that finds several things in one resource. */
  readonly details: readonly string[];
  /** Why it could not decide. */
  readonly because?: string;
}

/** Asks every check once about every resource it looks at, however many packs have it in their lists. */
export class Evaluations {
  readonly #byNode = new Map<CfnResource, Map<Check, Evaluation>>();
  #count = 0;

  /** Pairs of check and resource that were asked. */
  get count(): number {
    return this.#count;
  }

  of({ check }: PackRule, node: CfnResource): Evaluation {
    const known = this.#byNode.get(node) ?? new Map<Check, Evaluation>();
    this.#byNode.set(node, known);
    const before = known.get(check);
    if (before !== undefined) return before;
    this.#count += 1;
    const evaluation = evaluate(check, node);
    known.set(check, evaluation);
    return evaluation;
  }
}

function evaluate(check: Check, node: CfnResource): Evaluation {
  try {
    const result = check(node);
    return { check, node, outcome: outcomeOf(result), details: Array.isArray(result) ? [...new Set(result)] : [] };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { check, node, outcome: 'undecided', details: [], because };
  }
}

function outcomeOf(result: NagRuleResult): Outcome {
  if (Array.isArray(result)) return result.length === 0 ? 'compliant' : 'violation';
  switch (result) {
    case NagRuleCompliance.COMPLIANT:
      return 'compliant';
    case NagRuleCompliance.NON_COMPLIANT:
      return 'violation';
    case NagRuleCompliance.NOT_APPLICABLE:
      return 'not-applicable';
  }
}
