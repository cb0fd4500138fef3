import type { AddedWeakness } from './added-weakness';
import { own } from './trust-case';
import { NO_LOGS, PRIVILEGED, PUBLIC, REST, TOO_BROAD, weaken } from './weakened-properties';

const INGRESS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: 'HTTPS from the office' };
const OFFICE = '10.20.0.0/16';
const GROUP = { VpcId: 'vpc-1', GroupDescription: 'Requests of the office' };
const BIG = /large public range|(^|\D)(11\.0\.0\.0\/8|64\.0\.0\.0\/2|96\.0\.0\.0\/3|2a00::\/12)/;
const PUBLIC_ADDRESS = /public (IPv4 )?address|public IP/i;

/** Networks and machines, as an engineer adds them. */
export const adopterNetworkWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::EC2::SecurityGroup', { ...GROUP, SecurityGroupIngress: [{ ...INGRESS, CidrIp: OFFICE }] }, [
    ['group-ingress-eighth', 'large range of addresses', 'SecurityGroupIngress.0.CidrIp', '11.0.0.0/8', BIG],
    ['group-ingress-quarter', 'large range of addresses', 'SecurityGroupIngress.0.CidrIp', '64.0.0.0/2', BIG],
  ]),
  ...weaken('AWS::EC2::SecurityGroup', { ...GROUP, SecurityGroupIngress: [{ ...INGRESS, CidrIpv6: 'fd00::/8' }] }, [
    ['group-ingress-v6-registry', 'large range of addresses', 'SecurityGroupIngress.0.CidrIpv6', '2a00::/12', BIG],
  ]),
  ...weaken(
    'AWS::EC2::SecurityGroupIngress',
    { GroupId: 'sg-1', ...INGRESS, FromPort: 5432, ToPort: 5432, CidrIp: OFFICE },
    [
      ['rule-ingress-database', 'large range of addresses', 'CidrIp', '96.0.0.0/3', BIG],
      ['rule-ingress-every-port', TOO_BROAD, 'IpProtocol', '-1', /every protocol|all (ports|traffic|protocols)/i],
    ],
  ),
  ...weaken('AWS::EC2::EIP', { Domain: 'vpc', NetworkBorderGroup: 'eu-central-1' }, [
    ['elastic-address-of-instance', PUBLIC, 'InstanceId', 'i-0123456789abcdef0', PUBLIC_ADDRESS],
  ]),
  {
    id: 'elastic-address-associated',
    service: 'EC2',
    kind: PUBLIC,
    hardened: { Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } } },
    weaken: {
      Association: {
        Type: 'AWS::EC2::EIPAssociation',
        Properties: { AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] }, InstanceId: 'i-0123456789abcdef0' },
      },
    },
    names: PUBLIC_ADDRESS,
  },
  ...weaken('AWS::EC2::Subnet', { VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24', MapPublicIpOnLaunch: false }, [
    ['subnet-public-addresses', PUBLIC, 'MapPublicIpOnLaunch', true, PUBLIC_ADDRESS],
    ['subnet-public-addresses-text', PUBLIC, 'MapPublicIpOnLaunch', 'true', PUBLIC_ADDRESS],
  ]),
  ...weaken(
    'AWS::EC2::VPCEndpoint',
    {
      VpcId: 'vpc-1',
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-central-1.secretsmanager',
      PrivateDnsEnabled: true,
      SubnetIds: ['subnet-1'],
      SecurityGroupIds: ['sg-1'],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:role/work' },
            Action: 'secretsmanager:GetSecretValue',
            Resource: own('secretsmanager', 'secret:records-AbCdEf'),
          },
        ],
      },
    },
    [
      [
        'endpoint-every-secret',
        TOO_BROAD,
        'PolicyDocument',
        undefined,
        /endpoint.*policy|policy.*endpoint/i,
        'hardening',
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::Instance',
    {
      ImageId: 'ami-0123456789abcdef0',
      SubnetId: 'subnet-1',
      IamInstanceProfile: 'work',
      Monitoring: true,
      EbsOptimized: true,
      DisableApiTermination: true,
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      NetworkInterfaces: undefined,
    },
    [['instance-key-pair', 'old way in', 'KeyName', 'operators', /key pair/i]],
  ),
  ...weaken(
    'AWS::EC2::LaunchTemplate',
    {
      LaunchTemplateData: {
        ImageId: 'ami-0123456789abcdef0',
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
        Monitoring: { Enabled: true },
      },
    },
    [
      ['template-key-pair', 'old way in', 'LaunchTemplateData.KeyName', 'operators', /key pair/i],
      [
        'template-metadata-off-text',
        'old protocol',
        'LaunchTemplateData.MetadataOptions.HttpTokens',
        'Optional',
        /IMDS|metadata/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::PrefixList',
    { PrefixListName: 'office', AddressFamily: 'IPv4', MaxEntries: 2, Entries: [{ Cidr: OFFICE }] },
    [
      ['prefix-list-everybody', 'addresses of the whole internet', 'Entries.0.Cidr', '0.0.0.0/0', /0\.0\.0\.0\/0/],
      ['prefix-list-quarter', 'large range of addresses', 'Entries.0.Cidr', '64.0.0.0/2', BIG],
    ],
  ),
  ...weaken(
    'AWS::ECS::CapacityProvider',
    {
      AutoScalingGroupProvider: {
        AutoScalingGroupArn: own('autoscaling', 'autoScalingGroup:1:autoScalingGroupName/work'),
        ManagedTerminationProtection: 'ENABLED',
        ManagedScaling: { Status: 'ENABLED' },
      },
    },
    [
      [
        'capacity-unprotected',
        'no deletion protection',
        'AutoScalingGroupProvider.ManagedTerminationProtection',
        'DISABLED',
        /termination protection/i,
      ],
      [
        'capacity-unprotected-default',
        'no deletion protection',
        'AutoScalingGroupProvider.ManagedTerminationProtection',
        undefined,
        /termination protection/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::EMR::Cluster',
    {
      Name: 'nightly',
      ReleaseLabel: 'emr-7.5.0',
      JobFlowRole: 'work',
      ServiceRole: 'service',
      SecurityConfiguration: 'encrypted',
      LogUri: 's3://cdk-hnb659fds-assets-111122223333-eu-central-1/emr/',
      LogEncryptionKmsKeyId: own('kms', 'key/1'),
      KerberosAttributes: { Realm: 'EC2.INTERNAL', KdcAdminPassword: '{{resolve:secretsmanager:kdc}}' },
      Instances: { Ec2SubnetId: 'subnet-1', TerminationProtected: true },
    },
    [
      ['emr-no-log', NO_LOGS, 'LogUri', undefined, /log/i],
      ['emr-key-pair', PRIVILEGED, 'Instances.Ec2KeyName', 'operators', /key pair/i],
    ],
  ),
  ...weaken('AWS::EFS::FileSystem', {}, [
    ['files-backup-text', 'no backup', 'BackupPolicy.Status', 'disabled', /back(ed )?up/i],
    ['files-plain-text', REST, 'Encrypted', 'false', /encrypt/i],
  ]),
];
