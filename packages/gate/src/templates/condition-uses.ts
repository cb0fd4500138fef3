import { parseIntrinsic, toList } from './intrinsics';
import { isRecord } from './template';
import type { TemplateStack } from './template-resource';

/** The resource in which CDK tells AWS which constructs an app uses. It protects nothing and opens nothing. */
const METADATA = 'AWS::CDK::Metadata';

/** The names of the undetermined conditions that a resource, one of its values, or an output for other stacks has. */
export function findUndeterminedConditions(stack: TemplateStack): readonly string[] {
  const { Conditions = {}, Resources = {}, Outputs = {} } = stack.source.template;
  const undetermined = new Set(Object.keys(Conditions).filter((name) => stack.decideCondition(name) === undefined));
  if (undetermined.size === 0) return [];
  const used = new Set<string>();
  for (const resource of Object.values(Resources)) {
    if (resource.Type === METADATA) continue;
    if (typeof resource.Condition === 'string') used.add(resource.Condition);
    collectUses(resource, used);
  }
  for (const output of Object.values(Outputs)) {
    if (output.Export === undefined && stack.source.nestedIn === undefined) continue;
    if (typeof output.Condition === 'string') used.add(output.Condition);
    collectUses(output.Value, used);
  }
  return [...used].filter((name) => undetermined.has(name));
}

function collectUses(raw: unknown, used: Set<string>): void {
  if (Array.isArray(raw)) for (const item of raw) collectUses(item, used);
  if (!isRecord(raw)) return;
  const [name, argument] = parseIntrinsic(raw) ?? [];
  const [condition] = name === 'Fn::If' ? toList(argument) : [];
  if (typeof condition === 'string') used.add(condition);
  for (const value of Object.values(raw)) collectUses(value, used);
}
