import { resourcesOf, type SynthesizedStack } from './synthesized';

/**
 * What CloudFormation would refuse on deploy and CloudFormation Validate does not see (measured). Each check returns the faults
 * it found, in words.
 */

/** Keys whose policy lets nobody of the account change it again. */
export function lockedOutKeys(stacks: readonly SynthesizedStack[]): string[] {
  return each(stacks, 'AWS::KMS::Key', ({ KeyPolicy }) => {
    const manageable = list(read(KeyPolicy, 'Statement')).some(
      (statement) =>
        read(statement, 'Effect') === 'Allow' &&
        read(statement, 'Condition') === undefined &&
        JSON.stringify(read(statement, 'Principal') ?? '').includes(':root') &&
        list(read(statement, 'Action')).some((action) => action === 'kms:*' || action === 'kms:PutKeyPolicy'),
    );
    return manageable ? [] : ['nobody may change its policy any more'];
  });
}

/** Log destinations of web ACLs whose name AWS WAF does not take. */
export function refusedFirewallLogs(stacks: readonly SynthesizedStack[]): string[] {
  return each(stacks, 'AWS::WAFv2::LoggingConfiguration', ({ LogDestinationConfigs }, stack) =>
    list(LogDestinationConfigs).flatMap((destination) => {
      const names = references(destination).map((id) => read(resourcesOf(stack)[id]?.Properties, 'LogGroupName'));
      const good = names.length > 0 && names.every((name) => String(name).startsWith('aws-waf-logs-'));
      return good ? [] : ['its log destination does not start with aws-waf-logs-'];
    }),
  );
}

/** Trails whose bucket does not let CloudTrail check and write it. */
export function refusedTrails(stacks: readonly SynthesizedStack[]): string[] {
  return each(stacks, 'AWS::CloudTrail::Trail', ({ S3BucketName, TrailName }, stack) => {
    const [bucket] = references(S3BucketName);
    const policies = Object.values(resourcesOf(stack)).filter(
      ({ Type, Properties }) =>
        Type === 'AWS::S3::BucketPolicy' && references(read(Properties, 'Bucket'))[0] === bucket,
    );
    const allowed = policies
      .flatMap(({ Properties }) => list(read(read(Properties, 'PolicyDocument'), 'Statement')))
      .filter((statement) => JSON.stringify(read(statement, 'Principal') ?? '').includes('cloudtrail.amazonaws.com'))
      .filter((statement) =>
        JSON.stringify(read(statement, 'Condition') ?? '').includes(`:trail/${String(TrailName)}"`),
      )
      .flatMap((statement) => list(read(statement, 'Action')));
    const missing = ['s3:GetBucketAcl', 's3:PutObject'].filter((action) => !allowed.includes(action));
    return missing.length === 0 ? [] : [`its bucket does not allow CloudTrail ${missing.join(' and ')}`];
  });
}

/** Rules of one web ACL that share a priority. */
export function sharedPriorities(stacks: readonly SynthesizedStack[]): string[] {
  return each(stacks, 'AWS::WAFv2::WebACL', ({ Rules }) => {
    const priorities = list(Rules).map((rule) => read(rule, 'Priority'));
    return new Set(priorities).size === priorities.length
      ? []
      : [`two rules share a priority (${priorities.join(', ')})`];
  });
}

/** Methods that ask for a Cognito authorizer and name none. */
export function methodsWithoutAuthorizer(stacks: readonly SynthesizedStack[]): string[] {
  return each(stacks, 'AWS::ApiGateway::Method', ({ AuthorizationType, AuthorizerId }) =>
    AuthorizationType === 'COGNITO_USER_POOLS' && AuthorizerId === undefined ? ['it names no authorizer'] : [],
  );
}

/** Log groups with a fixed name for which the logs key has no word: CloudWatch Logs refuses to make them. */
export function logGroupsOutsideTheirKey(stacks: readonly SynthesizedStack[]): string[] {
  const patterns = stacks
    .flatMap((stack) => Object.values(resourcesOf(stack)))
    .filter(({ Type }) => Type === 'AWS::KMS::Key')
    .flatMap(({ Properties }) => list(read(read(Properties, 'KeyPolicy'), 'Statement')))
    .flatMap((statement) =>
      list(read(read(read(statement, 'Condition'), 'ArnLike'), 'kms:EncryptionContext:aws:logs:arn')),
    )
    .map((arn) => String(arn).split(':log-group:')[1] ?? '')
    .map((glob) => new RegExp(`^${glob.split('*').map(escaped).join('.*')}$`));
  return each(stacks, 'AWS::Logs::LogGroup', ({ LogGroupName }, { stackName }) => {
    const name = LogGroupName === undefined ? `${stackName}-Generated` : literal(LogGroupName);
    return patterns.some((pattern) => pattern.test(name)) ? [] : [`the logs key does not admit the name ${name}`];
  });
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

/** A name with every reference in it as one letter. */
function literal(name: unknown): string {
  if (typeof name === 'string') return name;
  const [separator, parts] = list(read(name, 'Fn::Join'));
  return list(parts)
    .map((part) => (typeof part === 'string' ? part : 'x'))
    .join(String(separator));
}

type Properties = Readonly<Record<string, unknown>>;

function each(
  stacks: readonly SynthesizedStack[],
  type: string,
  faults: (properties: Properties, stack: SynthesizedStack) => string[],
): string[] {
  return stacks.flatMap((stack) =>
    Object.entries(resourcesOf(stack))
      .filter(([, resource]) => resource.Type === type)
      .flatMap(([id, { Properties = {} }]) => faults(Properties, stack).map((fault) => `${stack.id} ${id}: ${fault}`)),
  );
}

function read(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

function list(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

/** Logical ids that a value refers to. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const reference = read(value, 'Ref') ?? list(read(value, 'Fn::GetAtt'))[0];
  if (typeof reference === 'string' && !reference.startsWith('AWS::')) return [reference];
  return Object.values(value).flatMap(references);
}
