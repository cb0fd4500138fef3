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
  const { raw, scope } = properties.located;
  return writeLists(resource.type, mode === 'resolved' ? resolveForView(properties) : chooseBranches(raw, scope));
}

/**
 * Properties that rules of cdk-nag take for a list without looking, so that they stop on anything else. Where they stop
 * on no list as well, `isNeeded` is true.
 */
const LISTS: Readonly<Record<string, { readonly name: string; readonly isNeeded: boolean }>> = {
  'AWS::ApiGateway::Stage': { name: 'MethodSettings', isNeeded: false },
  'AWS::EC2::SecurityGroup': { name: 'SecurityGroupIngress', isNeeded: false },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { name: 'LoadBalancerAttributes', isNeeded: true },
};

/** Writes a list where CloudFormation reads one: no list is an empty one, and one object is a list of one. */
function writeLists(type: string, properties: unknown): unknown {
  const list = LISTS[type];
  if (list === undefined || !isRecord(properties) || parseIntrinsic(properties) !== undefined) return properties;
  const { name, isNeeded } = list;
  const value = properties[name];
  if (value === undefined) return isNeeded ? { ...properties, [name]: [] } : properties;
  return isRecord(value) && parseIntrinsic(value) === undefined ? { ...properties, [name]: [value] } : properties;
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
