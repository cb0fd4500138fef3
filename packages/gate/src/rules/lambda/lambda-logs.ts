import { coversAction } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { findRoleStatements } from '../iam/granted-statements';
import { awsDocs, type CheckResult, cfnNag, nist, type Rule } from '../rule';
import { skipCdkProviders } from './cdk-provider';

/** Managed policies of AWS that let a function write its log. */
const WRITING =
  /:policy\/(?:service-role\/)?(?:AWSLambda\w*(?:Execution|Execute)\w*|AWSLambdaRole\w*|CloudWatch(?:Logs)?FullAccess\w*|CloudWatchAgentServerPolicy|CloudWatchLambda\w+|AdministratorAccess|PowerUserAccess)$/;
/** Lambda writes each environment's events to a stream of its own. */
const NEEDED = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const OF_AWS = /^arn:[^:]*:iam::aws:policy\//;

/** Rules for the logs of functions. */
export const lambdaLogsRules: readonly Rule[] = [
  {
    id: 'LambdaLogsPermitted',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::Lambda::Function'],
    what: 'Lambda function may write its log',
    why: 'A function without the permission runs and fails without a trace, so an investigation finds nothing.',
    fix: 'Allow logs:CreateLogStream and logs:PutLogEvents in the role, or attach AWSLambdaBasicExecutionRole.',
    property: 'Properties.Role',
    references: [cfnNag('W58'), awsDocs('lambda/latest/dg/monitoring-cloudwatchlogs.html'), nist('AU-12')],
    check: skipCdkProviders(mayLog),
  },
];

/** A role that no template declares is not known. Neither is a policy by its ARN, other than those of AWS. */
function mayLog(fn: TemplateResource, templates: TemplateSet): CheckResult {
  const role = fn.at('Role').target();
  if (role?.type !== 'AWS::IAM::Role') return 'not applicable';
  const managed = role.at('ManagedPolicyArns').items();
  if (managed.some((arn) => arn.target() === undefined && !isSilent(arn))) return true;
  const statements = findRoleStatements(role, templates);
  return NEEDED.every((action) => statements.some((statement) => statement.allows && coversAction(statement, action)));
}

/** Whether a managed policy is one of AWS that has nothing to do with the log of a function. */
function isSilent(arn: Value): boolean {
  const text = arn.display();
  return OF_AWS.test(text) && !WRITING.test(text);
}
