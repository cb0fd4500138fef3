import { hasDynamicReference } from './dynamic-reference';
import { parseIntrinsic, parseReference } from './intrinsics';
import type { Value } from './template-resource';

/**
 * Whether an account id is that of the stack, in digits or as `AWS::AccountId`.
 *
 * @throws Undecidable when only a deployment determines the account
 */
export function isOwnAccount(value: Value): boolean {
  const text = value.text();
  return text === `\${AWS::AccountId}` || (text !== undefined && text === value.stack.source.account);
}

/**
 * Whether a value is set, known or not. An empty text sets nothing.
 *
 * @throws Undecidable for an attribute of a resource that no template has
 */
export function isSet(value: Value): boolean {
  if (parseReference(value.raw)?.attribute !== undefined && value.target() === undefined) value.text();
  return value.present && value.raw !== '';
}

/** Whether CloudFormation reads the value, or a part of it, from Secrets Manager or Parameter Store when it deploys. */
export function isDynamicReference(value: Value): boolean {
  return hasDynamicReference(value.display());
}

/** Whether a value is a parameter without a readable default: whoever deploys the template chooses it. */
export function isPassedParameter(value: Value): boolean {
  const id = parseReference(value.raw)?.id;
  if (id === undefined || id.startsWith('AWS::') || value.target() !== undefined) return false;
  return value.display() === `\${${id}}`;
}

/** Whether a value, or a part of it, is an output of a stack that is not among the templates. */
export function isImported(value: Value): boolean {
  return value.target() === undefined && hasImport(value.located.raw);
}

function hasImport(raw: unknown): boolean {
  const intrinsic = parseIntrinsic(raw);
  if (intrinsic === undefined) return false;
  const [name, argument] = intrinsic;
  return name === 'Fn::ImportValue' || (Array.isArray(argument) && argument.some(hasImport));
}
