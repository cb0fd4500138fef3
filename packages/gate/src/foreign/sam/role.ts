import { isRecord } from '../../templates/template';
import { isIntrinsic, isSame, type JsonObject, omitAbsent, sub, toItems } from '../json-value';
import data from './data/managed-policy-paths.json';
import { expandPolicyTemplate, isPolicyTemplate } from './policy-templates';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';

const PATHS: Readonly<Record<string, string>> = data.paths;

export function createTrustPolicy(service: string): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  };
}

export function createInlinePolicy(name: string, ...statements: readonly JsonObject[]): JsonObject {
  return { PolicyName: name, PolicyDocument: { Version: '2012-10-17', Statement: statements } };
}

export function allow(action: string | readonly string[], resource: unknown): JsonObject {
  return { Action: action, Effect: 'Allow', Resource: resource };
}

export function getManagedPolicyArn(name: string): JsonObject {
  return sub(`arn:\${AWS::Partition}:iam::aws:policy/${name}`);
}

/** The role that SAM generates for a function or a state machine. */
export class RoleBuilder {
  readonly #managed: unknown[] = [];
  readonly #inline: unknown[] = [];

  constructor(
    readonly id: string,
    private readonly trust: unknown,
  ) {}

  addManagedPolicy(arn: unknown): void {
    if (!this.#managed.some((other) => isSame(other, arn))) this.#managed.push(arn);
  }

  addInlinePolicy(policy: unknown): void {
    if (!this.#inline.some((other) => isSame(other, policy))) this.#inline.push(policy);
  }

  /**
   * Adds what the property `Policies` lists: names or ARNs of managed policies, policy documents, and policy templates.
   *
   * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-policies
   */
  addPolicies(policies: unknown, resource: SamResource, output: SamOutput): void {
    for (const [index, policy] of toItems(policies).entries()) this.#addPolicy(policy, index, resource, output);
  }

  build(properties: JsonObject): JsonObject {
    return omitAbsent({
      AssumeRolePolicyDocument: this.trust,
      ManagedPolicyArns: this.#managed,
      Policies: this.#inline.length === 0 ? undefined : this.#inline,
      ...properties,
    });
  }

  #addPolicy(policy: unknown, index: number, resource: SamResource, output: SamOutput): void {
    const name = `${this.id}Policy${index}`;
    if (isRecord(policy) && 'Fn::If' in policy) {
      const [condition, one, other] = toItems(policy['Fn::If']);
      const branches = [one, other].map((branch) => readPolicy(branch, name));
      const isManaged = branches.some((branch) => branch?.kind === 'managed');
      const choice = { 'Fn::If': [condition, ...branches.map((branch) => branch?.value ?? { Ref: 'AWS::NoValue' })] };
      if (isManaged) this.#managed.push(choice);
      else this.#inline.push(choice);
      return;
    }
    const read = readPolicy(policy, name);
    if (read === undefined) {
      output.reject(resource, `Policies.${index}`, `Policies.${index} is no policy template of the published list`);
    } else if (read.kind === 'managed') this.addManagedPolicy(read.value);
    else this.addInlinePolicy(read.value);
  }
}

/** @returns undefined for the name of a policy template that the published list does not have */
function readPolicy(
  policy: unknown,
  name: string,
): { readonly kind: 'managed' | 'inline'; readonly value: unknown } | undefined {
  if (typeof policy === 'string') {
    return {
      kind: 'managed',
      value: policy.includes(':') ? policy : getManagedPolicyArn(findManagedPolicyPath(policy)),
    };
  }
  if (isIntrinsic(policy)) return { kind: 'managed', value: policy };
  if (isRecord(policy) && 'Statement' in policy)
    return { kind: 'inline', value: { PolicyName: name, PolicyDocument: policy } };
  if (!isPolicyTemplate(policy)) return undefined;
  return { kind: 'inline', value: { PolicyName: name, PolicyDocument: { Statement: expandPolicyTemplate(policy) } } };
}

/** Managed policies for roles of services are below a path, which their names do not tell. */
function findManagedPolicyPath(name: string): string {
  return `${PATHS[name] ?? ''}${name}`;
}
