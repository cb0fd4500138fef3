import { isRecord } from './template';
import { Undecidable } from './undecidable';

/** A value as it is written, and the template that has it. */
export interface Located<Scope> {
  readonly raw: unknown;
  readonly scope: Scope;
}

/** What intrinsic functions need of the template they are written in. */
export interface IntrinsicScope<Scope> {
  /** The value behind a Ref or Fn::GetAtt; undefined when only a deployment determines it. */
  findReferenced(logicalId: string, attribute: string | undefined): Located<Scope> | undefined;
  /** The value behind an export of any template that is deployed together with this one. */
  findExported(name: string): Located<Scope> | undefined;
  /** The value of an output of another stack that is deployed together with this one. */
  findStackOutput(stackName: string, output: string): Located<Scope> | undefined;
  /** The expression of a condition of this template. */
  findCondition(name: string): unknown;
}

/** References and exports may lead to each other in a malformed template; no sound one is nested this deep. */
export const MAX_DEPTH = 64;

/** `['Fn::GetAtt', [...]]` of an object with that single key. */
export function parseIntrinsic(raw: unknown): [name: string, argument: unknown] | undefined {
  if (!isRecord(raw)) return undefined;
  let name: string | undefined;
  // Called for every value below every property, so no list of the keys is made.
  for (const key in raw) {
    if (name !== undefined) return undefined;
    name = key;
  }
  if (name === undefined || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  return [name, raw[name]];
}

/** Logical id and attribute of a Ref or Fn::GetAtt. */
export function parseReference(
  raw: unknown,
): { readonly id: string; readonly attribute: string | undefined } | undefined {
  const [name, argument] = parseIntrinsic(raw) ?? [];
  if (name === 'Ref' && typeof argument === 'string') return { id: argument, attribute: undefined };
  if (name !== 'Fn::GetAtt') return undefined;
  const [id, ...attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
  return typeof id === 'string' ? { id, attribute: attribute.join('.') } : undefined;
}

/**
 * Follows Ref, Fn::GetAtt, Fn::ImportValue, Fn::GetStackOutput, Fn::If, Fn::Select and Fn::Split as far as the templates
 * determine them. What only a deployment determines stays as it is written. Text is joined by `splitIntoParts`.
 */
export function followIntrinsics<Scope extends IntrinsicScope<Scope>>(
  raw: unknown,
  scope: Scope,
  depth = 0,
): Located<Scope> {
  const intrinsic = parseIntrinsic(raw);
  const next = intrinsic === undefined || depth > MAX_DEPTH ? undefined : followOnce(raw, intrinsic, scope, depth);
  return next === undefined ? { raw, scope } : followIntrinsics(next.raw, next.scope, depth + 1);
}

function followOnce<Scope extends IntrinsicScope<Scope>>(
  raw: unknown,
  [name, argument]: [name: string, argument: unknown],
  scope: Scope,
  depth: number,
): Located<Scope> | undefined {
  switch (name) {
    case 'Ref':
    case 'Fn::GetAtt': {
      const reference = parseReference(raw);
      return reference === undefined ? undefined : scope.findReferenced(reference.id, reference.attribute);
    }
    case 'Fn::ImportValue': {
      const exported = resolveText(argument, scope, depth + 1);
      return exported === undefined ? undefined : scope.findExported(exported);
    }
    case 'Fn::GetStackOutput': {
      if (!isRecord(argument)) return undefined;
      const stack = resolveText(argument['StackName'], scope, depth + 1);
      const output = resolveText(argument['OutputName'], scope, depth + 1);
      return stack === undefined || output === undefined ? undefined : scope.findStackOutput(stack, output);
    }
    case 'Fn::If': {
      const [condition, then, otherwise] = toList(argument);
      const isTrue = evaluateCondition({ Condition: condition }, scope, depth + 1);
      return isTrue === undefined ? undefined : { raw: isTrue ? then : otherwise, scope };
    }
    case 'Fn::Select': {
      const [index, list] = toList(argument);
      const at = resolveText(index, scope, depth + 1);
      const items = followIntrinsics(list, scope, depth + 1);
      const isKnown = at !== undefined && Array.isArray(items.raw) && Number(at) < items.raw.length;
      return isKnown ? { raw: toList(items.raw)[Number(at)], scope: items.scope } : undefined;
    }
    case 'Fn::Split': {
      const [separator, source] = toList(argument);
      const text = resolveText(source, scope, depth + 1);
      return text === undefined || typeof separator !== 'string' ? undefined : { raw: text.split(separator), scope };
    }
    default:
      return undefined;
  }
}

/**
 * Whether a condition holds; undefined when only a deployment determines it, as with a parameter of the outermost
 * stack.
 */
export function evaluateCondition<Scope extends IntrinsicScope<Scope>>(
  expression: unknown,
  scope: Scope,
  depth = 0,
): boolean | undefined {
  if (!isRecord(expression) || depth > MAX_DEPTH) return undefined;
  const named = expression['Condition'];
  if (typeof named === 'string') return evaluateCondition(scope.findCondition(named), scope, depth + 1);
  const [name, argument] = parseIntrinsic(expression) ?? [];
  if (name === 'Fn::Equals') {
    const [one, other] = toList(argument).map((side) => resolveText(side, scope, depth + 1));
    return one === undefined || other === undefined ? undefined : one === other;
  }
  const operands = toList(argument).map((operand) => evaluateCondition(operand, scope, depth + 1));
  switch (name) {
    case 'Fn::Not':
      return operands[0] === undefined ? undefined : !operands[0];
    case 'Fn::And':
      return operands.includes(false) ? false : operands.includes(undefined) ? undefined : true;
    case 'Fn::Or':
      return operands.includes(true) ? true : operands.includes(undefined) ? undefined : false;
    default:
      return undefined;
  }
}

/** A piece of a text: literal, or `${LogicalId.Attribute}` for what only a deployment determines. */
export type TextPart = string | { readonly placeholder: string };

/** The text of a value, Fn::Join and Fn::Sub included, piece by piece; undefined when it is not a text. */
export function splitIntoParts<Scope extends IntrinsicScope<Scope>>(
  given: unknown,
  origin: Scope,
  depth = 0,
): TextPart[] | undefined {
  const { raw, scope } = followIntrinsics(given, origin, depth);
  if (typeof raw === 'string') return [raw];
  if (typeof raw === 'number' || typeof raw === 'boolean') return [String(raw)];
  if (depth > MAX_DEPTH) return undefined;
  const reference = parseReference(raw);
  if (reference !== undefined) {
    return [{ placeholder: `\${${[reference.id, reference.attribute].filter(Boolean).join('.')}}` }];
  }
  const [name, argument] = parseIntrinsic(raw) ?? [];
  if (name === 'Fn::Sub') return substitute(argument, scope, depth);
  if (name !== 'Fn::Join') return undefined;
  const [separator, items] = toList(argument);
  const list = followIntrinsics(items, scope, depth + 1);
  if (typeof separator !== 'string' || !Array.isArray(list.raw)) return undefined;
  const parts: TextPart[] = [];
  for (const [index, item] of list.raw.entries()) {
    const piece = splitIntoParts(item, list.scope, depth + 1);
    if (piece === undefined) return undefined;
    if (index > 0) parts.push(separator);
    parts.push(...piece);
  }
  return parts;
}

function substitute<Scope extends IntrinsicScope<Scope>>(
  argument: unknown,
  scope: Scope,
  depth: number,
): TextPart[] | undefined {
  const [text, given] = toList(argument);
  if (typeof text !== 'string') return undefined;
  return text.split(/(\$\{[^}]+\})/).flatMap((piece): TextPart[] => {
    const name = /^\$\{([^}]+)\}$/.exec(piece)?.[1];
    if (name === undefined) return [piece];
    if (name.startsWith('!')) return [`\${${name.slice(1)}}`];
    return splitIntoParts(parseVariable(name, given), scope, depth + 1) ?? [{ placeholder: piece }];
  });
}

