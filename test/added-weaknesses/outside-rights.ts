import type { AddedWeakness } from './added-weakness';
import { own } from './trust-case';
import { GROUP, KEY, NO_LOGS, type WeakProperty, WORK, weaken } from './weakened-properties';

const ESCALATES = 'privilege escalation';
const SECRET = 'secret in a text';
const DIRECT = /privilege escalation by one call/;
const GRANTS = /makes no call that gives rights or shares snapshots/;
const TEXT = /as a secret in plain text/;
const NO_TLS_GAP = { tls: 'enabled', audit_logs: 'enabled' };
/** Joined here, so that no scanner of this repository takes it for a leaked secret. */
const RANDOM = ['u7Fq2nZx9Rk4Tp8W', 'b3Lm6Yc1Vd5Hs0Jg'].join('');

const direct = (id: string, Action: string, Resource: string): WeakProperty => [
  id,
  ESCALATES,
  'PolicyDocument.Statement.1',
  { Effect: 'Allow', Action, Resource },
  DIRECT,
];
const definition = (Resource: string) =>
  JSON.stringify({ StartAt: 'One', States: { One: { Type: 'Task', Resource, End: true } } });
const GETS_TASKS = 'arn:aws:states:::aws-sdk:ecs:describeTasks';

/** Rights that an app gives itself, and secrets in places that are rarely read. */
export const outsideRightsWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::IAM::RolePolicy',
    {
      RoleName: 'work',
      PolicyName: 'work',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: own('dynamodb', 'table/orders') }],
      },
    },
    [
      direct('rights-attach-policy', 'iam:AttachRolePolicy', WORK),
      direct('rights-policy-version', 'iam:CreatePolicyVersion', 'arn:aws:iam::111122223333:policy/app'),
      direct('rights-add-to-group', 'iam:AddUserToGroup', 'arn:aws:iam::111122223333:group/admins'),
      direct('rights-access-key', 'iam:CreateAccessKey', 'arn:aws:iam::111122223333:user/backup'),
      direct('rights-trust', 'iam:UpdateAssumeRolePolicy', 'arn:aws:iam::111122223333:role/admin'),
      direct('rights-boundary', 'iam:DeleteRolePermissionsBoundary', WORK),
    ],
  ),
  ...weaken(
    'AWS::StepFunctions::StateMachine',
    {
      RoleArn: WORK,
      DefinitionString: definition(GETS_TASKS),
      TracingConfiguration: { Enabled: true },
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: KEY },
      LoggingConfiguration: {
        Level: 'ALL',
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: `${GROUP}:*` } }],
      },
    },
    [
      [
        'rights-flow-attaches',
        ESCALATES,
        'DefinitionString',
        definition('arn:aws:states:::aws-sdk:iam:attachRolePolicy'),
        GRANTS,
      ],
      [
        'rights-flow-shares',
        ESCALATES,
        'DefinitionString',
        definition('arn:aws:states:::aws-sdk:ec2:modifySnapshotAttribute'),
        GRANTS,
      ],
    ],
  ),
  ...weaken(
    'AWS::SSM::Document',
    {
      DocumentType: 'Automation',
      Content: {
        schemaVersion: '0.3',
        mainSteps: [{ name: 'one', action: 'aws:executeAwsApi', inputs: { Service: 'ec2', Api: 'DescribeInstances' } }],
      },
    },
    [
      [
        'rights-document',
        ESCALATES,
        'Content.mainSteps.0.inputs',
        { Service: 'iam', Api: 'PutRolePolicy', RoleName: 'app' },
        GRANTS,
      ],
    ],
  ),
  ...weaken(
    'AWS::DocDB::DBCluster',
    {
      StorageEncrypted: true,
      KmsKeyId: KEY,
      DeletionProtection: true,
      BackupRetentionPeriod: 30,
      ManageMasterUserPassword: true,
      MasterUsername: 'owner',
      Port: 15432,
      DBClusterParameterGroupName: { Ref: 'Parameters' },
      EnableCloudwatchLogsExports: ['audit', 'profiler'],
    },
    [
      ['audit-docdb-none', NO_LOGS, 'EnableCloudwatchLogsExports', { Ref: 'AWS::NoValue' }, /exports its audit log/],
      ['audit-docdb-profiler', NO_LOGS, 'EnableCloudwatchLogsExports', ['profiler'], /exports its audit log/],
    ],
    {
      Parameters: {
        Type: 'AWS::DocDB::DBClusterParameterGroup',
        Properties: { Description: 'tls', Family: 'docdb5.0', Parameters: NO_TLS_GAP },
      },
    },
  ),
  ...weaken('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } }, [
    [
      'text-template-tag',
      SECRET,
      'TagSpecifications',
      [{ ResourceType: 'launch-template', Tags: [{ Key: 'db-password', Value: 'Tr0ub4dor3-horse' }] }],
      TEXT,
    ],
    [
      'text-cloud-config',
      SECRET,
      'LaunchTemplateData.UserData',
      { 'Fn::Base64': '#cloud-config\nwrite_files:\n  - content: |\n      password: Tr0ub4dor3-horse\n' },
      TEXT,
    ],
  ]),
  ...weaken('AWS::SNS::Topic', { KmsMasterKeyId: KEY }, [
    ['text-display-name', SECRET, 'DisplayName', 'login admin / password: Tr0ub4dor3-horse', TEXT],
  ]),
  ...weaken(
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    {
      ListenerArn: own('elasticloadbalancing', 'listener/app/a/1/2'),
      Priority: 1,
      Conditions: [
        {
          Field: 'http-header',
          HttpHeaderConfig: {
            HttpHeaderName: 'X-Origin-Verify',
            Values: ['{{resolve:secretsmanager:origin:SecretString:header}}'],
          },
        },
      ],
      Actions: [{ Type: 'forward', TargetGroupArn: own('elasticloadbalancing', 'targetgroup/t/1') }],
    },
    [['text-origin-header', SECRET, 'Conditions.0.HttpHeaderConfig.Values.0', RANDOM, TEXT]],
  ),
];
