import type { CfnResource } from 'aws-cdk-lib';
import { NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { Outcome } from '../assessment/assessment';
import type { Check, PackRule } from './pack-rules';

/** One check applied to one resource. */
export interface Evaluation {
  readonly check: Check;
  readonly node: CfnResource;
  readonly outcome: Outcome;
  /** Exact parts of the resource that violate the check, where it reports several. */
  readonly details: readonly string[];
  /** Why the check is undecided. */
  readonly because?: string;
}

/** Evaluates every check once per resource, for all packs that share the check. */
export class Evaluations {
  readonly #byNode = new Map<CfnResource, Map<Check, Evaluation>>();
  #count = 0;

  /** Pairs of check and resource that were evaluated. */
  get count(): number {
    return this.#count;
  }

  getOrEvaluate({ check }: PackRule, node: CfnResource): Evaluation {
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
    return { check, node, outcome: toOutcome(result), details: Array.isArray(result) ? [...new Set(result)] : [] };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { check, node, outcome: 'undecided', details: [], because };
  }
}

function toOutcome(result: NagRuleResult): Outcome {
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
