/** Number of survivors that a resource type may have, from budget.json: `{ "AWS::GuardDuty::Detector": 3 }`. */
export type Budget = Readonly<Record<string, number>>;

/**
 * Compares surviving mutants with the budget. A new stack may start with a budget for its types. Later changes lower
 * it.
 *
 * @param types type of each surviving mutant
 * @returns a sentence for each type that is over its budget, or whose budget is higher than needed
 */
export function findBudgetProblems(types: readonly string[], budget: Budget): string[] {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...new Set([...counts.keys(), ...Object.keys(budget)])].sort().flatMap((type) => {
    const found = counts.get(type) ?? 0;
    const allowed = budget[type] ?? 0;
    if (found > allowed) {
      return [
        `${type}: ${found} mutants survive, the budget allows ${allowed}. Write a rule, a pin or an equivalence.`,
      ];
    }
    return found < allowed ? [`${type}: ${found} mutants survive; lower the budget of ${allowed} in budget.json.`] : [];
  });
}
