import type { PolicyStatement } from '../../templates/policy-statement';
import { awsDocs, nist, type Rule } from '../rule';
import {
  DOCUMENTS,
  findPolicyDocuments,
  GRANTING_TYPES,
  parseArn,
  readArn,
  readPolicyStatements,
} from './granted-statements';

/** Actions that CloudWatch Logs checks on the ARN without `:*`. */
const TAGGING = ['logs:listtagsforresource', 'logs:tagresource', 'logs:untagresource'];

/** Rules for permissions on log groups. */
export const iamLogGroupRules: readonly Rule[] = [
  {
    id: 'IamLogGroupStreamsCovered',
    level: 'hardening',
    group: 'auditLogs',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy that names a log group covers its log streams',
    why: 'CloudWatch Logs checks most actions on an ARN that ends in :*. Without it no log is written, and nothing fails.',
    fix: 'Add the ARN of the log group with :* at its end to Resource.',
    property: 'Properties.PolicyDocument',
    references: [
      awsDocs('AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html'),
      awsDocs('AmazonCloudWatchLogs/latest/logs/iam-access-control-overview-cwl.html'),
      nist('AU-12'),
    ],
    check: (holder) => {
      if (findPolicyDocuments(holder).length === 0) return 'not applicable';
      const statements = readPolicyStatements(holder).filter(
        ({ allows, actions }) => allows && actions.some(needsStreams),
      );
      return statements.length === 0 ? 'not applicable' : statements.flatMap(listGroupsWithoutStreams);
    },
  },
];

function needsStreams(action: string): boolean {
  return action.startsWith('logs:') && !TAGGING.includes(action);
}

function listGroupsWithoutStreams({ resources }: PolicyStatement): readonly string[] {
  const arns = resources.map(readArn);
  return arns.filter((arn) => isExactLogGroup(arn) && !arns.includes(`${arn}:*`));
}

/** `log-group:name`, which covers no log stream. A wildcard at the end covers what follows. */
function isExactLogGroup(arn: string): boolean {
  const { service, named = '' } = parseArn(arn) ?? {};
  return service === 'logs' && /^log-group:[^:]*[^:*]$/.test(named);
}
