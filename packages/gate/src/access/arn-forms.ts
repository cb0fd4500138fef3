/** How the ARN and the name of a resource of one type are built. */
export interface ArnForm {
  /** What follows `arn:<partition>:`, with `{region}`, `{account}`, `{path}`, `{scope}`, `{name}` and `{id}`. */
  readonly arn: string;
  /** Property with the name. @default - AWS chooses it */
  readonly name?: string;
  /** What Ref returns. */
  readonly ref: 'name' | 'arn' | 'other';
  /** Attributes that are the ARN. @default - `Arn` */
  readonly arnAttributes?: readonly string[];
  /** Attributes that are the name. @default - none */
  readonly nameAttributes?: readonly string[];
}

/**
 * The types whose references the evaluation follows. A reference to another type is a text that only a deployment
 * determines.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ARN_FORMS: Readonly<Record<string, ArnForm>> = {
  'AWS::ApiGateway::RestApi': { arn: 'apigateway:{region}::/restapis/{name}', ref: 'name' },
  'AWS::Backup::BackupVault': {
    arn: 'backup:{region}:{account}:backup-vault:{name}',
    name: 'BackupVaultName',
    ref: 'name',
    arnAttributes: ['BackupVaultArn'],
    nameAttributes: ['BackupVaultName'],
  },
  'AWS::CloudTrail::EventDataStore': {
    arn: 'cloudtrail:{region}:{account}:eventdatastore/{name}',
    ref: 'arn',
    arnAttributes: ['EventDataStoreArn'],
  },
  'AWS::CloudTrail::Trail': {
    arn: 'cloudtrail:{region}:{account}:trail/{name}',
    name: 'TrailName',
    ref: 'name',
  },
  'AWS::CloudWatch::Alarm': { arn: 'cloudwatch:{region}:{account}:alarm:{name}', name: 'AlarmName', ref: 'name' },
  'AWS::CodeBuild::Project': { arn: 'codebuild:{region}:{account}:project/{name}', name: 'Name', ref: 'name' },
  'AWS::Cognito::UserPool': {
    arn: 'cognito-idp:{region}:{account}:userpool/{name}',
    ref: 'name',
    nameAttributes: ['UserPoolId'],
  },
  'AWS::DynamoDB::GlobalTable': {
    arn: 'dynamodb:{region}:{account}:table/{name}',
    name: 'TableName',
    ref: 'name',
    nameAttributes: ['TableName'],
  },
  'AWS::DynamoDB::Table': { arn: 'dynamodb:{region}:{account}:table/{name}', name: 'TableName', ref: 'name' },
  'AWS::ECR::Repository': { arn: 'ecr:{region}:{account}:repository/{name}', name: 'RepositoryName', ref: 'name' },
  'AWS::EFS::FileSystem': {
    arn: 'elasticfilesystem:{region}:{account}:file-system/{name}',
    ref: 'name',
    nameAttributes: ['FileSystemId'],
  },
  'AWS::Events::EventBus': {
    arn: 'events:{region}:{account}:event-bus/{name}',
    name: 'Name',
    ref: 'name',
    nameAttributes: ['Name'],
  },
  'AWS::Events::Rule': { arn: 'events:{region}:{account}:rule/{name}', name: 'Name', ref: 'name' },
  'AWS::GuardDuty::Detector': {
    arn: 'guardduty:{region}:{account}:detector/{name}',
    ref: 'name',
    nameAttributes: ['Id'],
  },
  'AWS::IAM::Group': { arn: 'iam::{account}:group{path}{name}', name: 'GroupName', ref: 'name' },
  'AWS::IAM::InstanceProfile': {
    arn: 'iam::{account}:instance-profile{path}{name}',
    name: 'InstanceProfileName',
    ref: 'name',
  },
  'AWS::IAM::ManagedPolicy': {
    arn: 'iam::{account}:policy{path}{name}',
    name: 'ManagedPolicyName',
    ref: 'arn',
    arnAttributes: ['PolicyArn'],
  },
  'AWS::IAM::OIDCProvider': { arn: 'iam::{account}:oidc-provider/{name}', ref: 'arn' },
  'AWS::IAM::Role': { arn: 'iam::{account}:role{path}{name}', name: 'RoleName', ref: 'name' },
  'AWS::IAM::SAMLProvider': { arn: 'iam::{account}:saml-provider/{name}', name: 'Name', ref: 'arn' },
  'AWS::IAM::User': { arn: 'iam::{account}:user{path}{name}', name: 'UserName', ref: 'name' },
  'AWS::KMS::Key': { arn: 'kms:{region}:{account}:key/{name}', ref: 'name', nameAttributes: ['KeyId'] },
  'AWS::KMS::ReplicaKey': { arn: 'kms:{region}:{account}:key/{name}', ref: 'name', nameAttributes: ['KeyId'] },
  'AWS::Kinesis::Stream': { arn: 'kinesis:{region}:{account}:stream/{name}', name: 'Name', ref: 'name' },
  'AWS::KinesisFirehose::DeliveryStream': {
    arn: 'firehose:{region}:{account}:deliverystream/{name}',
    name: 'DeliveryStreamName',
    ref: 'name',
  },
  'AWS::Lambda::Function': { arn: 'lambda:{region}:{account}:function:{name}', name: 'FunctionName', ref: 'name' },
  'AWS::Logs::LogGroup': { arn: 'logs:{region}:{account}:log-group:{name}', name: 'LogGroupName', ref: 'name' },
  'AWS::OpenSearchService::Domain': {
    arn: 'es:{region}:{account}:domain/{name}',
    name: 'DomainName',
    ref: 'name',
    arnAttributes: ['Arn', 'DomainArn'],
  },
  'AWS::RDS::DBCluster': {
    arn: 'rds:{region}:{account}:cluster:{name}',
    name: 'DBClusterIdentifier',
    ref: 'name',
    arnAttributes: ['DBClusterArn'],
  },
  'AWS::RDS::DBInstance': {
    arn: 'rds:{region}:{account}:db:{name}',
    name: 'DBInstanceIdentifier',
    ref: 'name',
    arnAttributes: ['DBInstanceArn'],
  },
  // The ARN of a proxy ends in an id, which its name is not.
  'AWS::RDS::DBProxy': { arn: 'rds:{region}:{account}:db-proxy:{name}', ref: 'other', arnAttributes: ['DBProxyArn'] },
  'AWS::S3::Bucket': { arn: 's3:::{name}', name: 'BucketName', ref: 'name' },
  'AWS::SNS::Topic': {
    arn: 'sns:{region}:{account}:{name}',
    name: 'TopicName',
    ref: 'arn',
    arnAttributes: ['TopicArn'],
    nameAttributes: ['TopicName'],
  },
  'AWS::SQS::Queue': {
    arn: 'sqs:{region}:{account}:{name}',
    name: 'QueueName',
    ref: 'other',
    nameAttributes: ['QueueName'],
  },
  'AWS::SSM::Parameter': { arn: 'ssm:{region}:{account}:parameter/{name}', name: 'Name', ref: 'name' },
  'AWS::SecretsManager::Secret': {
    arn: 'secretsmanager:{region}:{account}:secret:{name}',
    name: 'Name',
    ref: 'arn',
    arnAttributes: ['Id'],
  },
  'AWS::SecurityHub::Hub': { arn: 'securityhub:{region}:{account}:hub/default', ref: 'arn' },
  'AWS::StepFunctions::StateMachine': {
    arn: 'states:{region}:{account}:stateMachine:{name}',
    name: 'StateMachineName',
    ref: 'arn',
    nameAttributes: ['Name'],
  },
  'AWS::WAFv2::WebACL': {
    arn: 'wafv2:{region}:{account}:{scope}/webacl/{name}/{id}',
    name: 'Name',
    ref: 'other',
    nameAttributes: ['Name'],
  },
};
