import {
  type IntrinsicScope,
  type Located,
  MAX_DEPTH,
  parseIntrinsic,
  parseReference,
  parseVariable,
  splitSubstitution,
  toList,
} from './intrinsics';
import { isRecord } from './template';

/** A malformed template can double a text with each export that it joins. A template has at most 1 MB. */
const MAX_CHARACTERS = 2_000_000;

/** Functions whose result is one text, as far as anything is known of it. */
const TEXT_FUNCTIONS: ReadonlySet<string> = new Set([
  'Fn::FindInMap',
  'Fn::GetStackOutput',
  'Fn::ImportValue',
  'Fn::Select',
]);

/**
 * Follows references, imports, conditions, mappings, Fn::Select, Fn::Split and Fn::Length as far as the templates
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
  intrinsic: readonly [name: string, argument: unknown],
  scope: Scope,
  depth: number,
): Located<Scope> | undefined {
  const argument = intrinsic[1];
  switch (intrinsic[0]) {
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
    case 'Fn::FindInMap':
      return findInMap(toList(argument), scope, depth);
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
    case 'Fn::Length': {
      const list = followIntrinsics(argument, scope, depth + 1);
      return Array.isArray(list.raw) ? { raw: list.raw.length, scope } : undefined;
    }
    default:
      return undefined;
  }
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap-enhancements.html */
function findInMap<Scope extends IntrinsicScope<Scope>>(
  [map, topLevelKey, secondLevelKey, options]: readonly unknown[],
  scope: Scope,
  depth: number,
): Located<Scope> | undefined {
  const name = resolveText(map, scope, depth + 1);
  if (name === undefined) return undefined;
  const keys = [topLevelKey, secondLevelKey].map((key) => resolveText(key, scope, depth + 1));
  const hasDefault = isRecord(options) && 'DefaultValue' in options;
  // With a default, a key that is not known may also be one that the mapping does not have.
  if (hasDefault && keys.includes(undefined)) return undefined;
  const found = scope.findMapped?.(name, keys[0], keys[1]);
  if (found !== undefined) return { raw: found, scope };
  return hasDefault ? { raw: options['DefaultValue'], scope } : undefined;
}

/** Whether a condition holds; undefined when only a deployment determines it. */
export function evaluateCondition<Scope extends IntrinsicScope<Scope>>(
  expression: unknown,
  scope: Scope,
  depth = 0,
): boolean | undefined {
  if (!isRecord(expression) || depth > MAX_DEPTH) return undefined;
  const named = expression['Condition'];
  if (typeof named === 'string') {
    if (scope.decideCondition !== undefined) return scope.decideCondition(named);
    return evaluateCondition(scope.findCondition(named), scope, depth + 1);
  }
  const [name, argument] = parseIntrinsic(expression) ?? [];
  if (name === 'Fn::Equals') {
    const [one, other] = toList(argument).map((side) =>
      scope.resolveComparedText === undefined ? resolveText(side, scope, depth + 1) : scope.resolveComparedText(side),
    );
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

/** A part of a text that only a deployment determines, as `${LogicalId.Attribute}` and as it is written. */
export interface UnknownPart<Scope> extends Located<Scope> {
  readonly placeholder: string;
}

export type TextPart<Scope> = string | UnknownPart<Scope>;

/** The text of a value, Fn::Join and Fn::Sub included, piece by piece; undefined when it is not a text. */
export function splitIntoParts<Scope extends IntrinsicScope<Scope>>(
  given: unknown,
  origin: Scope,
  depth = 0,
): readonly TextPart<Scope>[] | undefined {
  const { raw, scope } = followIntrinsics(given, origin, depth);
  if (typeof raw === 'string') return [raw];
  if (typeof raw === 'number' || typeof raw === 'boolean') return [String(raw)];
  if (depth > MAX_DEPTH) return undefined;
  const reference = parseReference(raw);
  if (reference !== undefined) {
    const placeholder = `\${${[reference.id, reference.attribute].filter(Boolean).join('.')}}`;
    return [{ placeholder, raw, scope }];
  }
  const intrinsic = parseIntrinsic(raw);
  if (intrinsic === undefined) return undefined;
  const name = intrinsic[0];
  const argument = intrinsic[1];
  if (TEXT_FUNCTIONS.has(name)) {
    const shown = typeof argument === 'string' ? argument : JSON.stringify(argument);
    return [{ placeholder: `\${${name}:${shown}}`, raw, scope }];
  }
  // A reader of user data reads the script, not its encoding.
  if (name === 'Fn::Base64') return splitIntoParts(argument, scope, depth + 1);
  if (name === 'Fn::Sub') return substitute(argument, scope, depth);
  return name === 'Fn::Join' ? join(toList(argument), scope, depth) : undefined;
}

function join<Scope extends IntrinsicScope<Scope>>(
  [separator, items]: readonly unknown[],
  scope: Scope,
  depth: number,
): readonly TextPart<Scope>[] | undefined {
  const list = followIntrinsics(items, scope, depth + 1);
  if (typeof separator !== 'string' || !Array.isArray(list.raw)) return undefined;
  const pieces: (readonly TextPart<Scope>[])[] = [];
  for (const given of list.raw) {
    const item = followIntrinsics(given, list.scope, depth + 1);
    // CloudFormation removes AWS::NoValue.
    if (item.raw === undefined) continue;
    const piece = splitIntoParts(item.raw, item.scope, depth + 1);
    if (piece === undefined) return undefined;
    pieces.push(pieces.length === 0 ? piece : [separator, ...piece]);
  }
  return concatenate(pieces);
}

function substitute<Scope extends IntrinsicScope<Scope>>(
  argument: unknown,
  scope: Scope,
  depth: number,
): readonly TextPart<Scope>[] | undefined {
  const [text, values] = toList(argument);
  if (typeof text !== 'string') return undefined;
  return concatenate(
    splitSubstitution(text).map((piece): readonly TextPart<Scope>[] => {
      if ('literal' in piece) return [piece.literal];
      const raw = parseVariable(piece.variable, values);
      return splitIntoParts(raw, scope, depth + 1) ?? [{ placeholder: `\${${piece.variable}}`, raw, scope }];
    }),
  );
}

/** Joins pieces, neighbouring literals into one; undefined when the text gets longer than any template. */
function concatenate<Scope>(pieces: readonly (readonly TextPart<Scope>[])[]): readonly TextPart<Scope>[] | undefined {
  const parts: TextPart<Scope>[] = [];
  let literal = '';
  let length = 0;
  for (const part of pieces.flat()) {
    length += typeof part === 'string' ? part.length : part.placeholder.length;
    if (length > MAX_CHARACTERS) return undefined;
    if (typeof part === 'string') {
      literal += part;
      continue;
    }
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(part);
  }
  if (literal !== '' || parts.length === 0) parts.push(literal);
  return parts;
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
