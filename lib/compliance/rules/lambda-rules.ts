import type { Deployment, Resource } from '../deployment/deployment';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const FUNCTION = ['AWS::Lambda::Function'];
const PERMISSION = ['AWS::Lambda::Permission'];
const GUIDE = 'lambda/latest/dg';
/** Longest run that Lambda allows. */
const MOST_SECONDS = 900;
/** Runtimes that AWS patches, with the day that patches end. Page of 2026-11. */
const RUNTIMES =
  /^(nodejs(22|24)\.x|python3\.(11|12|13|14)|java(17|21|25)|dotnet(8|10)|ruby3\.(3|4)|provided\.al2023)$/;
const SECRET_NAME = /password|passwd|secret(?!.*arn$)|token(?!_?(use|url|ttl))|api_?key(?!.*(id|arn)$)|private_?key/i;
const SECRET_VALUE =
  /^AKIA[0-9A-Z]{16}$|-----BEGIN [A-Z ]*PRIVATE KEY|^gh[pousr]_\w{20,}|^postgres(ql)?:\/\/[^:]+:[^@]+@/;

/** Rules for functions and for who may call them. */
export const lambdaRules: readonly Rule[] = [
  {
    id: 'LambdaOwnRole',
    types: FUNCTION,
    what: 'No other function has the role of this function.',
    why: 'A shared role gives each function the rights of all.',
    fix: 'Give every AWS::Lambda::Function an AWS::IAM::Role of its own.',
    property: 'Properties.Role',
    references: [nist('AC-6'), awsDocs(`${GUIDE}/lambda-intro-execution-role.html`)],
    check: (fn, deployment) => {
      const role = fn.at('Role').target();
      if (role === undefined) return fn.at('Role').text() === undefined || !sharesText(fn, deployment);
      return deployment.ofType(...FUNCTION).every((other) => other === fn || other.at('Role').target() !== role);
    },
  },
  {
    id: 'LambdaRuntimeIsPatched',
    types: FUNCTION,
    what: 'The runtime is one that AWS patches, and takes patches by itself.',
    why: 'A runtime past its end has known holes that nobody closes.',
    fix: 'Set Runtime to a supported version and RuntimeManagementConfig.UpdateRuntimeOn to Auto.',
    property: 'Properties.Runtime',
    references: [securityHub('Lambda.2'), nist('SI-2'), awsDocs(`${GUIDE}/lambda-runtimes.html`)],
    check: (fn) => {
      if (fn.at('PackageType').text() === 'Image') return 'not applicable';
      const updates = fn.at('RuntimeManagementConfig.UpdateRuntimeOn').text() ?? 'Auto';
      return RUNTIMES.test(fn.at('Runtime').text() ?? '') && updates === 'Auto';
    },
  },
  {
    id: 'LambdaEnvironmentOwnKey',
    types: FUNCTION,
    what: 'Environment variables are encrypted with a key of their owner.',
    why: 'The key of Lambda opens them to whoever may read the configuration.',
    fix: 'Set KmsKeyArn to a customer managed key.',
    property: 'Properties.KmsKeyArn',
    references: [nist('SC-28'), awsDocs(`${GUIDE}/configuration-envvars-encryption.html`)],
    check: (fn) => {
      if (!fn.at('Environment.Variables').present) return 'not applicable';
      const key = fn.at('KmsKeyArn');
      return key.target() !== undefined || /:key\//.test(key.text() ?? '');
    },
  },
  {
    id: 'LambdaNoSecretsInEnvironment',
    types: FUNCTION,
    what: 'No environment variable holds a secret.',
    why: 'The environment is in the template, in the history of the stack and in every console of the account.',
    fix: 'Put the secret into Secrets Manager and its ARN into the variable.',
    property: 'Properties.Environment.Variables',
    references: [securityHub('ECS.8'), nist('IA-5(7)'), awsDocs(`${GUIDE}/configuration-envvars.html`)],
    check: (fn) =>
      fn
        .at('Environment.Variables')
        .entries()
        .filter(
          ([name, value]) => SECRET_VALUE.test(value.display()) || (SECRET_NAME.test(name) && isLiteral(value.raw)),
        )
        .map(([name]) => name),
  },
  {
    id: 'LambdaTlsOfTheDatabase',
    types: FUNCTION,
    what: 'Node.js does not skip the check of certificates.',
    why: 'A client that trusts any certificate talks to whoever answers.',
    fix: 'Leave NODE_TLS_REJECT_UNAUTHORIZED and --tls-min-v1.0 out of the environment.',
    property: 'Properties.Environment.Variables',
    references: [nist('SC-8'), awsDocs(`${GUIDE}/configuration-envvars.html`)],
    check: (fn) =>
      fn
        .at('Environment.Variables')
        .entries()
        .filter(
          ([name, value]) =>
            (name === 'NODE_TLS_REJECT_UNAUTHORIZED' && value.text() === '0') ||
            (name === 'NODE_OPTIONS' && /--tls-min-v1\.[01]|--insecure/.test(value.text() ?? '')),
        )
        .map(([name]) => name),
  },
  {
    id: 'LambdaInSeveralZones',
    types: FUNCTION,
    what: 'A function in a network runs in at least two zones, in a security group.',
    why: 'A zone that fails takes the function along; without a group of its own it may go wherever the default allows.',
    fix: 'Name two or more subnets of different zones in VpcConfig.SubnetIds, and a group in SecurityGroupIds.',
    property: 'Properties.VpcConfig',
    references: [securityHub('Lambda.5'), nist('CP-10')],
    check: (fn) => {
      const subnets = fn.at('VpcConfig.SubnetIds').items();
      const groups = fn.at('VpcConfig.SecurityGroupIds').items();
      if (subnets.length + groups.length === 0) return 'not applicable';
      const zones = subnets.map((subnet) => subnet.target()?.at('AvailabilityZone').display() ?? subnet.text());
      return new Set(zones).size >= 2 && groups.length > 0;
    },
  },
  {
    id: 'LambdaWithDatabaseIsPrivate',
    types: FUNCTION,
    what: 'A function that talks to a database runs in the network of the database.',
    why: 'Outside of it the database would need a way in from the internet.',
    fix: 'Set VpcConfig on a function that names the host of a database.',
    property: 'Properties.VpcConfig',
    references: [securityHub('Lambda.3'), nist('SC-7')],
    check: (fn) => {
      const talks = fn
        .at('Environment.Variables')
        .entries()
        .some(([, value]) => /^AWS::RDS::/.test(value.target()?.type ?? ''));
      return talks ? fn.at('VpcConfig.SubnetIds').items().length > 0 : 'not applicable';
    },
  },
  {
    id: 'LambdaConcurrencyIsReserved',
    types: FUNCTION,
    what: 'The function has a share of the concurrency of the account, of at most 1,000.',
    why: 'Without it a flood on one function stops all others, and the database gets more connections than it has.',
    fix: 'Set ReservedConcurrentExecutions.',
    property: 'Properties.ReservedConcurrentExecutions',
    references: [nist('SC-5'), awsDocs(`${GUIDE}/configuration-concurrency.html`)],
    check: (fn) => {
      const share = fn.at('ReservedConcurrentExecutions').number();
      return share !== undefined && share >= 0 && share < 1000;
    },
  },
  {
    id: 'LambdaEnds',
    types: FUNCTION,
    what: 'The function ends in the time that Lambda allows, and Lambda ends a loop of calls.',
    why: 'A function that calls itself without end costs until somebody reads the bill.',
    fix: `Set Timeout to ${MOST_SECONDS} seconds or less, and RecursiveLoop to Terminate.`,
    property: 'Properties.Timeout',
    references: [nist('SC-5'), awsDocs(`${GUIDE}/invocation-recursion.html`)],
    check: (fn) => (fn.at('Timeout').number() ?? 3) <= MOST_SECONDS && fn.at('RecursiveLoop').text() !== 'Allow',
  },
  {
    id: 'LambdaFailuresAreKept',
    types: FUNCTION,
    what: 'What a function could not do is kept: in a dead letter queue, or where its failures are sent.',
    why: 'An event that failed three times is gone, and with it the request to erase a person.',
    fix: 'Set DeadLetterConfig.TargetArn.',
    property: 'Properties.DeadLetterConfig',
    references: [nist('SI-11'), awsDocs(`${GUIDE}/invocation-async-retain-records.html`)],
    check: (fn) => {
      const target = fn.at('DeadLetterConfig.TargetArn');
      return target.target() !== undefined || (target.text() ?? '') !== '';
    },
  },
  {
    id: 'LambdaLogsAsJson',
    types: FUNCTION,
    what: 'Logs are JSON, at INFO or finer, in a declared group.',
    why: 'A group that Lambda makes has no key and no end. Text cannot be searched by field, and ERROR alone hides the attack before it.',
    fix: 'Set LoggingConfig with LogFormat JSON, LogGroup, and ApplicationLogLevel and SystemLogLevel of INFO or finer.',
    property: 'Properties.LoggingConfig',
    references: [nist('AU-3'), awsDocs(`${GUIDE}/monitoring-cloudwatchlogs-advanced.html`)],
    check: (fn) => {
      const logging = fn.at('LoggingConfig');
      const levels = ['ApplicationLogLevel', 'SystemLogLevel'].map((name) => logging.at(name).text() ?? 'INFO');
      return (
        logging.at('LogFormat').text() === 'JSON' &&
        logging.at('LogGroup').target()?.type === 'AWS::Logs::LogGroup' &&
        levels.every((level) => ['TRACE', 'DEBUG', 'INFO'].includes(level))
      );
    },
  },
  {
    id: 'LambdaTraced',
    types: FUNCTION,
    what: 'Calls are traced.',
    why: 'Without a trace nobody can tell which request led to which query, on the day that it matters.',
    fix: 'Set TracingConfig.Mode to Active.',
    property: 'Properties.TracingConfig',
    references: [securityHub('Lambda.7'), nist('AU-12')],
    check: (fn) => fn.at('TracingConfig.Mode').text() === 'Active',
  },
  {
    id: 'LambdaPermissionNamesItsSource',
    types: PERMISSION,
    what: 'A service calls the function for one named resource of the account.',
    why: 'Without the source a stranger has the service call this function for him.',
    fix: 'Set Principal to a service, Action to lambda:InvokeFunction, and SourceArn (with SourceAccount for S3).',
    property: 'Properties.SourceArn',
    references: [securityHub('Lambda.1'), awsDocs(`${GUIDE}/access-control-resource-based.html`)],
    check: (permission) => {
      const source = permission.at('SourceArn');
      const principal = permission.at('Principal').text() ?? '';
      return (
        /^[\w.-]+\.amazonaws\.com$/.test(principal) &&
        /^lambda:(InvokeFunction|InvokeFunctionUrl)$/.test(permission.at('Action').text() ?? '') &&
        (source.target() !== undefined || (source.text() ?? '*') !== '*') &&
        (principal !== 's3.amazonaws.com' || permission.at('SourceAccount').present)
      );
    },
  },
];

function sharesText(fn: Resource, deployment: Deployment): boolean {
  const role = fn.at('Role').text();
  return deployment
    .ofType(...FUNCTION)
    .some((other) => other !== fn && other.at('Role').target() === undefined && other.at('Role').text() === role);
}

/** A reference is resolved at deployment, and names no secret in the template. */
function isLiteral(raw: unknown): boolean {
  return typeof raw === 'string' && !raw.startsWith('{{resolve:');
}
