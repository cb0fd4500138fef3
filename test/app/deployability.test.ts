import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { productionSettings, sandboxSettings } from '../scaffold';
import {
  lockedOutKeys,
  logGroupsOutsideTheirKey,
  methodsWithoutAuthorizer,
  refusedFirewallLogs,
  refusedTrails,
  sharedPriorities,
} from './deployability';
import { needlesslyUnbounded, statementsOf, unknownActions } from './iam-statements';
import { type SynthesizedStack, synthesized } from './synthesized';

const CHECKS = {
  'a key policy that locks the account out': lockedOutKeys,
  'a firewall log whose name AWS WAF refuses': refusedFirewallLogs,
  'a trail whose bucket lacks its policy': refusedTrails,
  'two web ACL rules of one priority': sharedPriorities,
  'a method that names no authorizer': methodsWithoutAuthorizer,
  'a log group that its key does not admit': logGroupsOutsideTheirKey,
};

/** For each check the smallest template that it must find fault with. */
const BAD: Record<keyof typeof CHECKS, object> = {
  'a key policy that locks the account out': {
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
  'a firewall log whose name AWS WAF refuses': {
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
  'a log group that its key does not admit': {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: '/somewhere/else' },
  },
};

function stackOf(resource: object): SynthesizedStack[] {
  const other = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'unlike-any' } };
  return [{ id: 'Bad', stackName: 'bad', template: Template.fromJSON({ Resources: { Bad: resource, Other: other } }) }];
}

describe.each([sandboxSettings, productionSettings])('$name can be deployed', (settings) => {
  const stacks = synthesized(settings);
  const statements = statementsOf(stacks);

  test.each(Object.entries(CHECKS))('without %s', (_name, check) => {
    expect(check(stacks)).toEqual([]);
  });

  test('with actions that AWS knows, in every policy', async () => {
    expect(statements.length).toBeGreaterThan(60);
    expect(await unknownActions(statements)).toEqual([]);
  });

  test('with no action written as a pattern, but for denials', () => {
    const patterns = statements.filter(
      ({ effect, actions }) => effect === 'Allow' && actions.some((action) => action.includes('*')),
    );
    expect(patterns).toEqual([]);
  });

  test('with rights on every resource only where AWS knows no resource for the action', async () => {
    const identity = statements.filter(({ type }) => type === 'AWS::IAM::ManagedPolicy');
    const needless = (await needlesslyUnbounded(identity)).map((fault) => fault.replace(/^.*?: PolicyDocument: /, ''));
    // Lambda attaches functions to subnets with rights that work on all resources only; the code is denied them again.
    const demandedByLambda = [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:UnassignPrivateIpAddresses',
    ].map((action) => `${action} on * although it has resources`);
    expect([...new Set(needless)].sort()).toEqual(demandedByLambda);
  });

  test('without a policy of AWS, and without a policy written into a role', () => {
    for (const stack of stacks) {
      const text = JSON.stringify(stack.template.toJSON());
      expect(text).not.toContain(':iam::aws:policy/');
      stack.template.resourceCountIs('AWS::IAM::Policy', 0);
      for (const { Properties } of Object.values(stack.template.findResources('AWS::IAM::Role'))) {
        expect(Properties.Policies).toBeUndefined();
      }
    }
  });
});

describe('the checks themselves find', () => {
  test.each(Object.entries(CHECKS))('%s', (name, check) => {
    const resource = Object.entries(BAD).find(([bad]) => bad === name)?.[1] ?? {};
    expect(check(stackOf(resource))).toContainEqual(expect.stringMatching(/^Bad Bad: /));
  });

  const policy = (Action: string) =>
    statementsOf(
      stackOf({
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } },
      }),
    );

  test('an action that does not exist', async () => {
    expect(await unknownActions(policy('kms:Decrypto'))).toEqual([
      'Bad Bad: PolicyDocument: AWS knows no action kms:Decrypto',
    ]);
    expect(await unknownActions(policy('kms:Decrypt'))).toEqual([]);
  });

  test('a right on every resource that could have been on one', async () => {
    expect(await needlesslyUnbounded(policy('sqs:SendMessage'))).toHaveLength(1);
    expect(await needlesslyUnbounded(policy('xray:PutTraceSegments'))).toEqual([]);
  });
});
