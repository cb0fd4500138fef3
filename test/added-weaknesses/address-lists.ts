import type { AddedWeakness } from './added-weakness';
import { address, ingress } from './address-case';

/** Lists and conditions that hold all addresses or a half of them. */
export const addressListWeaknesses: readonly AddedWeakness[] = [
  {
    ...address({
      id: 'address-prefix-list',
      type: 'AWS::EC2::SecurityGroupIngress',
      properties: { GroupId: 'sg-1', ...ingress, SourcePrefixListId: { Ref: 'Office' } },
      path: 'SourcePrefixListId',
      weak: { Ref: 'Office' },
      beside: {
        Office: {
          Type: 'AWS::EC2::PrefixList',
          Properties: {
            PrefixListName: 'office',
            AddressFamily: 'IPv4',
            MaxEntries: 1,
            Entries: [{ Cidr: '203.0.113.0/24' }],
          },
        },
      },
    }),
    weaken: { 'Office.Properties.Entries.0.Cidr': '0.0.0.0/0' },
  },
  address({
    id: 'address-policy-condition',
    type: 'AWS::IAM::ManagedPolicy',
    properties: {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: 'arn:aws:sqs:eu-central-1:111122223333:orders',
            Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
          },
        ],
      },
    },
    path: 'PolicyDocument.Statement.0.Condition.IpAddress',
    weak: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] },
  }),
  address({
    id: 'address-policy-denial',
    type: 'AWS::SQS::QueueInlinePolicy',
    properties: {
      Queue: 'orders',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: '*',
            Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
          },
        ],
      },
    },
    path: 'PolicyDocument.Statement.0.Condition.NotIpAddress',
    weak: { 'aws:SourceIp': '0.0.0.0/0' },
  }),
  address({
    id: 'address-waf-allow',
    type: 'AWS::WAFv2::RuleGroup',
    properties: {
      Scope: 'REGIONAL',
      Capacity: 10,
      VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: 'partners' },
      Rules: [
        {
          Name: 'partners',
          Priority: 0,
          Action: { Allow: {} },
          VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: 'partners' },
          Statement: { IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': ['Narrow', 'Arn'] } } },
        },
      ],
    },
    path: 'Rules.0.Statement.IPSetReferenceStatement.Arn',
    weak: { 'Fn::GetAtt': ['Broad', 'Arn'] },
    beside: {
      Narrow: {
        Type: 'AWS::WAFv2::IPSet',
        Properties: { Scope: 'REGIONAL', IPAddressVersion: 'IPV4', Addresses: ['203.0.113.0/24'] },
      },
      Broad: {
        Type: 'AWS::WAFv2::IPSet',
        Properties: { Scope: 'REGIONAL', IPAddressVersion: 'IPV4', Addresses: ['0.0.0.0/1', '128.0.0.0/1'] },
      },
    },
  }),
];
