import type { AccessRecord } from '../../src/access/access-record';
import { collectAccess } from '../../src/access/collect-access';
import type { ResourceDeclaration, StackTemplate, Template } from '../../src/templates/template';
import { TemplateSet } from '../../src/templates/template-set';
import { LOCATION } from '../templates/small-template';

export type Resources = Readonly<Record<string, ResourceDeclaration>>;

/** The access record of a stack `App` with these resources, in the account and region of the documentation. */
export function collect(Resources: Resources, template: Template = {}): AccessRecord {
  return collectStacks([{ path: 'App', file: 'app.json', ...LOCATION, template: { ...template, Resources } }]);
}

/** The access record of several stacks of one environment. */
export function collectStacks(stacks: readonly StackTemplate[]): AccessRecord {
  const [record] = collectAccess(new TemplateSet(stacks), ({ path }) => path);
  if (record === undefined) throw new Error('the templates have no resource');
  return record;
}

/** Who is allowed what by an answer, one line each: `App/Reader: s3:GetObject if ...`. */
export function listAllowed(record: AccessRecord, id: string): readonly string[] {
  const answer = record.answers.find((each) => each.id === id);
  if (answer === undefined)
    throw new Error(`no answer ${id}; there are ${record.answers.map((each) => each.id).join(', ')}`);
  return answer.allowed.map(({ principal, actions, conditions }) => {
    const when = conditions.length === 0 ? '' : ` if ${conditions.join(' and ')}`;
    return `${principal}: ${actions.join(', ')}${when}`;
  });
}

/** A role that a function uses, with one inline policy. */
export function role(
  statements: readonly object[],
  properties: Readonly<Record<string, unknown>> = {},
): ResourceDeclaration {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
      },
      Policies: statements.length === 0 ? [] : [{ PolicyName: 'Own', PolicyDocument: { Statement: statements } }],
      ...properties,
    },
  };
}

export function allow(Action: unknown, Resource: unknown, more: object = {}): object {
  return { Effect: 'Allow', Action, Resource, ...more };
}

export function deny(Action: unknown, Resource: unknown, more: object = {}): object {
  return { Effect: 'Deny', Action, Resource, ...more };
}

export function getAtt(id: string, attribute = 'Arn'): object {
  return { 'Fn::GetAtt': [id, attribute] };
}