/** A variable of Fn::Sub: the value given for it, or a reference. */
export function parseVariable(name: string, values: unknown): unknown {
  if (isRecord(values) && name in values) return values[name];
  const [id, ...attribute] = name.split('.');
  return attribute.length === 0 ? { Ref: id } : { 'Fn::GetAtt': [id, attribute.join('.')] };
}

/** The text of a value; undefined when it is not a text, or when only a deployment determines a part of it. */
export function resolveText<Scope extends IntrinsicScope<Scope>>(
  raw: unknown,
  scope: Scope,
  depth = 0,
): string | undefined {
  if (typeof raw === 'string') return raw;
  const parts = splitIntoParts(raw, scope, depth);
  return parts?.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

/** The text of a value with placeholders; JSON when it is not a text. */
export function renderText<Scope extends IntrinsicScope<Scope>>(raw: unknown, scope: Scope): string {
  if (typeof raw === 'string') return raw;
  const parts = splitIntoParts(raw, scope);
  if (parts === undefined) return JSON.stringify(raw);
  return parts.map((part) => (typeof part === 'string' ? part : part.placeholder)).join('');
}

/**
 * The value with every intrinsic function in it resolved, however deep.
 *
 * @throws Undecidable for an intrinsic function that the scope does not determine
 */
export function resolveDeeply<Scope extends IntrinsicScope<Scope>>(
  given: unknown,
  origin: Scope,
  property: string,
): unknown {
  const { raw, scope } = followIntrinsics(given, origin);
  if (Array.isArray(raw)) return raw.map((item, index) => resolveDeeply(item, scope, `${property}.${index}`));
  if (!isRecord(raw)) return raw;
  if (parseIntrinsic(raw) === undefined) {
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [key, resolveDeeply(value, scope, `${property}.${key}`)]),
    );
  }
  const text = resolveText(raw, scope);
  if (text === undefined) throw new Undecidable(property, raw);
  return text;
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
