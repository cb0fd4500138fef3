import { DeterminedScope } from './determined-scope';
import { followIntrinsics, resolveText } from './follow-intrinsics';
import { parseIntrinsic, parseReference, toList } from './intrinsics';
import { listAllowedValues } from './parameters';
import { isRecord } from './template';
import type { TemplateStack } from './template-resource';

/** A condition as a formula over variables. `unknown` is malformed: no assumption decides it. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'equals'; readonly variable: Variable; readonly literal: string }
  | { readonly kind: 'not'; readonly operand: Formula }
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Formula[] };

/** A text that only a deployment determines, such as the value of a parameter. Equal expressions are one variable. */
export interface Variable {
  readonly key: string;
  /** The texts that it is compared with. */
  readonly literals: Set<string>;
  /** All texts that it can have. @default - any */
  readonly allowed?: readonly string[] | undefined;
  /** The text without a deployment that passes another one. */
  readonly default?: string | undefined;
  /** The parameter that it is. @default - it is another expression */
  readonly parameter?: { readonly stack: string; readonly name: string };
}

/** Reads conditions of several templates as formulas over common variables. */
export class ConditionReader {
  readonly #variables = new Map<string, Variable>();
  readonly #named = new Map<string, Formula>();

  readNamed(name: string, stack: TemplateStack): Formula {
    const key = `${stack.path} ${name}`;
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    // A condition that depends on itself.
    this.#named.set(key, { kind: 'unknown' });
    const formula = this.#read(stack.findCondition(name), stack);
    this.#named.set(key, formula);
    return formula;
  }

  #read(expression: unknown, stack: TemplateStack): Formula {
    if (!isRecord(expression)) return { kind: 'unknown' };
    const named = expression['Condition'];
    if (typeof named === 'string') return this.readNamed(named, stack);
    const [name, argument] = parseIntrinsic(expression) ?? [];
    const operands = toList(argument);
    switch (name) {
      case 'Fn::Equals':
        return this.#readEquals(operands, stack);
      case 'Fn::Not':
        return { kind: 'not', operand: this.#read(operands[0], stack) };
      case 'Fn::And':
        return { kind: 'all', operands: operands.map((operand) => this.#read(operand, stack)) };
      case 'Fn::Or':
        return { kind: 'any', operands: operands.map((operand) => this.#read(operand, stack)) };
      default:
        return { kind: 'unknown' };
    }
  }

  #readEquals(sides: readonly unknown[], stack: TemplateStack): Formula {
    if (sides.length !== 2) return { kind: 'unknown' };
    const scope = new DeterminedScope(stack);
    const texts = sides.map((side) => resolveText(side, scope));
    const [one, other] = sides.map((side, index) => texts[index] ?? this.#findVariable(side, scope));
    if (one === undefined || other === undefined) return { kind: 'unknown' };
    if (typeof one === 'string' && typeof other === 'string') return { kind: 'constant', value: one === other };
    if (typeof one === 'string') return typeof other === 'string' ? { kind: 'unknown' } : compare(other, one);
    if (typeof other === 'string') return compare(one, other);
    if (one === other) return { kind: 'constant', value: true };
    // Whether two unknown texts are equal is a variable of its own.
    const key = [one.key, other.key].sort().join(' equals ');
    return compare(this.#add({ key, literals: new Set(), allowed: ['false', 'true'] }), 'true');
  }

  #findVariable(side: unknown, origin: DeterminedScope<TemplateStack>): Variable {
    const { raw, scope } = followIntrinsics(side, origin);
    const { path, source } = scope.origin;
    const reference = parseReference(raw);
    const id = reference?.attribute === undefined ? reference?.id : undefined;
    if (id?.startsWith('AWS::'))
      return this.#add({ key: id, literals: new Set(), parameter: { stack: path, name: id } });
    const parameter = id === undefined ? undefined : source.template.Parameters?.[id];
    if (id === undefined || parameter === undefined) {
      return this.#add({ key: `${path} ${JSON.stringify(raw)}`, literals: new Set() });
    }
    const value = parameter.Default;
    return this.#add({
      key: `${path} ${id}`,
      literals: new Set(),
      allowed: listAllowedValues(parameter),
      default: value === undefined || value === null ? undefined : String(value),
      parameter: { stack: path, name: id },
    });
  }

  #add(variable: Variable): Variable {
    const known = this.#variables.get(variable.key);
    if (known !== undefined) return known;
    this.#variables.set(variable.key, variable);
    return variable;
  }
}

function compare(variable: Variable, literal: string): Formula {
  if (variable.allowed !== undefined && !variable.allowed.includes(literal)) return { kind: 'constant', value: false };
  variable.literals.add(literal);
  return { kind: 'equals', variable, literal };
}

/** The variables of a formula. */
export function collectVariables(
  formula: Formula,
  found = new Set<Variable>(),
  seen = new Set<Formula>(),
): Set<Variable> {
  if (seen.has(formula)) return found;
  seen.add(formula);
  if (formula.kind === 'equals') found.add(formula.variable);
  if (formula.kind === 'not') collectVariables(formula.operand, found, seen);
  if ('operands' in formula) for (const operand of formula.operands) collectVariables(operand, found, seen);
  return found;
}

/** Texts of variables. `undefined` is a text that no condition compares with. */
export type Assignment = ReadonlyMap<Variable, string | undefined>;

/** Whether a formula holds; undefined for a malformed one. */
export function evaluateFormula(
  formula: Formula,
  assignment: Assignment,
  known = new Map<Formula, boolean | undefined>(),
): boolean | undefined {
  if (known.has(formula)) return known.get(formula);
  const evaluate = (operand: Formula): boolean | undefined => evaluateFormula(operand, assignment, known);
  const compute = (): boolean | undefined => {
    switch (formula.kind) {
      case 'constant':
        return formula.value;
      case 'unknown':
        return undefined;
      case 'equals':
        return assignment.get(formula.variable) === formula.literal;
      case 'not': {
        const operand = evaluate(formula.operand);
        return operand === undefined ? undefined : !operand;
      }
      case 'all':
      case 'any': {
        const decisive = formula.kind === 'any';
        const values = formula.operands.map(evaluate);
        return values.includes(decisive) ? decisive : values.includes(undefined) ? undefined : !decisive;
      }
    }
  };
  const value = compute();
  known.set(formula, value);
  return value;
}
