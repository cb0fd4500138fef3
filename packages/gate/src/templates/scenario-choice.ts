import { type Assignment, collectVariables, evaluateFormula, type Formula, type Variable } from './condition-formula';

/** All combinations are judged up to this number. */
const MAX_COMBINATIONS = 16;
/** Assignments that are looked at to find the combinations. */
const MAX_ASSIGNMENTS = 4096;

interface Candidate {
  readonly assignment: Assignment;
  readonly values: readonly (boolean | undefined)[];
}

/**
 * Assigns texts to the variables of formulas: one assignment for each combination of truth values that is possible. Where
 * there are too many: the combinations nearest to all true, all false, and each formula by itself true or false.
 * Defaults come first.
 */
export function chooseAssignments(formulas: readonly Formula[]): readonly Assignment[] {
  const variables = listVariables(formulas);
  if (variables.length === 0) return [];
  const assignments = isFeasible(variables) ? combine(variables) : sample(formulas, variables);
  const candidates = keepDistinct(
    assignments.map((assignment) => {
      const known = new Map<Formula, boolean | undefined>();
      return { assignment, values: formulas.map((formula) => evaluateFormula(formula, assignment, known)) };
    }),
  );
  const chosen = candidates.length <= MAX_COMBINATIONS ? candidates : selectExtremes(candidates, formulas.length);
  return chosen.map(({ assignment }) => assignment);
}

function listVariables(formulas: readonly Formula[]): readonly Variable[] {
  const found = new Set<Variable>();
  for (const formula of formulas) collectVariables(formula, found);
  return [...found];
}

/** The texts that make a difference, the default first. `undefined` stands for all others. */
function listDomain({ literals, allowed, default: value }: Variable): readonly (string | undefined)[] {
  const hasOther = allowed === undefined || allowed.some((text) => !literals.has(text));
  const isDefaultCompared = value !== undefined && literals.has(value);
  const others = [...literals].filter((text) => text !== value);
  return [...(isDefaultCompared ? [value] : []), ...(hasOther ? [undefined] : []), ...others];
}

function isFeasible(variables: readonly Variable[]): boolean {
  let product = 1;
  for (const variable of variables) product = Math.min(product * listDomain(variable).length, MAX_ASSIGNMENTS + 1);
  return product <= MAX_ASSIGNMENTS;
}

/** Every combination of the texts of variables. */
function combine(variables: readonly Variable[]): readonly Assignment[] {
  return variables.reduce<readonly Assignment[]>(
    (assignments, variable) =>
      listDomain(variable).flatMap((text) => assignments.map((known) => new Map([...known, [variable, text]]))),
    [new Map()],
  );
}

/** Every combination of the variables of each formula, while all other variables have their first or their last text. */
function sample(formulas: readonly Formula[], variables: readonly Variable[]): readonly Assignment[] {
  const bases = [0, -1].map((at) => variables.map((variable) => [variable, listDomain(variable).at(at)] as const));
  return formulas.flatMap((formula) => {
    const own = [...collectVariables(formula)];
    const few = own.filter((_, index) => isFeasible(own.slice(0, index + 1)));
    return bases.flatMap((base) => combine(few).map((known) => new Map([...base, ...known])));
  });
}

/** The first assignment for each combination of truth values. */
function keepDistinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const distinct = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = candidate.values.join();
    if (!distinct.has(key)) distinct.set(key, candidate);
  }
  return [...distinct.values()];
}

function selectExtremes(candidates: readonly Candidate[], count: number): readonly Candidate[] {
  const chosen = new Set<Candidate>(candidates.slice(0, 1));
  for (const most of [true, false]) {
    chosen.add(findNearest(candidates, () => most));
    for (let index = 0; index < count; index += 1) {
      const exact = candidates.filter(({ values }) => values[index] === !most);
      if (exact.length > 0) chosen.add(findNearest(exact, (other) => (other === index ? !most : most)));
    }
  }
  return [...chosen];
}

function findNearest(candidates: readonly Candidate[], target: (index: number) => boolean): Candidate {
  const measure = ({ values }: Candidate): number => values.filter((value, index) => value !== target(index)).length;
  return candidates.reduce((best, candidate) => (measure(candidate) < measure(best) ? candidate : best));
}
