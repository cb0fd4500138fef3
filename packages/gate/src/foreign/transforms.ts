import { isRecord } from '../templates/template';
import { type JsonObject, toItems } from './json-value';
import { LANGUAGE_EXTENSIONS } from './language-extensions';
import type { NotJudged } from './not-judged';
import { SAM_TRANSFORM } from './sam/expand-sam';

/**
 * Transforms of AWS that change nothing which rules read: rotation functions for secrets, hooks of CodeDeploy and
 * resource modules.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
const HARMLESS: readonly string[] = ['AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16'];

/** Names of the transforms of a template. */
export function listTransforms({ Transform: transform }: JsonObject): readonly string[] {
  return toItems(transform).map((item) => String(isRecord(item) ? item['Name'] : item));
}

/** The macros that the gate does not run, so that it does not know what they make of the template. */
export function listUnknownTransforms(template: JsonObject): readonly NotJudged[] {
  const known = [LANGUAGE_EXTENSIONS, SAM_TRANSFORM, ...HARMLESS];
  const names = listTransforms(template).filter((name) => !known.includes(name));
  const inline = template['Fn::Transform'] === undefined ? [] : [describeInline(template['Fn::Transform'])];
  return [...names, ...inline].map((name) => rejectTransform(name, undefined));
}

/** The macros that run on a part of one resource: `Fn::Transform` anywhere below it. */
export function listInlineTransforms(logicalId: string, value: unknown): readonly NotJudged[] {
  const names: string[] = [];
  collectInline(value, names);
  return names.map((name) => rejectTransform(name, logicalId));
}

export function rejectTransform(name: string, logicalId: string | undefined): NotJudged {
  const cause = `the gate does not run the macro ${name}`;
  return { kind: 'transform', ...(logicalId === undefined ? {} : { logicalId }), subject: name, cause };
}

/** Name of the macro of an Fn::Transform, or of the first one of a list. */
export function describeInline(transform: unknown): string {
  const [first] = toItems(transform);
  return String(isRecord(first) ? first['Name'] : first);
}

/** Reads every value of every template, so no list is made on the way. */
function collectInline(value: unknown, names: string[]): void {
  if (Array.isArray(value)) for (const item of value) collectInline(item, names);
  if (!isRecord(value)) return;
  for (const key of Object.keys(value)) {
    if (key === 'Fn::Transform') names.push(describeInline(value[key]));
    else collectInline(value[key], names);
  }
}
