import { isSet } from '../../templates/known-values';
import { matchesPattern } from '../../templates/match-pattern';
import { hasCondition, type PolicyStatement, readStatements } from '../../templates/policy-statement';
import { isDisposable } from '../disposable-environment';
import { skipCdkProviders } from '../lambda/cdk-provider';
import { isRetained } from '../retention';
import { awsConfig, awsDocs, checkov, nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::Logs::LogGroup'];
const ENCRYPTION = awsDocs('AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html');
const CONTEXT = 'kms:EncryptionContext:aws:logs:arn';
const [YEAR, MONTH] = [365, 30];
/** Names that services require. A retained group would block or receive the logs of the next deployment. */
const SERVICE_NAMES = /^(\/aws\/rds\/|aws-waf-logs-|API-Gateway-Execution-Logs_)/;

/** Rules for log groups: encryption, retention and deletion. */
export const logGroupRules: readonly Rule[] = [
  {
    id: 'LogsGroupRetentionOneYear',
    level: 'required',
    group: 'logRetention',
    types: TYPES,
    what: 'CloudWatch log group keeps log events for at least one year',
    why: 'Intrusions are often found months later. Without older logs no investigation can find the cause.',
    fix: `Set RetentionInDays to ${YEAR} or more.`,
    property: 'Properties.RetentionInDays',
    references: [securityHub('CloudWatch.16'), nist('AU-11')],
    check: (group, deployment) => {
      // Without a value CloudWatch keeps log events forever, which the control accepts.
      const days = group.at('RetentionInDays').number();
      return days === undefined || days >= (isDisposable(group, deployment) ? MONTH : YEAR);
    },
  },
  {
    id: 'LogsGroupRetentionLimited',
    level: 'hardening',
    group: 'logRetention',
    types: TYPES,
    what: 'CloudWatch log group has a retention period',
    why: 'Without a period CloudWatch keeps log events forever, including personal data that the law requires to be erased.',
    fix: 'Set RetentionInDays to the period that your policy requires.',
    property: 'Properties.RetentionInDays',
    references: [
      awsDocs('AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html'),
      nist('AU-11'),
      nist('SI-12'),
    ],
    check: (group) => (group.at('RetentionInDays').number() ?? 0) > 0,
  },
  {
    id: 'LogsGroupCustomerManagedKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'CloudWatch log group is encrypted with a customer managed key',
    why: 'Without a customer managed key, every principal with read access to CloudWatch Logs can read the events.',
    fix: 'Set KmsKeyId to the ARN of a customer managed key.',
    property: 'Properties.KmsKeyId',
    references: [
      awsConfig('cloudwatch-log-group-encrypted'),
      checkov('CKV_AWS_158'),
      trivy('AVD-AWS-0017'),
      ENCRYPTION,
    ],
    // CloudWatch Logs has no key of AWS that a template could name.
    check: skipCdkProviders((group) => isSet(group.at('KmsKeyId'))),
  },
  {
    id: 'LogsGroupKeyPolicyScoped',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'KMS key policy allows CloudWatch Logs to use the key only for named log groups',
    why: 'Without the statement the log group cannot be created. Without the condition the key can be used for any other log group.',
    fix: 'Allow logs.REGION.amazonaws.com in KeyPolicy, with a Condition on kms:EncryptionContext:aws:logs:arn that names the group.',
    property: 'Properties.KmsKeyId',
    references: [ENCRYPTION, nist('SC-12')],
    check: (group) => {
      const key = group.at('KmsKeyId').target();
      if (key?.type !== 'AWS::KMS::Key') return 'not applicable';
      const statements = readStatements(key.at('KeyPolicy')).filter(
        ({ allows, principals }) =>
          allows && principals.some(({ kind, value }) => kind === 'Service' && /^logs\./.test(value.text() ?? '')),
      );
      const groups = statements.map(readLogGroups);
      const bound = groups.every((named) => named.length > 0 && named.every((name) => /^[^*]/.test(name)));
      const name = group.at('LogGroupName').display();
      // CloudFormation generates a name that starts with the name of the stack, which is not in the template.
      return bound && groups.flat().some((named) => name === '' || matchesPattern(named, name));
    },
  },
  {
    id: 'LogsGroupRetainedOnDeletion',
    level: 'hardening',
    keepsData: true,
    group: 'logIntegrity',
    types: TYPES,
    what: 'CloudWatch log group is retained when its stack is deleted or the group is replaced',
    why: 'An attacker could delete the stack to destroy the logs of the attack.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [nist('AU-9'), awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html')],
    check: (group) => {
      if (SERVICE_NAMES.test(group.at('LogGroupName').display())) return 'not applicable';
      return isRetained(group);
    },
  },
];

/** Names or patterns of the log groups for which a statement allows the key; empty without the condition. */
function readLogGroups(statement: PolicyStatement): readonly string[] {
  if (!hasCondition(statement, CONTEXT)) return [];
  return statement.conditions
    .filter(({ key }) => key === CONTEXT.toLowerCase())
    .flatMap(({ values }) => values.map((value) => value.text() ?? ''))
    .map((arn) => /:log-group:(.*)$/.exec(arn)?.[1] ?? '');
}
