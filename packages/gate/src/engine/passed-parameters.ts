import { followIntrinsics, resolveText } from '../templates/follow-intrinsics';
import { parseIntrinsic } from '../templates/intrinsics';
import { findDefault } from '../templates/parameters';
import { isRecord } from '../templates/template';
import type { TemplateResource, TemplateStack } from '../templates/template-resource';

/**
 * Whether a resource differs in what is unknown from the resource by the defaults only by parameters that a deployment
 * passes in place of a default. A template is judged by the defaults of its parameters, wherever they are: also behind
 * `Fn::If: [HasPolicies, Ref: Policies, ...]`, where the condition is that the default was replaced. What is passed is
 * in no template. Other values behind the condition are judged.
 *
 * @param byDefault the resource where every parameter has its default
 */
export function isUnknownByPassedParameters(resource: TemplateResource, byDefault: TemplateResource): boolean {
  const before = new Set(listUnknown(byDefault).map(getKey));
  const added = listUnknown(resource).filter((unknown) => !before.has(getKey(unknown)));
  return added.length > 0 && added.every(({ raw, stack }) => isMadeOfPassed(raw, stack));
}

/** A value that only a deployment determines, and the template that has it. */
interface Unknown {
  readonly path: string;
  readonly raw: unknown;
  readonly stack: TemplateStack;
}

function getKey({ path, raw }: Unknown): string {
  return `${path} ${JSON.stringify(raw)}`;
}

function listUnknown(resource: TemplateResource): readonly Unknown[] {
  const found: Unknown[] = [];
  collectUnknown(resource.at('').raw, resource.stack, '', found);
  return found;
}

function collectUnknown(given: unknown, origin: TemplateStack, path: string, found: Unknown[]): void {
  const { raw, scope } = followIntrinsics(given, origin);
  if (typeof raw !== 'object' || raw === null) return;
  if (isRecord(raw) && parseIntrinsic(raw) !== undefined) {
    if (resolveText(raw, scope) === undefined) found.push({ path, raw, stack: scope });
    return;
  }
  for (const [key, value] of Object.entries(raw)) collectUnknown(value, scope, `${path}.${key}`, found);
}

/** Functions that only cut and join what they are given. */
const TEXT_FUNCTIONS: readonly string[] = ['Fn::Join', 'Fn::Split', 'Fn::Select', 'Fn::Base64'];

function isMadeOfPassed(raw: unknown, stack: TemplateStack): boolean {
  if (Array.isArray(raw)) return raw.every((item) => isMadeOfPassed(item, stack));
  if (!isRecord(raw)) return true;
  const [name = '', argument] = parseIntrinsic(raw) ?? [];
  if (name === 'Ref') return typeof argument === 'string' && isPassed(argument, stack);
  return TEXT_FUNCTIONS.includes(name) && isMadeOfPassed(argument, stack);
}

/** Whether a deployment passes the parameter, although it has a default: a scenario assumes it. */
function isPassed(id: string, stack: TemplateStack): boolean {
  const parameter = stack.source.template.Parameters?.[id];
  if (parameter === undefined || findDefault(parameter) === undefined) return false;
  return stack.findReferenced(id, undefined) === undefined;
}
