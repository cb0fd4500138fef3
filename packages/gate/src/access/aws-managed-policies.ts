import { type TemplateStack, Value } from '../templates/template-resource';
import { type AccessStatement, readAccessStatements } from './access-statement';
import data from './data/aws-managed-policies.json';
import type { ResourceNames } from './resource-names';

const texts = new Map(Object.entries(data.policies));
const without = new Set(data.without);

/**
 * The statements of a managed policy of AWS about the actions that are asked about; undefined when the data does not
 * have it.
 */
export function findAwsManagedPolicy(
  arn: string,
  stack: TemplateStack,
  names: ResourceNames,
): readonly AccessStatement[] | undefined {
  const name = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
  if (name === undefined) return undefined;
  const text = texts.get(name);
  if (text === undefined) return without.has(name) ? [] : undefined;
  return readAccessStatements(new Value(text, stack, 'PolicyDocument'), arn, names).statements;
}
