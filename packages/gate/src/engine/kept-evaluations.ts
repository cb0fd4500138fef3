import type { Outcome } from '../assessment/assessment';
import type { Assumption } from '../templates/scenarios';
import type { RuleEvaluation } from './evaluations';
import type { FoundValue } from './finding';
import type { JudgedResource } from './judged-resource';
import type { PackRule } from './pack-rules';

/** The evaluations of one pack as plain data. */
export interface KeptEvaluations {
  /** Three numbers for each evaluation: of the rule, the resource and the outcome. */
  readonly numbers: readonly number[];
  /** What an evaluation says beside its outcome, by its number. */
  readonly more: readonly (readonly [evaluation: number, said: Said])[];
}

interface Said {
  readonly details: readonly string[];
  readonly found?: readonly (readonly [detail: string, value: FoundValue])[];
  readonly because?: string;
  readonly assumptions?: readonly Assumption[];
}

const OUTCOMES: readonly Outcome[] = ['compliant', 'violation', 'undecided', 'not-applicable'];
const NUMBERS_EACH = 3;
const NONE: readonly string[] = [];

/** Writes evaluations as plain data. */
export function writeEvaluations(
  evaluations: readonly RuleEvaluation[],
  rules: readonly PackRule[],
  resources: readonly JudgedResource[],
): KeptEvaluations {
  const ruleNumbers = new Map(rules.map((rule, number) => [rule, number]));
  const resourceNumbers = new Map(resources.map((judged, number) => [judged, number]));
  const numbers: number[] = [];
  const more: [number, Said][] = [];
  for (const { rule, evaluation } of evaluations) {
    const { details, found, because, assumptions } = evaluation;
    if (details.length > 0 || found !== undefined || because !== undefined || assumptions !== undefined) {
      const said: Said = {
        details,
        ...(found === undefined ? {} : { found: [...found] }),
        ...(because === undefined ? {} : { because }),
        ...(assumptions === undefined ? {} : { assumptions }),
      };
      more.push([numbers.length / NUMBERS_EACH, said]);
    }
    numbers.push(
      ruleNumbers.get(rule) ?? -1,
      resourceNumbers.get(evaluation.judged) ?? -1,
      OUTCOMES.indexOf(evaluation.outcome),
    );
  }
  return { numbers, more };
}

/** Reads what `writeEvaluations` wrote for the same rules and resources. */
export function readEvaluations(
  { numbers, more }: KeptEvaluations,
  rules: readonly PackRule[],
  resources: readonly JudgedResource[],
): readonly RuleEvaluation[] {
  const said = new Map(more);
  const read: RuleEvaluation[] = [];
  for (let at = 0; at < numbers.length; at += NUMBERS_EACH) {
    const rule = rules[numbers[at] ?? -1];
    const judged = resources[numbers[at + 1] ?? -1];
    const outcome = OUTCOMES[numbers[at + 2] ?? -1];
    if (rule === undefined || judged === undefined || outcome === undefined) {
      throw new Error('kept evaluations are of other rules or resources');
    }
    const { found, ...others } = said.get(at / NUMBERS_EACH) ?? { details: NONE };
    const evaluation = { check: rule.check, judged, outcome, ...others, ...(found && { found: new Map(found) }) };
    read.push({ rule, evaluation });
  }
  return read;
}
