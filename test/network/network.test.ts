import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { productionSettings, sandboxDraft, sandboxSettings, settingsOf } from '../scaffold';
import { networkIn, networkTemplate } from './synthesized';

const sandbox = networkTemplate();
const production = networkTemplate(productionSettings);

function subnetsOf(template: Template): { cidr: string; zone: string; group: string }[] {
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

  test('subnets give out no public address', () => {
    sandbox.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('names resolve inside it, as private endpoints need', () => {
    sandbox.hasResourceProperties('AWS::EC2::VPC', {
      CidrBlock: '10.20.0.0/16',
      EnableDnsHostnames: true,
      EnableDnsSupport: true,
    });
  });

  test('two groups of subnets stand in each zone of the settings', () => {
    expect(subnetsOf(sandbox)).toEqual([
      { cidr: '10.20.0.0/20', zone: 'eu-central-1a', group: 'Workload' },
      { cidr: '10.20.16.0/20', zone: 'eu-central-1b', group: 'Workload' },
      { cidr: '10.20.96.0/24', zone: 'eu-central-1a', group: 'Database' },
      { cidr: '10.20.97.0/24', zone: 'eu-central-1b', group: 'Database' },
    ]);
  });

  test('the zones of the settings stay as they were', () => {
    expect(sandboxSettings.network.zones).toEqual(['eu-central-1a', 'eu-central-1b']);
  });

  test('a zone added later moves no subnet', () => {
    const draft = sandboxDraft();
    const two = subnetsOf(sandbox);
    const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
    const three = subnetsOf(networkTemplate(settingsOf({ ...draft, network: { ...sandboxSettings.network, zones } })));
    expect(three).toHaveLength(6);
    expect(three).toEqual(expect.arrayContaining(two));
  });
});

describe('Block Public Access', () => {
  test('closes the account in both directions when settings ask for it', () => {
    const network = { ...sandboxSettings.network, blockPublicAccess: true };
    networkTemplate(settingsOf({ ...sandboxDraft(), network })).hasResourceProperties(
      'AWS::EC2::VPCBlockPublicAccessOptions',
      { InternetGatewayBlockMode: 'block-bidirectional' },
    );
  });

  test('is left alone by default, since it binds every VPC of the account', () => {
    sandbox.resourceCountIs('AWS::EC2::VPCBlockPublicAccessOptions', 0);
  });
});

describe('paths', () => {
  const { stack, network } = networkIn();
  const caller = new SecurityGroup(stack, 'Caller', {
    vpc: network.vpc,
    description: 'A caller',
    allowAllOutbound: false,
  });
  network.allowServices(caller, caller);
  network.allowCustomResourceResponse(caller, caller);
  const template = Template.fromStack(stack);
  const idOf = (start: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^${start}`), 'GroupId'] });

  test('a group reaches the endpoints on 443, by their group', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: idOf('Caller'),
      DestinationSecurityGroupId: idOf('NetworkEndpoints'),
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: idOf('NetworkEndpoints'),
      SourceSecurityGroupId: idOf('Caller'),
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
  });

  test('a custom resource answers CloudFormation by the prefix list of S3, which EC2 was asked for', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: idOf('Caller'),
      DestinationPrefixListId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkSetupS3PrefixList'), 'Id'] },
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    });
  });

  test('no rule names an address, but the placeholder that no packet matches', () => {
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
