import {
  type Assignment,
  ConditionReader,
  collectVariables,
  evaluateFormula,
  type Formula,
  type Variable,
} from './condition-formula';
import { findUndeterminedConditions } from './condition-uses';
import { getEnvironment } from './environment';
import { groupBy } from './group-by';
import { chooseAssignments } from './scenario-choice';
import type { TemplateStack } from './template-resource';
import type { StackAssumptions } from './template-stack';

/** What a scenario assumes about a condition. */
export interface Assumption {
  readonly stack: string;
  readonly condition: string;
  readonly holds: boolean;
}

export interface Scenario {
  readonly assumptions: readonly Assumption[];
  readonly stacks: ReadonlyMap<string, StackAssumptions>;
  /** Paths of the stacks of which an earlier scenario assumes the same. */
  readonly repeated: ReadonlySet<string>;
}

/** A condition on which something in a template depends. */
interface Use extends Omit<Assumption, 'holds'> {
  readonly formula: Formula;
}

/**
 * The scenarios of a set of templates; none when nothing depends on an undetermined condition. Environments do not depend
 * on each other, so they are varied at the same time.
 */
export function findScenarios(stacks: readonly TemplateStack[]): readonly Scenario[] {
  const environments = [...groupBy(stacks, ({ path }) => getEnvironment(path)).values()].map((members) => ({
    members,
    variants: findVariants(members),
  }));
  const count = Math.max(0, ...environments.map(({ variants }) => variants.length));
  return Array.from({ length: count }, (_, index): Scenario => {
    const chosen = environments.flatMap(({ variants }) => variants[index] ?? variants.at(-1) ?? []);
    const repeating = environments.filter(({ variants }) => index >= Math.max(1, variants.length));
    return {
      assumptions: chosen.flatMap(({ assumptions }) => assumptions),
      stacks: new Map(chosen.flatMap((variant) => [...variant.stacks])),
      repeated: new Set(repeating.flatMap(({ members }) => members.map(({ path }) => path))),
    };
  });
}

type Variant = Omit<Scenario, 'repeated'>;

function findVariants(stacks: readonly TemplateStack[]): readonly Variant[] {
  const reader = new ConditionReader();
  const uses = stacks.flatMap((stack) =>
    findUndeterminedConditions(stack).map(
      (condition): Use => ({ stack: stack.path, condition, formula: reader.readNamed(condition, stack) }),
    ),
  );
  const formulas = uses.map(({ formula }) => formula);
  return chooseAssignments(formulas).map((assignment) => buildVariant(uses, assignment));
}

function buildVariant(uses: readonly Use[], assignment: Assignment): Variant {
  const known = new Map<Formula, boolean | undefined>();
  const assumptions = uses.flatMap(({ stack, condition, formula }): Assumption[] => {
    const holds = evaluateFormula(formula, assignment, known);
    return holds === undefined ? [] : [{ stack, condition, holds }];
  });
  const parameters = [...new Set(uses.flatMap(({ formula }) => [...collectVariables(formula)]))].flatMap((variable) =>
    variable.parameter === undefined
      ? []
      : [{ ...variable.parameter, value: assignment.get(variable) ?? findOther(variable) }],
  );
  const paths = new Set([...uses, ...parameters].map(({ stack }) => stack));
  return {
    assumptions,
    stacks: new Map(
      [...paths].map((path) => [
        path,
        {
          conditions: new Map(
            assumptions.filter(({ stack }) => stack === path).map(({ condition, holds }) => [condition, holds]),
          ),
          parameters: new Map(parameters.filter(({ stack }) => stack === path).map(({ name, value }) => [name, value])),
        },
      ]),
    ),
  };
}

/** A text of a variable that has none of the compared texts: its default, or the first other one that is allowed. */
function findOther({ allowed, default: value, literals }: Variable): string | undefined {
  if (value !== undefined && !literals.has(value)) return value;
  return allowed?.find((text) => !literals.has(text));
}
