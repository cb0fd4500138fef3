import { isRecord } from './template';

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
  /** A value of a mapping; a key that only a deployment determines is undefined. @default - no template has mappings */
  findMapped?(map: string, topLevelKey: string | undefined, secondLevelKey: string | undefined): unknown;
  /** Whether a condition holds. @default - its expression is evaluated */
  decideCondition?(name: string): boolean | undefined;
  /** The text of one side of Fn::Equals. @default - the same text as anywhere else */
  resolveComparedText?(raw: unknown): string | undefined;
}

/** References and exports may lead to each other in a malformed template; no sound one is nested this deep. */
export const MAX_DEPTH = 64;

/** `['Fn::GetAtt', [...]]` of an object with that single key. */
export function parseIntrinsic(raw: unknown): [name: string, argument: unknown] | undefined {
  // Called for every value below every property, so it calls nothing, and no list of the keys is made.
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  let name: string | undefined;
  for (const key in raw) {
    if (name !== undefined) return undefined;
    name = key;
  }
  if (name === undefined || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  return [name, Reflect.get(raw, name)];
}

/** Logical id and attribute of a Ref or Fn::GetAtt. */
export function parseReference(
  raw: unknown,
): { readonly id: string; readonly attribute: string | undefined } | undefined {
  const intrinsic = parseIntrinsic(raw);
  if (intrinsic === undefined) return undefined;
  // Called for most values, so no iterator is made of a list.
  const argument = intrinsic[1];
  if (intrinsic[0] === 'Ref') return typeof argument === 'string' ? { id: argument, attribute: undefined } : undefined;
  if (intrinsic[0] !== 'Fn::GetAtt') return undefined;
  const steps: readonly unknown[] = Array.isArray(argument) ? argument : String(argument).split('.');
  const id = steps[0];
  return typeof id === 'string' ? { id, attribute: steps.slice(1).join('.') } : undefined;
}

/** A piece of the text of Fn::Sub: literal, or the name between `${` and `}`. */
export type SubstitutedPiece = { readonly literal: string } | { readonly variable: string };

/** Splits the text of Fn::Sub in one pass. `${!Name}` is the literal text `${Name}`. */
export function splitSubstitution(text: string): readonly SubstitutedPiece[] {
  const pieces: SubstitutedPiece[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    const end = start < 0 ? -1 : text.indexOf('}', start);
    if (end < 0) break;
    pieces.push({ literal: text.slice(from, start) });
    const name = text.slice(start + 2, end);
    pieces.push(name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { variable: name });
    from = end + 1;
  }
  pieces.push({ literal: text.slice(from) });
  return pieces;
}

/** A variable of Fn::Sub: the value given for it, or a reference. */
export function parseVariable(name: string, values: unknown): unknown {
  if (isRecord(values) && Object.hasOwn(values, name)) return values[name];
  const [id, ...attribute] = name.split('.');
  return attribute.length === 0 ? { Ref: id } : { 'Fn::GetAtt': [id, attribute.join('.')] };
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
