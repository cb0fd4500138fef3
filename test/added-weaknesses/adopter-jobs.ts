import type { AddedWeakness } from './added-weakness';
import { own, role } from './trust-case';
import { KEY, PUBLIC, REST, WORK, weaken } from './weakened-properties';

const TOKEN = /token|secret|password|credential|key/i;

/** Jobs, pipelines and notebooks, as an engineer adds them. */
export const adopterJobWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Batch::ComputeEnvironment',
    {
      Type: 'MANAGED',
      ServiceRole: role('batch'),
      ComputeResources: {
        Type: 'EC2',
        MaxvCpus: 16,
        Subnets: ['subnet-1'],
        SecurityGroupIds: ['sg-1'],
        InstanceRole: 'work',
        InstanceTypes: ['m7g.large'],
      },
    },
    [['batch-key-pair', 'old way in', 'ComputeResources.Ec2KeyPair', 'operators', /key pair/i]],
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
        JobRoleArn: role('job'),
      },
    },
    [
      [
        'batch-secret-variable',
        'secret in a text',
        'ContainerProperties.Environment',
        [{ Name: 'DB_PASSWORD', Value: 'h4rdT0Gu3ss-And-Long' }],
        TOKEN,
      ],
    ],
  ),
  ...weaken(
    'AWS::OSIS::Pipeline',
    {
      PipelineName: 'records',
      MinUnits: 1,
      MaxUnits: 2,
      PipelineConfigurationBody:
        'version: "2"\nrecords:\n  source:\n    http:\n      path: "/log/ingest"\n  sink: []\n',
      VpcOptions: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      EncryptionAtRestOptions: { KmsKeyArn: KEY },
      LogPublishingOptions: {
        IsLoggingEnabled: true,
        CloudWatchLogDestination: { LogGroup: '/aws/vendedlogs/pipeline' },
      },
    },
    [['pipeline-in-internet', PUBLIC, 'VpcOptions', undefined, /VPC|public/i]],
  ),
  ...weaken(
    'AWS::Grafana::Workspace',
    {
      AccountAccessType: 'CURRENT_ACCOUNT',
      AuthenticationProviders: ['AWS_SSO'],
      PermissionType: 'CUSTOMER_MANAGED',
      NetworkAccessControl: { PrefixListIds: ['pl-1'], VpceIds: ['vpce-1'] },
    },
    [['grafana-open', PUBLIC, 'NetworkAccessControl', undefined, /network|address/i, 'hardening']],
  ),
  ...weaken(
    'AWS::AppFlow::ConnectorProfile',
    { ConnectorProfileName: 'sales', ConnectorType: 'Snowflake', ConnectionMode: 'Private', KMSArn: KEY },
    [['flow-public', PUBLIC, 'ConnectionMode', 'Public', /private|public/i, 'hardening']],
  ),
  ...weaken(
    'AWS::DMS::Endpoint',
    {
      EndpointType: 'source',
      EngineName: 'mysql',
      ServerName: 'db.example.com',
      SslMode: 'verify-full',
      CertificateArn: own('dms', 'cert:1'),
      KmsKeyId: KEY,
      MySqlSettings: { SecretsManagerSecretId: 'records', SecretsManagerAccessRoleArn: WORK },
    },
    [['migration-password', 'secret in a text', 'Password', 'Tr0ub4dor-and-3-horses', TOKEN]],
    {
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: 'Z1',
          Name: 'www.example.com',
          Type: 'A',
          TTL: '300',
          ResourceRecords: ['203.0.113.7'],
        },
      },
    },
  ),
  ...weaken(
    'AWS::SageMaker::NotebookInstance',
    {
      InstanceType: 'ml.t3.medium',
      RoleArn: WORK,
      DirectInternetAccess: 'Disabled',
      RootAccess: 'Disabled',
      SubnetId: 'subnet-1',
      SecurityGroupIds: ['sg-1'],
      KmsKeyId: KEY,
      PlatformIdentifier: 'notebook-al2023-v1',
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' },
    },
    [
      ['notebook-no-vpc', PUBLIC, 'SubnetId', undefined, /VPC|subnet/i],
      ['notebook-plain', REST, 'KmsKeyId', undefined, /encrypt|KMS/i],
    ],
  ),
  ...weaken(
    'AWS::Glue::Connection',
    {
      CatalogId: '111122223333',
      ConnectionInput: {
        ConnectionType: 'JDBC',
        ConnectionProperties: {
          JDBC_CONNECTION_URL: 'jdbc:postgresql://db.example.com:5432/records',
          JDBC_ENFORCE_SSL: 'true',
          SECRET_ID: 'records',
        },
      },
    },
    [
      [
        'connection-password',
        'secret in a text',
        'ConnectionInput.ConnectionProperties.PASSWORD',
        'Tr0ub4dor-and-3-horses',
        TOKEN,
      ],
    ],
    {
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: 'Z1',
          Name: 'www.example.com',
          Type: 'A',
          TTL: '300',
          ResourceRecords: ['203.0.113.7'],
        },
      },
    },
  ),
];
