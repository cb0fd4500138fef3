import { allRules, TemplateSet } from '@bulwark/gate/rules';
import { describe, expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { EnvironmentKeys } from '../../lib/encryption/environment-keys';
import { grantTenantKeys } from '../../lib/encryption/tenant-keys';
import { ServiceFunction } from '../../lib/functions/service-function';
import { Network } from '../../lib/network/network';
import type { Settings } from '../../lib/settings/settings';
import { listResources, synthStacks } from '../app/synthesized-stacks';
import { createSharedResources, createTestStack, productionSettings, sandboxSettings } from '../scaffold';
import { createNetwork, synthNetwork } from './network-template';

/** Synthesizes a network in which two groups may call KMS. */
function synthWithCallers(settings: Settings): Template {
  const { stack, network } = createNetwork(settings);
  for (const id of ['One', 'Two']) {
    const caller = new SecurityGroup(stack, id, { vpc: network.vpc, description: id, allowAllOutbound: false });
    network.allowEndpoint(caller, caller, 'kms');
  }
  return Template.fromStack(stack);
}

const listEndpoints = (template: Template) =>
  Object.values(template.findResources('AWS::EC2::VPCEndpoint'))
    .map(({ Properties }) => Properties)
    .filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface');

const template = synthWithCallers(productionSettings);
const [kms] = listEndpoints(template);

describe('an interface endpoint', () => {
  test('is created only for a service that something in the network calls, and once', () => {
    expect(listEndpoints(synthNetwork())).toEqual([]);
    expect(listEndpoints(template).map(({ ServiceName }) => ServiceName)).toEqual(['com.amazonaws.eu-central-1.kms']);
  });

  test('allows only the listed calls, by identities of this account on resources of this account', () => {
    const limited = {
      Effect: 'Allow',
      Principal: '*',
      Condition: {
        StringEquals: { 'aws:PrincipalAccount': '111122223333' },
        StringEqualsIfExists: { 'aws:ResourceAccount': '111122223333' },
      },
    };
    expect(kms?.['PolicyDocument'].Statement).toEqual([
      {
        ...limited,
        Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ScheduleKeyDeletion', 'kms:TagResource'],
        Resource: 'arn:aws:kms:eu-central-1:111122223333:key/*',
      },
      // KMS authorizes the creation of a key on no resource.
      { ...limited, Action: 'kms:CreateKey', Resource: '*' },
    ]);
  });

  test('has private DNS, so that the default name of the service resolves to it', () => {
    expect(kms?.['PrivateDnsEnabled']).toBe(true);
  });

  test('has its own security group, which admits only the groups that the network allows', () => {
    const group = { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkKmsEndpointSecurityGroup'), 'GroupId'] };
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', { SecurityGroupIds: [group] });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Interface endpoint for kms',
      SecurityGroupIngress: Match.absent(),
    });
    const admitted = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(
      ({ Properties }) => Properties.SourceSecurityGroupId,
    );
    expect(admitted).toEqual(
      ['One', 'Two'].map((id) => ({ 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${id}`)), 'GroupId'] })),
    );
  });

  test('is in two zones in production, and only in the first zone of a sandbox', () => {
    const listSubnets = (from: Template) => listEndpoints(from)[0]?.['SubnetIds'];
    expect(listSubnets(template)).toEqual(
      [1, 2].map((zone) => ({ Ref: expect.stringMatching(new RegExp(`^NetworkVpcWorkloadSubnet${zone}`)) })),
    );
    expect(listSubnets(synthWithCallers(sandboxSettings))).toEqual([
      { Ref: expect.stringMatching(/^NetworkVpcWorkloadSubnet1/) },
    ]);
  });
});

describe('the gate', () => {
  const rule = allRules.find(({ id }) => id === 'Ec2VpcEndpointServiceCalled');

  /** Evaluates the rule on the endpoint of a function, with or without the right to call KMS. */
  function isAccepted(grant: (fn: ServiceFunction, keys: EnvironmentKeys) => void): unknown {
    const stack = createTestStack();
    const shared = createSharedResources(stack);
    const network = new Network(stack, 'Network', { ...shared, settings: sandboxSettings });
    const fn = new ServiceFunction(stack, 'Function', {
      purpose: 'Calls KMS',
      code: 'token-claims',
      timeout: Duration.seconds(5),
      memoryMiB: 256,
      concurrency: 1,
      environment: {},
      network,
      shared: { ...shared, logRetentionDays: 30 },
    });
    fn.allowEndpoint('kms');
    grant(fn, shared.keys);
    const template = Template.fromStack(stack).toJSON();
    const templates = new TemplateSet([
      { path: 'Test', file: 'Test.template.json', account: '111122223333', region: 'eu-central-1', template },
    ]);
    const endpoint = templates
      .ofType('AWS::EC2::VPCEndpoint')
      .find((found) => found.at('VpcEndpointType').text() === 'Interface');
    return endpoint && rule?.check(endpoint, templates);
  }

  test('accepts an endpoint whose service the role of a function allows', () => {
    expect(isAccepted((fn, keys) => grantTenantKeys(fn, keys.subjects, 'create'))).toBe(true);
  });

  test('names an endpoint that no function may call, although Lambda uses KMS for the dead letter queue', () => {
    expect(isAccepted(() => undefined)).toBe(false);
  });
});

describe.each([sandboxSettings, productionSettings])('in $name', (settings) => {
  const resources = synthStacks(settings).flatMap((stack) => Object.entries(listResources(stack)));

  test('only KMS has an interface endpoint, since no function in the VPC calls another service', () => {
    const services = resources
      .filter(
        ([, { Type, Properties }]) => Type === 'AWS::EC2::VPCEndpoint' && Properties?.['VpcEndpointType'] !== 'Gateway',
      )
      .map(([, { Properties }]) => Properties?.['ServiceName']);
    expect(services).toEqual([`com.amazonaws.${settings.region}.kms`]);
  });

  test('only the functions that use tenant keys reach the endpoint', () => {
    const callers = resources
      .filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroupIngress')
      .filter(([, { Properties }]) => Properties?.['Description'] === 'Interface endpoint for kms')
      .map(([id]) => /^Functions(Read|Write|Erase)/.exec(id)?.[1]);
    expect(callers.sort()).toEqual(['Read', 'Write']);
  });
});
