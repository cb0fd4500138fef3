import { secretRules } from '../../../src/rules/secrets/secret';
import type { Template } from '../../../src/templates/template';
import { createTemplateSet } from '../rule-cases';

/** What the rules report about a template, without the ids of resources. */
export function find(template: Template): readonly string[] {
  const set = createTemplateSet(template);
  return set.resources.flatMap((resource) =>
    secretRules.flatMap(({ appliesTo, check }) => {
      const result = appliesTo?.(resource) === false ? [] : check(resource, set);
      return Array.isArray(result) ? result : [];
    }),
  );
}

export const inProperties = (Type: string, Properties: object): readonly string[] =>
  find({ Resources: { Subject: { Type, Properties: { ...Properties } } } });
export const inVariable = (name: string, value: unknown): readonly string[] =>
  inProperties('AWS::Lambda::Function', { Environment: { Variables: { [name]: value } } });
export const inText = (text: unknown): readonly string[] =>
  inProperties('AWS::SSM::Parameter', { Type: 'String', Value: text });

/** Joined here, so that no scanner of this repository takes an example for a leaked secret. */
export const join = (...parts: readonly string[]): string => parts.join('');
export const letters = (count: number): string => 'aB3dE6gH9kL2nP5qR8tV1xZ4'.repeat(4).slice(0, count);
