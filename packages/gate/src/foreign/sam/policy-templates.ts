import { isRecord } from '../../templates/template';
import { type JsonObject, toObject } from '../json-value';
import data from './data/policy-templates.json';

interface PolicyTemplate {
  readonly parameters: readonly string[];
  readonly statements: readonly JsonObject[];
}

const TEMPLATES: Readonly<Record<string, PolicyTemplate>> = data.templates;

/** Whether a value is `{ "S3ReadPolicy": { "BucketName": ... } }` of the published list. */
export function isPolicyTemplate(policy: unknown): policy is JsonObject {
  if (!isRecord(policy)) return false;
  const [name, ...others] = Object.keys(policy);
  return name !== undefined && others.length === 0 && Object.hasOwn(TEMPLATES, name);
}

/** The statements of a policy template with the given values in place of its parameters. */
export function expandPolicyTemplate(policy: JsonObject): readonly unknown[] {
  const [[name, values] = ['', {}]] = Object.entries(policy);
  return (TEMPLATES[name]?.statements ?? []).map((statement) => replaceParameters(statement, toObject(values)));
}

/** A value may name a parameter of the template that is called like a parameter of the policy template. */
function replaceParameters(value: unknown, values: JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceParameters(item, values));
  if (!isRecord(value)) return value;
  const { Ref: name } = value;
  if (typeof name === 'string' && name in values) return values[name];
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceParameters(item, values)]));
}
