import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Backend } from '../../../lib/backend';
import type { Settings } from '../../../lib/settings/settings';
import { createTestApp, sandboxSettings } from '../../scaffold';
import { BUCKET } from './aws-endpoint';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The response stack of an environment, and what the values in it are once it is deployed. */
export class ResponseTemplate {
  readonly template: Template;
  readonly resources: Readonly<Record<string, Resource>>;

  constructor(settings: Settings = sandboxSettings) {
    const backend = new Backend(createTestApp(), settings.name, { settings });
    const stack = backend.node.findChild('Response');
    if (!Stack.isStack(stack)) throw new Error('expected a stack Response');
    this.template = Template.fromStack(stack);
    this.resources = this.template.toJSON()['Resources'];
  }

  /** The resource of a type whose logical id begins with a text. */
  find(type: string, id: string): Resource {
    const found = Object.entries(this.resources).filter(([key, { Type }]) => Type === type && key.startsWith(id));
    const [entry] = found;
    if (entry === undefined || found.length > 1) throw new Error(`expected one ${type} ${id}, got ${found.length}`);
    return entry[1];
  }

  list(type: string): readonly Resource[] {
    return Object.values(this.resources).filter(({ Type }) => Type === type);
  }

  /** The environment variables of a function, with what AWS would put in place of references. */
  readVariables(id: string): Record<string, string> {
    const environment: { Variables?: Record<string, unknown> } = Object(
      this.find('AWS::Lambda::Function', id).Properties['Environment'],
    );
    const variables = Object.entries(environment.Variables ?? {}).map(([name, value]) => [
      name,
      DEPLOYED.get(name) ?? resolveValue(value),
    ]);
    return Object.fromEntries(variables);
  }

  /** The definition of a state machine, with its substitutions. */
  readDefinition(id: string): string {
    const { DefinitionString, DefinitionSubstitutions } = this.find('AWS::StepFunctions::StateMachine', id).Properties;
    return Object.entries(Object(DefinitionSubstitutions)).reduce(
      (text, [name, value]) => text.replaceAll(`\${${name}}`, resolveValue(value)),
      String(DefinitionString),
    );
  }
}

/** Values of other stacks that a handler parses. */
const DEPLOYED = new Map([
  ['RECORD_BUCKET', BUCKET],
  ['IP_SET', 'blocked|id|REGIONAL'],
  ['USER_POOL_ID', 'eu-central-1_example'],
  ['ISOLATION_GROUP', 'sg-isolation'],
  ['APPROVAL_URL', 'https://approvals.example.com/'],
]);

/** Returns a text in place of each intrinsic function. */
export function resolveValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument] = []] = Object.entries(value);
  if (name === 'Fn::Join' && Array.isArray(argument)) return argument[1].map(resolveValue).join(argument[0]);
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) return buildArn(String(argument[0]));
  return String(argument).replace(/.*:/, '');
}

function buildArn(id: string): string {
  if (id.includes('Role')) return `arn:aws:iam::111122223333:role/sandbox-Response-${id}`;
  const kind = id.includes('Machine')
    ? 'states:eu-central-1:111122223333:stateMachine'
    : 'lambda:eu-central-1:111122223333:function';
  return `arn:aws:${kind}:${id}`;
}
