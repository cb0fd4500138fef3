import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { productionSettings, sandboxSettings } from '../scaffold';
import {
  findLockedOutKeys,
  findLogGroupsOutsideKey,
  findMethodsWithoutAuthorizer,
  findRefusedTrails,
  findRefusedWafLogs,
  findSharedPriorities,
  readTemplates,
} from './deployability';
import { findNeedlessWildcards, findUnknownActions, listStatements } from './iam-statements';
import { type SynthesizedStack, synthStacks } from './synthesized-stacks';

const CHECKS = {
  'a key policy that locks out the account': findLockedOutKeys,
  'a web ACL log whose name AWS WAF refuses': findRefusedWafLogs,
  'a trail whose bucket lacks its policy': findRefusedTrails,
  'two web ACL rules of one priority': findSharedPriorities,
  'a method that names no authorizer': findMethodsWithoutAuthorizer,
  'a log group whose name its key does not allow': findLogGroupsOutsideKey,
};

/** The smallest template in which each check must find a fault. */
const BAD: Record<keyof typeof CHECKS, object> = {
  'a key policy that locks out the account': {
    Type: 'AWS::KMS::Key',
    Properties: {
      KeyPolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 'kms:Decrypt',
            Resource: '*',
          },
        ],
      },
    },
  },
  'a web ACL log whose name AWS WAF refuses': {
    Type: 'AWS::WAFv2::LoggingConfiguration',
    Properties: { LogDestinationConfigs: [{ 'Fn::GetAtt': ['Other', 'Arn'] }] },
  },
  'a trail whose bucket lacks its policy': {
    Type: 'AWS::CloudTrail::Trail',
    Properties: { TrailName: 'trail', S3BucketName: { Ref: 'Other' } },
  },
  'two web ACL rules of one priority': {
    Type: 'AWS::WAFv2::WebACL',
    Properties: { Rules: [{ Priority: 1 }, { Priority: 1 }] },
  },
  'a method that names no authorizer': {
    Type: 'AWS::ApiGateway::Method',
    Properties: { AuthorizationType: 'COGNITO_USER_POOLS' },
  },
  'a log group whose name its key does not allow': {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: '/somewhere/else' },
  },
};

function createStack(resource: object): SynthesizedStack[] {
  const other = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'unlike-any' } };
  return [{ id: 'Bad', stackName: 'bad', template: Template.fromJSON({ Resources: { Bad: resource, Other: other } }) }];
}

describe.each([sandboxSettings, productionSettings])('$name can be deployed', (settings) => {
  const stacks = synthStacks(settings);
  const statements = listStatements(stacks);

  test.each(Object.entries(CHECKS))('without %s', (_name, check) => {
    expect(check(readTemplates(stacks))).toEqual([]);
  });

  test('with actions that exist in AWS, in every policy', async () => {
    expect(statements.length).toBeGreaterThan(60);
    expect(await findUnknownActions(statements)).toEqual([]);
  });

  test('with wildcards in actions only where a statement denies', () => {
    const patterns = statements.filter(
      ({ effect, actions }) => effect === 'Allow' && actions.some((action) => action.includes('*')),
    );
    expect(patterns).toEqual([]);
  });

  test('with rights on every resource only where the action has no resource type', async () => {
    const identity = statements.filter(({ type }) => type === 'AWS::IAM::ManagedPolicy');
    const needless = (await findNeedlessWildcards(identity)).map((fault) =>
      fault.replace(/^.*?: PolicyDocument: /, ''),
    );
    // Lambda needs these on all resources to attach a function to subnets; a Deny takes them from the code of the
    // function.
    const requiredByLambda = [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:UnassignPrivateIpAddresses',
    ].map((action) => `${action} on * although it has resources`);
    expect([...new Set(needless)].sort()).toEqual(requiredByLambda);
  });

  test('without an AWS managed policy and without an inline policy in a role', () => {
    for (const stack of stacks) {
      // A playbook attaches the policy that denies every call, and a condition names it.
      const condition = '"iam:PolicyARN":"arn:aws:iam::aws:policy/AWSDenyAll"';
      const text = JSON.stringify(stack.template.toJSON()).replaceAll(condition, '');
      expect(text).not.toContain(':iam::aws:policy/');
      stack.template.resourceCountIs('AWS::IAM::Policy', 0);
      for (const { Properties } of Object.values(stack.template.findResources('AWS::IAM::Role'))) {
        expect(Properties.Policies).toBeUndefined();
      }
    }
  });
});

describe('the checks find', () => {
  test.each(Object.entries(CHECKS))('%s', (name, check) => {
    const resource = Object.entries(BAD).find(([bad]) => bad === name)?.[1] ?? {};
    expect(check(readTemplates(createStack(resource)))).toContainEqual(expect.stringMatching(/^Bad Bad: /));
  });

  const policy = (Action: string) =>
    listStatements(
      createStack({
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } },
      }),
    );

  test('an action that does not exist', async () => {
    expect(await findUnknownActions(policy('kms:Decrypto'))).toEqual([
      'Bad Bad: PolicyDocument: kms:Decrypto is not an action of AWS',
    ]);
    expect(await findUnknownActions(policy('kms:Decrypt'))).toEqual([]);
  });

  test('a permission on all resources for an action that supports resources', async () => {
    expect(await findNeedlessWildcards(policy('sqs:SendMessage'))).toHaveLength(1);
    expect(await findNeedlessWildcards(policy('xray:PutTraceSegments'))).toEqual([]);
  });
});
