/**
 * Services with an interface endpoint: the last part of the name of the endpoint service, and the prefix of the IAM
 * actions that go through it. A service that is missing here cannot be mapped.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const RENAMED: readonly (readonly [endpoint: string, prefix: string])[] = [
  ['bedrock-agent', 'bedrock'],
  ['bedrock-agent-runtime', 'bedrock'],
  ['bedrock-runtime', 'bedrock'],
  ['ecr.api', 'ecr'],
  ['ecr.dkr', 'ecr'],
  ['email', 'ses'],
  ['email-smtp', 'ses'],
  ['evidently-dataplane', 'evidently'],
  ['git-codecommit', 'codecommit'],
  ['kinesis-firehose', 'firehose'],
  ['kinesis-streams', 'kinesis'],
  ['monitoring', 'cloudwatch'],
  ['sagemaker.api', 'sagemaker'],
  ['sagemaker.runtime', 'sagemaker'],
  ['sync-states', 'states'],
];

const SAME_NAME = [
  ...['acm-pca', 'appconfig', 'application-autoscaling', 'appsync', 'athena', 'autoscaling', 'backup', 'batch'],
  ...['bedrock', 'cloudformation', 'cloudtrail', 'codebuild', 'codecommit', 'codedeploy', 'codepipeline', 'comprehend'],
  ...['config', 'dms', 'dynamodb', 'ec2', 'ec2messages', 'ecs', 'eks', 'elasticache', 'elasticfilesystem', 'events'],
  ...['execute-api', 'geo', 'glue', 'guardduty', 'imagebuilder', 'inspector2', 'iot', 'kms', 'lakeformation', 'lambda'],
  ...['logs', 'macie2', 'mq', 'organizations', 'polly', 'rds', 'rds-data', 'redshift', 'redshift-data', 'rekognition'],
  ...['s3', 'scheduler', 'secretsmanager', 'securityhub', 'servicediscovery', 'sns', 'sqs', 'ssm', 'ssmmessages'],
  ...['states', 'storagegateway', 'sts', 'textract', 'transcribe', 'transfer', 'translate', 'wafv2', 'xray'],
];

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ...SAME_NAME.map((name) => [name, name] as const),
  ...RENAMED.map(([endpoint, prefix]) => [endpoint, prefix] as const),
]);

/** The prefix of the IAM actions of an endpoint service such as `com.amazonaws.eu-central-1.kms`, if it is known. */
export function findActionPrefix(serviceName: string): string | undefined {
  const [, service = ''] = /^com\.amazonaws\.[^.]+\.([a-z0-9.-]+?)(?:-fips)?$/.exec(serviceName) ?? [];
  return PREFIXES.get(service);
}
