import { parseIntrinsic } from '../templates/intrinsics';
import { resolveForView } from '../templates/resolve-for-view';
import { isRecord } from '../templates/template';
import type { TemplateResource, TemplateStack } from '../templates/template-resource';

/**
 * How the properties of a resource are shown to rules that read no templates.
 *
 * - `written`: as the template has them, so that the details of a finding are those that cdk-nag reports alone.
 * - `resolved`: with all that the templates determine in place of intrinsic functions, also across stacks.
 */
export type ViewMode = 'written' | 'resolved';

/**
 * Reads the properties of a resource as plain data. Without `AWS::NoValue`, and with `Fn::If` replaced where the
 * condition is decided.
 */
export function readViewProperties(resource: TemplateResource, mode: ViewMode): unknown {
  const properties = resource.at('');
  if (mode === 'resolved') return resolveForView(properties);
  const { raw, scope } = properties.located;
  return chooseBranches(raw, scope);
}

function chooseBranches(raw: unknown, stack: TemplateStack): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  if (Array.isArray(raw)) {
    const items: readonly unknown[] = raw.map((item) => chooseBranches(item, stack));
    return items.includes(undefined) ? items.filter((item) => item !== undefined) : items;
  }
  if (!isRecord(raw)) return raw;
  const intrinsic = parseIntrinsic(raw);
  const name = intrinsic?.[0];
  const argument = intrinsic?.[1];
  if (name === 'Ref' && argument === 'AWS::NoValue') return undefined;
  if (name === 'Fn::If' && Array.isArray(argument)) {
    const [condition, then, otherwise]: readonly unknown[] = argument;
    const holds = typeof condition === 'string' ? stack.decideCondition(condition) : undefined;
    if (holds !== undefined) return chooseBranches(holds ? then : otherwise, stack);
  }
  const chosen: Record<string, unknown> = {};
  for (const key of Object.keys(raw)) {
    const value = chooseBranches(raw[key], stack);
    if (value !== undefined) chosen[key] = value;
  }
  return chosen;
}
