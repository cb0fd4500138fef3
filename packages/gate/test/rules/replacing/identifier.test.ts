import { describe, expect, test } from '@jest/globals';
import { collectIdentifiers } from '../../../scripts/identifiers';
import { identifierRules } from '../../../src/rules/replacing/identifier';
import data from '../../../src/rules/replacing/identifiers.json';
import type { ResourceDeclaration } from '../../../src/templates/template';
import { createTemplateSet } from '../rule-cases';

const [rule] = identifierRules;

/** What the rule reports, by logical id. */
function evaluate(Resources: Readonly<Record<string, ResourceDeclaration>>): Readonly<Record<string, unknown>> {
  const set = createTemplateSet({ Resources });
  const results = set.resources
    .filter((resource) => rule?.appliesTo?.(resource))
    .map((resource) => [resource.logicalId, rule?.check(resource, set)]);
  return Object.fromEntries(results.filter(([, result]) => Array.isArray(result) && result.length > 0));
}

const entry = (PrincipalArn: unknown) => ({
  Type: 'AWS::EKS::AccessEntry',
  Properties: { ClusterName: { Ref: 'Cluster' }, PrincipalArn },
});
const Cluster = { Type: 'AWS::EKS::Cluster' };

describe('two resources of a type with one identifier', () => {
  test('are reported at the second, with the first', () => {
    expect(evaluate({ Cluster, One: entry('arn:a'), Two: entry('arn:a') })).toEqual({
      Two: ['PrincipalArn, ClusterName: same as One'],
    });
  });

  test('are different when a part of it is', () => {
    expect(evaluate({ Cluster, One: entry('arn:a'), Two: entry('arn:b') })).toEqual({});
  });

  test('are different when CloudFormation generates the name', () => {
    const Type = 'AWS::ECS::Cluster';
    expect(evaluate({ One: { Type }, Two: { Type } })).toEqual({});
    const named = { Type, Properties: { ClusterName: 'app' } };
    expect(evaluate({ One: named, Two: named })).toEqual({ Two: ['ClusterName: same as One'] });
  });

  test('may have one name where another property tells them apart', () => {
    const schedule = (GroupName: string) => ({
      Type: 'AWS::Scheduler::Schedule',
      Properties: { Name: 'daily', GroupName },
    });
    expect(evaluate({ One: schedule('a'), Two: schedule('b') })).toEqual({});
    expect(evaluate({ One: schedule('a'), Two: schedule('a') })).toEqual({ Two: ['Name, GroupName: same as One'] });
  });
});

test('the identifiers are as the script writes them: npx tsx packages/gate/scripts/write-identifiers.ts', () => {
  expect(data).toEqual(collectIdentifiers());
});
