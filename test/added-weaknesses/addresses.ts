import type { AddedWeakness } from './added-weakness';
import { address, ingress } from './address-case';

/** A /8 of each first number, which hold half of the internet together. */
const manyBlocks = Array.from({ length: 128 }, (_, index) => ({ ...ingress, CidrIp: `${index + 90}.0.0.0/8` }));

/** Ranges that admit all addresses or a half of them. */
export const addressWeaknesses: readonly AddedWeakness[] = [
  address({
    id: 'address-sg-half',
    type: 'AWS::EC2::SecurityGroup',
    properties: {
      GroupDescription: 'web',
      VpcId: 'vpc-1',
      SecurityGroupIngress: [{ ...ingress, CidrIp: '203.0.113.0/24' }],
    },
    path: 'SecurityGroupIngress',
    weak: [
      { ...ingress, CidrIp: '0.0.0.0/1' },
      { ...ingress, CidrIp: '128.0.0.0/1' },
    ],
  }),
  address({
    id: 'address-sg-half-v6',
    type: 'AWS::EC2::SecurityGroupIngress',
    properties: { GroupId: 'sg-1', ...ingress, CidrIpv6: '2001:db8::/32' },
    path: 'CidrIpv6',
    weak: '2000::/3',
  }),
  address({
    id: 'address-sg-many',
    type: 'AWS::EC2::SecurityGroup',
    properties: {
      GroupDescription: 'web',
      VpcId: 'vpc-1',
      SecurityGroupIngress: [{ ...ingress, CidrIp: '203.0.113.0/24' }],
    },
    path: 'SecurityGroupIngress',
    weak: manyBlocks,
  }),
  address({
    id: 'address-sg-egress-half',
    type: 'AWS::EC2::SecurityGroupEgress',
    properties: { GroupId: 'sg-1', ...ingress, CidrIp: '10.0.0.0/16' },
    path: 'CidrIp',
    weak: '0.0.0.0/1',
  }),
  address({
    id: 'address-eks',
    type: 'AWS::EKS::Cluster',
    properties: {
      RoleArn: 'arn:aws:iam::111122223333:role/eks',
      ResourcesVpcConfig: {
        SubnetIds: ['subnet-1', 'subnet-2'],
        EndpointPrivateAccess: true,
        EndpointPublicAccess: true,
        PublicAccessCidrs: ['203.0.113.0/24'],
      },
    },
    path: 'ResourcesVpcConfig.PublicAccessCidrs',
    weak: ['0.0.0.0/1', '128.0.0.0/1'],
  }),
  address({
    id: 'address-lightsail',
    type: 'AWS::Lightsail::Instance',
    properties: {
      InstanceName: 'one',
      BlueprintId: 'amazon_linux_2023',
      BundleId: 'nano_3_0',
      Networking: { Ports: [{ Protocol: 'tcp', FromPort: 22, ToPort: 22, Cidrs: ['203.0.113.0/24'] }] },
    },
    path: 'Networking.Ports.0.Cidrs.0',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-redshift-classic',
    type: 'AWS::Redshift::ClusterSecurityGroupIngress',
    properties: { ClusterSecurityGroupName: 'old', CIDRIP: '203.0.113.0/24' },
    path: 'CIDRIP',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-rds-classic',
    type: 'AWS::RDS::DBSecurityGroup',
    properties: { GroupDescription: 'old', DBSecurityGroupIngress: [{ CIDRIP: '203.0.113.0/24' }] },
    path: 'DBSecurityGroupIngress.0.CIDRIP',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-workspaces',
    type: 'AWS::WorkSpaces::WorkspaceIpGroup',
    properties: { GroupName: 'office', UserRules: [{ IpRule: '203.0.113.0/24' }] },
    path: 'UserRules.0.IpRule',
    weak: '0.0.0.0/1',
  }),
  address({
    id: 'address-workspaces-web',
    type: 'AWS::WorkSpacesWeb::IpAccessSettings',
    properties: { IpRules: [{ IpRange: '203.0.113.0/24' }] },
    path: 'IpRules.0.IpRange',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-gamelift',
    type: 'AWS::GameLift::Fleet',
    properties: {
      Name: 'fleet',
      EC2InboundPermissions: [{ Protocol: 'UDP', FromPort: 1935, ToPort: 1935, IpRange: '203.0.113.0/24' }],
    },
    path: 'EC2InboundPermissions.0.IpRange',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-medialive',
    type: 'AWS::MediaLive::InputSecurityGroup',
    properties: { WhitelistRules: [{ Cidr: '203.0.113.0/24' }] },
    path: 'WhitelistRules.0.Cidr',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-mediaconnect',
    type: 'AWS::MediaConnect::FlowSource',
    properties: {
      FlowArn: 'arn:aws:mediaconnect:eu-central-1:111122223333:flow:1:one',
      Name: 'one',
      Description: 'camera',
      Protocol: 'srt-listener',
      WhitelistCidr: '203.0.113.0/24',
    },
    path: 'WhitelistCidr',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-mediaconnect-output',
    type: 'AWS::MediaConnect::FlowOutput',
    properties: {
      FlowArn: 'arn:aws:mediaconnect:eu-central-1:111122223333:flow:1:one',
      Protocol: 'srt-listener',
      CidrAllowList: ['203.0.113.0/24'],
    },
    path: 'CidrAllowList.0',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-codepipeline-webhook',
    type: 'AWS::CodePipeline::Webhook',
    properties: {
      Authentication: 'IP',
      AuthenticationConfiguration: { AllowedIPRange: '203.0.113.0/24' },
      Filters: [{ JsonPath: '$.ref' }],
      TargetAction: 'Source',
      TargetPipeline: 'main',
      RegisterWithThirdParty: false,
    },
    path: 'AuthenticationConfiguration.AllowedIPRange',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-ses-filter',
    type: 'AWS::SES::ReceiptFilter',
    properties: { Filter: { Name: 'office', IpFilter: { Policy: 'Allow', Cidr: '203.0.113.0/24' } } },
    path: 'Filter.IpFilter.Cidr',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-iot-profile',
    type: 'AWS::IoT::SecurityProfile',
    properties: {
      Behaviors: [
        {
          Name: 'sources',
          Metric: 'aws:source-ip-address',
          Criteria: { ComparisonOperator: 'in-cidr-set', Value: { Cidrs: ['203.0.113.0/24'] } },
        },
      ],
    },
    path: 'Behaviors.0.Criteria.Value.Cidrs.0',
    weak: '0.0.0.0/0',
  }),
  address({
    id: 'address-cognito-skipped',
    type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
    properties: {
      ClientId: 'ALL',
      UserPoolId: 'eu-central-1_1',
      RiskExceptionConfiguration: { SkippedIPRangeList: ['203.0.113.0/24'] },
    },
    path: 'RiskExceptionConfiguration.SkippedIPRangeList.0',
    weak: '0.0.0.0/1',
  }),
  address({
    id: 'address-custom-eks',
    type: 'Custom::AWSCDK-EKS-Cluster',
    properties: {
      Config: {
        encryptionConfig: [
          { resources: ['secrets'], provider: { keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1' } },
        ],
        resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ['203.0.113.0/24'] },
      },
    },
    path: 'Config.resourcesVpcConfig.publicAccessCidrs.0',
    weak: '0.0.0.0/0',
  }),
];
