import type { AddedWeakness } from './added-weakness';
import { OWN_BUCKET } from './origin-case';
import { own, role, STRANGER } from './trust-case';
import { KEY, NO_DETECTION, OLD, PUBLIC, REST, TRANSIT, WORK, weaken } from './weakened-properties';

const TRUST = 'trust in another account';
const SECRET = 'secret in a text';
const THEM = new RegExp(STRANGER);
const TOKEN = /token|secret|password|credential|key/i;
const FOREIGN_ROLE = `arn:aws:iam::${STRANGER}:role/work`;
const PASSWORD = 'Tr0ub4dor-and-3-horses';
const ENCRYPTED = {
  Encrypted: {
    Type: 'AWS::Glue::SecurityConfiguration',
    Properties: {
      Name: 'encrypted',
      EncryptionConfiguration: {
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS', KmsKeyArn: KEY },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS', KmsKeyArn: KEY },
        S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: KEY }],
      },
    },
  },
};

/** Containers, jobs, listeners and schedules, as an engineer adds them. */
export const adopterScheduleWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::ECS::Service',
    {
      Cluster: 'app',
      TaskDefinition: 'app',
      LaunchType: 'FARGATE',
      PlatformVersion: 'LATEST',
      NetworkConfiguration: {
        AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: ['subnet-1'], SecurityGroups: ['sg-1'] },
      },
    },
    [
      [
        'service-public-address',
        PUBLIC,
        'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
        'ENABLED',
        /public IP/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::EKS::Nodegroup',
    { ClusterName: 'app', NodeRole: role('node'), Subnets: ['subnet-1'], LaunchTemplate: { Id: 'lt-1', Version: '1' } },
    [
      [
        'nodes-ssh-no-group',
        PUBLIC,
        '',
        { ClusterName: 'app', NodeRole: role('node'), Subnets: ['subnet-1'], RemoteAccess: { Ec2SshKey: 'operators' } },
        /SSH/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Glue::Job',
    {
      Role: WORK,
      GlueVersion: '5.0',
      SecurityConfiguration: 'encrypted',
      Command: { Name: 'glueetl', ScriptLocation: `s3://${OWN_BUCKET}/job.py` },
      DefaultArguments: { '--stage': 'live' },
    },
    [
      ['job-secret-argument', SECRET, 'DefaultArguments.--db_password', PASSWORD, TOKEN],
      ['job-no-configuration', REST, 'SecurityConfiguration', undefined, /security configuration/i],
    ],
    ENCRYPTED,
  ),
  ...weaken(
    'AWS::Glue::Crawler',
    {
      Role: WORK,
      DatabaseName: 'records',
      CrawlerSecurityConfiguration: 'encrypted',
      Targets: { S3Targets: [{ Path: `s3://${OWN_BUCKET}/in` }] },
    },
    [['crawler-no-configuration', REST, 'CrawlerSecurityConfiguration', undefined, /security configuration/i]],
    ENCRYPTED,
  ),
  ...weaken(
    'AWS::Athena::WorkGroup',
    {
      Name: 'reports',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        ResultConfiguration: {
          OutputLocation: `s3://${OWN_BUCKET}/out`,
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: KEY },
        },
      },
    },
    [['athena-no-result-settings', REST, 'WorkGroupConfiguration.ResultConfiguration', undefined, /encrypt/i]],
  ),
  ...weaken(
    'AWS::MWAA::Environment',
    {
      Name: 'flows',
      WebserverAccessMode: 'PRIVATE_ONLY',
      KmsKey: KEY,
      AirflowConfigurationOptions: { 'core.load_examples': 'False' },
    },
    [['airflow-secret-option', SECRET, 'AirflowConfigurationOptions', { 'smtp.smtp_password': PASSWORD }, TOKEN]],
  ),
  ...weaken(
    'AWS::Transfer::Server',
    {
      Protocols: ['SFTP'],
      EndpointType: 'VPC',
      EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
      SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
      LoggingRole: role('log'),
      StructuredLogDestinations: [own('logs', 'log-group:files:*')],
      IdentityProviderType: 'SERVICE_MANAGED',
    },
    [
      ['files-old-ciphers', OLD, 'SecurityPolicyName', 'TransferSecurityPolicy-2018-11', /security policy/i],
      ['files-ftps-and-ftp', TRANSIT, 'Protocols', ['FTPS', 'FTP'], /FTP/],
    ],
  ),
  ...weaken(
    'AWS::ElasticLoadBalancingV2::Listener',
    {
      LoadBalancerArn: own('elasticloadbalancing', 'loadbalancer/app/front/1'),
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
      Certificates: [{ CertificateArn: own('acm', 'certificate/1') }],
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    },
    [
      [
        'listener-plain',
        TRANSIT,
        '',
        {
          LoadBalancerArn: own('elasticloadbalancing', 'loadbalancer/app/front/1'),
          Port: 80,
          Protocol: 'HTTP',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: own('elasticloadbalancing', 'targetgroup/app/1') }],
        },
        /HTTPS|TLS|encrypt/i,
      ],
      ['listener-policy-2016', OLD, 'SslPolicy', 'ELBSecurityPolicy-2016-08', /TLS|policy/i],
    ],
  ),
  ...weaken(
    'AWS::Events::Connection',
    {
      Name: 'orders',
      AuthorizationType: 'API_KEY',
      AuthParameters: {
        ApiKeyAuthParameters: {
          ApiKeyName: 'x-api-key',
          ApiKeyValue: '{{resolve:secretsmanager:orders:SecretString:key}}',
        },
      },
    },
    [
      [
        'connection-key-in-text',
        SECRET,
        'AuthParameters.ApiKeyAuthParameters.ApiKeyValue',
        'k7Jq2mZx94LpWv81RtYb',
        TOKEN,
      ],
    ],
  ),
  ...weaken(
    'AWS::Events::Rule',
    {
      EventPattern: { source: ['aws.ec2'] },
      State: 'ENABLED',
      Targets: [{ Id: 'one', Arn: own('lambda', 'function:orders'), DeadLetterConfig: { Arn: own('sqs', 'dead') } }],
    },
    [
      ['rule-target-abroad', TRUST, 'Targets.0.Arn', `arn:aws:events:eu-central-1:${STRANGER}:event-bus/default`, THEM],
      [
        'rule-input-secret',
        SECRET,
        'Targets.0.Input',
        JSON.stringify({ token: 'xoxb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx' }),
        TOKEN,
      ],
    ],
  ),
  ...weaken(
    'AWS::Scheduler::Schedule',
    {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(1 day)',
      KmsKeyArn: KEY,
      Target: { Arn: own('lambda', 'function:orders'), RoleArn: WORK, DeadLetterConfig: { Arn: own('sqs', 'dead') } },
    },
    [
      ['schedule-role-abroad', TRUST, 'Target.RoleArn', FOREIGN_ROLE, THEM],
      [
        'schedule-deletes-logs',
        NO_DETECTION,
        'Target.Arn',
        'arn:aws:scheduler:::aws-sdk:cloudwatchlogs:deleteLogGroup',
        /delete|log/i,
      ],
    ],
  ),
];
