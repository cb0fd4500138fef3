import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { createSandboxDraft, parseDraft, productionSettings, sandboxSettings } from '../scaffold';
import { createNetwork, synthNetwork } from './network-template';

const sandbox = synthNetwork();
const production = synthNetwork(productionSettings);

function listSubnets(template: Template): { cidr: string; zone: string; group: string }[] {
  return Object.values(template.findResources('AWS::EC2::Subnet')).map(({ Properties }) => ({
    cidr: Properties.CidrBlock,
    zone: Properties.AvailabilityZone,
    group: Properties.Tags.find((tag: { Key: string }) => tag.Key === 'aws-cdk:subnet-name').Value,
  }));
}

describe('a VPC without the internet', () => {
  test.each([
    ['sandbox', sandbox],
    ['production', production],
  ])('%s has no internet gateway, no NAT, no route', (_, template) => {
    for (const type of [
      'InternetGateway',
      'NatGateway',
      'Route',
      'EgressOnlyInternetGateway',
      'VPCGatewayAttachment',
    ]) {
      template.resourceCountIs(`AWS::EC2::${type}`, 0);
    }
  });

  test('subnets assign no public addresses', () => {
    sandbox.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('DNS resolution is on, as interface endpoints require', () => {
    sandbox.hasResourceProperties('AWS::EC2::VPC', {
      CidrBlock: '10.20.0.0/16',
      EnableDnsHostnames: true,
      EnableDnsSupport: true,
    });
  });

  test('each zone of the settings has two groups of subnets', () => {
    expect(listSubnets(sandbox)).toEqual([
      { cidr: '10.20.0.0/20', zone: 'eu-central-1a', group: 'Workload' },
      { cidr: '10.20.16.0/20', zone: 'eu-central-1b', group: 'Workload' },
      { cidr: '10.20.96.0/24', zone: 'eu-central-1a', group: 'Database' },
      { cidr: '10.20.97.0/24', zone: 'eu-central-1b', group: 'Database' },
    ]);
  });

  test('the list of zones in the settings is not modified', () => {
    expect(sandboxSettings.network.zones).toEqual(['eu-central-1a', 'eu-central-1b']);
  });

  test('a zone added later moves no subnet', () => {
    const draft = createSandboxDraft();
    const two = listSubnets(sandbox);
    const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
    const three = listSubnets(synthNetwork(parseDraft({ ...draft, network: { ...sandboxSettings.network, zones } })));
    expect(three).toHaveLength(6);
    expect(three).toEqual(expect.arrayContaining(two));
  });
});

describe('Block Public Access', () => {
  test('blocks both directions for the account if the settings enable it', () => {
    const network = { ...sandboxSettings.network, blockPublicAccess: true };
    synthNetwork(parseDraft({ ...createSandboxDraft(), network })).hasResourceProperties(
      'AWS::EC2::VPCBlockPublicAccessOptions',
      { InternetGatewayBlockMode: 'block-bidirectional' },
    );
  });

  test('is not set by default, since it applies to every VPC of the account', () => {
    sandbox.resourceCountIs('AWS::EC2::VPCBlockPublicAccessOptions', 0);
  });
});

describe('access', () => {
  const { stack, network } = createNetwork();
  const caller = new SecurityGroup(stack, 'Caller', {
    vpc: network.vpc,
    description: 'A caller',
    allowAllOutbound: false,
  });
  network.allowEndpoint(caller, caller, 'kms');
  network.allowCustomResourceResponse(caller, caller);
  const template = Template.fromStack(stack);
  const findLogicalId = (start: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^${start}`), 'GroupId'] });

  test('a security group reaches the endpoint of a service on port 443, by its security group', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: findLogicalId('Caller'),
      DestinationSecurityGroupId: findLogicalId('NetworkKmsEndpoint'),
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: findLogicalId('NetworkKmsEndpoint'),
      SourceSecurityGroupId: findLogicalId('Caller'),
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
  });

  test('a custom resource responds to CloudFormation through the prefix list of S3', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: findLogicalId('Caller'),
      DestinationPrefixListId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkSetupS3PrefixList'), 'Id'] },
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
  });

  test('no rule names an address, except the placeholder that matches no packet', () => {
    const rules = ['SecurityGroupIngress', 'SecurityGroupEgress'].flatMap((type) =>
      Object.values(template.findResources(`AWS::EC2::${type}`)).map(({ Properties }) => Properties),
    );
    expect(rules).toHaveLength(3);
    for (const rule of rules) {
      expect(Object.keys(rule)).not.toContain('CidrIp');
      expect(Object.keys(rule)).not.toContain('CidrIpv6');
    }
    for (const { Properties } of Object.values(template.findResources('AWS::EC2::SecurityGroup'))) {
      expect(Properties.SecurityGroupIngress).toBeUndefined();
      expect(Properties.SecurityGroupEgress).toEqual([
        {
          CidrIp: '255.255.255.255/32',
          Description: 'Disallow all traffic',
          IpProtocol: 'icmp',
          FromPort: 252,
          ToPort: 86,
        },
      ]);
    }
  });
});
