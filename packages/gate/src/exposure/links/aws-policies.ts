/**
 * Whether a policy that AWS publishes grants an action on everything. Policies for the roles of services, which grant
 * logs and network interfaces, are not among them.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export function grantsByAwsPolicy(name: string, verb: string, action: string): boolean {
  if (name === 'AdministratorAccess' || name === 'PowerUserAccess') return true;
  if (name === 'ReadOnlyAccess') return verb === 'reads';
  const [, product = '', right = ''] = NAMES.exec(name) ?? [];
  const service = SERVICES[product.toLowerCase()] ?? product.toLowerCase();
  return service !== '' && action.startsWith(`${service}:`) && (right !== 'ReadOnlyAccess' || verb === 'reads');
}

/** `AmazonS3FullAccess`, `AWSLambda_FullAccess`, `SecretsManagerReadWrite` */
const NAMES = /^(?:Amazon|AWS)?_?([A-Za-z0-9]+?)_?(FullAccess|ReadOnlyAccess|ReadWrite)$/;

/** Names of products in those of policies, where they differ from the prefix of actions. */
const SERVICES: Readonly<Record<string, string>> = {
  eventbridge: 'events',
  elasticfilesystemclient: 'elasticfilesystem',
  kinesisfirehose: 'firehose',
  opensearchservice: 'es',
  rdsdata: 'rds-data',
  redshiftdata: 'redshift-data',
  stepfunctions: 'states',
};
