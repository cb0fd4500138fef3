import { describe, expect, test } from '@jest/globals';
import { addressListRules } from '../../../src/rules/generic/address-list';
import { addressRangeRules } from '../../../src/rules/generic/address-range';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { judge, one } from './judge';

const rule = (properties: Readonly<Record<string, unknown>>) => ({
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  ...properties,
});
const Parameters = { Given: { Type: 'String' } };

describe('ranges that a resource admits', () => {
  const find = (type: string, properties: Readonly<Record<string, unknown>>) =>
    judge(addressRangeRules, 'AddressRangeIngress', one(type, properties), { Parameters });

  test('halves of the internet are told in a security group; the whole is told by its own rules', () => {
    const group = (...ranges: readonly string[]) =>
      find('AWS::EC2::SecurityGroup', { SecurityGroupIngress: ranges.map((CidrIp) => rule({ CidrIp })) });
    expect(group('0.0.0.0/1', '128.0.0.0/1')).toEqual([
      'SecurityGroupIngress.0.CidrIp: 0.0.0.0/1',
      'SecurityGroupIngress.1.CidrIp: 128.0.0.0/1',
    ]);
    expect(group('0.0.0.0/0')).toEqual([]);
    expect(group('192.0.2.1/0 ')).toEqual([]);
    expect(group('203.0.113.0/24', '10.0.0.0/8')).toEqual([]);
    expect(group(...Array.from({ length: 128 }, (_, index) => `${index + 64}.0.0.0/8`))).toHaveLength(1);
  });

  test('outbound rules may lead everywhere, but not in halves', () => {
    const egress = (CidrIp: string) => find('AWS::EC2::SecurityGroupEgress', rule({ CidrIp }));
    expect(egress('0.0.0.0/0')).toEqual([]);
    expect(egress('10.0.0.0/8')).toEqual([]);
    expect(egress('0.0.0.0/1')).toHaveLength(1);
  });

  test.each([
    ['AWS::EKS::Cluster', { ResourcesVpcConfig: { PublicAccessCidrs: ['0.0.0.0/0'] } }],
    ['AWS::Lightsail::Instance', { Networking: { Ports: [{ Ipv6Cidrs: ['::/0'] }] } }],
    ['Acme::New::Thing', { Anything: { Sources: ['2000::/3'] } }],
  ])('%s admits %j', (type, properties) => expect(find(type, properties)).toHaveLength(1));

  test.each([
    ['AWS::EC2::Route', { DestinationCidrBlock: '0.0.0.0/0' }],
    ['AWS::EC2::PrefixList', { Entries: [{ Cidr: '0.0.0.0/0' }] }],
    ['AWS::EC2::VPNConnection', { LocalIpv4NetworkCidr: '0.0.0.0/0' }],
    ['AWS::WAFv2::IPSet', { Addresses: ['0.0.0.0/1'] }],
    ['AWS::Cognito::UserPoolRiskConfigurationAttachment', { BlockedIPRangeList: ['0.0.0.0/1'] }],
    ['Acme::New::Thing', { EgressCidrs: ['0.0.0.0/0'], Path: '0/0', Version: '1.2.3.4' }],
  ])('%s admits nothing by %j', (type, properties) => expect(find(type, properties)).toEqual([]));

  test('a range that only a deployment determines is undecided where it admits', () => {
    expect(find('AWS::EKS::Cluster', { ResourcesVpcConfig: { PublicAccessCidrs: [{ Ref: 'Given' }] } })).toBe(
      'undecided',
    );
    expect(find('AWS::WorkSpaces::WorkspaceIpGroup', { UserRules: [{ IpRule: '{{resolve:ssm:/office}}' }] })).toBe(
      'undecided',
    );
    expect(find('AWS::EKS::Cluster', { Name: { Ref: 'Given' } })).toEqual([]);
    // The rules for security groups say so by themselves.
    expect(find('AWS::EC2::SecurityGroupIngress', rule({ CidrIp: { Ref: 'Given' } }))).toEqual([]);
  });
});

describe('conditions on the address of the caller', () => {
  const find = (statement: Readonly<Record<string, unknown>>) =>
    judge(
      addressRangeRules,
      'AddressRangeCondition',
      one('AWS::IAM::ManagedPolicy', {
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...statement }] },
      }),
    );
  const from = (...ranges: readonly unknown[]) => ({ 'aws:SourceIp': ranges });

  test('a condition that every address meets is told', () => {
    expect(find({ Condition: { IpAddress: from('203.0.113.0/24', '0.0.0.0/1') } })).toEqual([
      'PolicyDocument: sqs:sendmessage from any address',
    ]);
    expect(find({ Effect: 'Deny', Condition: { NotIpAddress: from('::/0') } })).toHaveLength(1);
  });

  test('a condition that limits, and one that denies addresses, is not told', () => {
    expect(find({ Condition: { IpAddress: from('203.0.113.0/24') } })).toEqual([]);
    expect(find({ Effect: 'Deny', Condition: { IpAddress: from('0.0.0.0/0') } })).toEqual([]);
    expect(find({ Condition: { NotIpAddress: from('0.0.0.0/1') } })).toEqual([]);
    expect(find({ Condition: { StringEquals: { 'aws:PrincipalTag/net': '0.0.0.0/0' } } })).toEqual([]);
  });

  test('an effect that only a deployment determines is undecided', () => {
    expect(find({ Effect: UNKNOWN, Condition: { IpAddress: from('0.0.0.0/0') } })).toBe('undecided');
  });
});

const list = (...ranges: readonly unknown[]) => ({
  Type: 'AWS::EC2::PrefixList',
  Properties: { Entries: ranges.map((Cidr) => ({ Cidr })) },
});
const inbound = (id: unknown, ranges: readonly unknown[]) => ({
  resources: {
    Subject: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [rule({ SourcePrefixListId: id })] },
    },
    List: list(...ranges),
  },
});
const webAcl = (statement: unknown, ranges: readonly unknown[], action: unknown = { Allow: {} }) => ({
  resources: {
    Subject: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{ Action: action, Statement: statement }] } },
    Set: { Type: 'AWS::WAFv2::IPSet', Properties: { Addresses: ranges } },
  },
});
const inSet = { IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': ['Set', 'Arn'] } } };
const HALVES = ['0.0.0.0/1', '128.0.0.0/1'];

rulesDecide('lists of addresses', addressListRules, {
  AddressListPrefixList: {
    holds: [inbound({ Ref: 'List' }, ['203.0.113.0/24']), inbound('pl-0123', HALVES)],
    broken: [
      inbound({ Ref: 'List' }, ['203.0.113.0/24', '0.0.0.0/0']),
      inbound({ 'Fn::GetAtt': ['List', 'PrefixListId'] }, HALVES),
      inbound(
        { Ref: 'List' },
        Array.from({ length: 128 }, (_, index) => `${index}.0.0.0/8`),
      ),
    ],
    undecided: [inbound({ Ref: 'List' }, [UNKNOWN])],
    notApplicable: [{ SecurityGroupIngress: [rule({ CidrIp: '0.0.0.0/0' })] }],
  },
  AddressListWebAcl: {
    holds: [webAcl(inSet, ['203.0.113.0/24']), webAcl({ NotStatement: { Statement: inSet } }, HALVES)],
    broken: [webAcl(inSet, HALVES), webAcl({ OrStatement: { Statements: [inSet] } }, HALVES)],
    undecided: [webAcl(inSet, [UNKNOWN])],
    notApplicable: [webAcl(inSet, HALVES, { Block: {} })],
  },
});
