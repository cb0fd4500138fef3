import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { skipCdkProviders } from './cdk-provider';
import { isEdgeFunction } from './edge-function';

const TYPES = ['AWS::Lambda::Function'];
const GUIDE = 'lambda/latest/dg';
const RUNTIMES = awsDocs(`${GUIDE}/lambda-runtimes.html`);
/** Runtimes that AWS patches, as the page of runtimes had them in November 2026. */
const SUPPORTED =
  /^(nodejs(22|24)\.x|python3\.(11|12|13|14)|java(17|21|25)|dotnet(8|10)|ruby3\.(3|4)|provided\.al2023)$/;
/** The default quota of concurrent executions of an account. */
const ACCOUNT_CONCURRENCY = 1000;

/** Rules for functions. */
export const lambdaRules: readonly Rule[] = [
  {
    id: 'LambdaRoleNotShared',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Lambda function has an execution role that no other function has',
    why: 'A shared role gives each function the permissions of all of them.',
    fix: 'Set Role to an AWS::IAM::Role that only this function uses.',
    property: 'Properties.Role',
    references: [awsDocs(`${GUIDE}/lambda-intro-execution-role.html`), nist('AC-6')],
    check: (fn, templates) => {
      const others = templates.ofType(...TYPES).filter((other) => other !== fn);
      const role = fn.at('Role').target();
      if (role !== undefined) return others.every((other) => other.at('Role').target() !== role);
      const arn = fn.at('Role').text();
      return arn === undefined || !others.some((other) => namesRole(other, arn));
    },
  },
  {
    id: 'LambdaRuntimeSupported',
    level: 'required',
    group: 'patched',
    types: TYPES,
    what: 'Lambda function uses a supported runtime',
    why: 'A deprecated runtime has publicly known security holes that AWS no longer closes.',
    fix: 'Set Runtime to a supported version.',
    property: 'Properties.Runtime',
    references: [securityHub('Lambda.2'), RUNTIMES, nist('SI-2')],
    check: skipCdkProviders((fn) => {
      if (fn.at('PackageType').text() === 'Image') return 'not applicable';
      return SUPPORTED.test(fn.at('Runtime').text() ?? '');
    }),
  },
  {
    id: 'LambdaRuntimeUpdatesAutomatic',
    level: 'hardening',
    group: 'patched',
    types: TYPES,
    what: 'Lambda function receives runtime patches automatically',
    why: 'A function with a fixed runtime version keeps the security holes that later patches close.',
    fix: 'Set RuntimeManagementConfig.UpdateRuntimeOn to Auto, or remove it.',
    property: 'Properties.RuntimeManagementConfig',
    references: [awsDocs(`${GUIDE}/runtimes-update.html`), nist('SI-2')],
    check: (fn) => (fn.at('RuntimeManagementConfig.UpdateRuntimeOn').text() ?? 'Auto') === 'Auto',
  },
  {
    id: 'LambdaReservedConcurrency',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'Lambda function has reserved concurrency below the quota of the account',
    why: 'A flood of calls to one function otherwise stops all other functions and exhausts the database connections.',
    fix: `Set ReservedConcurrentExecutions to less than ${ACCOUNT_CONCURRENCY}.`,
    property: 'Properties.ReservedConcurrentExecutions',
    references: [awsDocs(`${GUIDE}/configuration-concurrency.html`), nist('SC-5')],
    check: skipCdkProviders((fn) => {
      const reserved = fn.at('ReservedConcurrentExecutions').number();
      return reserved !== undefined && reserved >= 0 && reserved < ACCOUNT_CONCURRENCY;
    }),
  },
  {
    id: 'LambdaRecursiveLoopTerminated',
    level: 'hardening',
    group: 'resilience',
    types: TYPES,
    what: 'Lambda function is stopped when it invokes itself in a loop',
    why: 'A function that invokes itself without end costs money until a person stops it.',
    fix: 'Set RecursiveLoop to Terminate, or remove it.',
    property: 'Properties.RecursiveLoop',
    references: [awsDocs(`${GUIDE}/invocation-recursion.html`), nist('SC-5')],
    check: (fn) => fn.at('RecursiveLoop').text() !== 'Allow',
  },
  {
    id: 'LambdaDeadLetterQueue',
    level: 'hardening',
    group: 'resilience',
    types: TYPES,
    what: 'Lambda function has a dead-letter queue',
    why: 'An asynchronous event that failed three times is lost, for example a request to erase a person.',
    fix: 'Set DeadLetterConfig.TargetArn to the ARN of a queue or a topic.',
    property: 'Properties.DeadLetterConfig',
    references: [awsDocs(`${GUIDE}/invocation-async-retain-records.html`), nist('SI-11')],
    check: skipCdkProviders((fn) => {
      const target = fn.at('DeadLetterConfig.TargetArn');
      return target.target() !== undefined || (target.text() ?? '') !== '';
    }),
  },
  {
    id: 'LambdaLogGroupDeclared',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'Lambda function logs to a log group that the templates declare',
    why: 'A log group that Lambda creates never expires and is not encrypted with a customer managed key.',
    fix: 'Set LoggingConfig.LogGroup to an AWS::Logs::LogGroup.',
    property: 'Properties.LoggingConfig',
    references: [awsDocs(`${GUIDE}/monitoring-cloudwatchlogs-loggroups.html`), nist('AU-11')],
    check: skipCdkProviders((fn) => {
      const group = fn.at('LoggingConfig.LogGroup');
      const target = group.target();
      if (target !== undefined) return target.type === 'AWS::Logs::LogGroup';
      // A group by its name only is declared elsewhere. A name that is known at deployment only throws here.
      group.text();
      return false;
    }),
  },
  {
    id: 'LambdaTracingActive',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'Lambda function has active X-Ray tracing enabled',
    why: 'Without a trace an investigation cannot find which request led to which query.',
    fix: 'Set TracingConfig.Mode to Active.',
    property: 'Properties.TracingConfig',
    references: [securityHub('Lambda.7'), nist('AU-12')],
    check: skipCdkProviders((fn) => {
      if (fn.at('TracingConfig.Mode').text() === 'Active') return true;
      return isEdgeFunction(fn) ? 'not applicable' : false;
    }),
  },
];

function namesRole(fn: TemplateResource, arn: string): boolean {
  const role = fn.at('Role');
  return role.target() === undefined && role.text() === arn;
}
