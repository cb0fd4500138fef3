import { hasCondition, matchesPattern, type PolicyStatement, statementsOf } from '../deployment/policy-statement';
import { isDisposable } from './disposable-environment';
import { isOwnKey } from './own-key';
import { isRetained } from './retention';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::Logs::LogGroup'];
const ENCRYPTION = awsDocs('AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html');
const CONTEXT = 'kms:EncryptionContext:aws:logs:arn';
const [YEAR, MONTH] = [365, 30];
/** Names that services demand, under which they would write again when the group is left behind. */
const MADE_BY_SERVICES = /^(\/aws\/rds\/|aws-waf-logs-|API-Gateway-Execution-Logs_)/;

/** Rules for logs: who can read them, how long they are kept. */
export const logGroupRules: readonly Rule[] = [
  {
    id: 'LogsKeptAYear',
    types: TYPES,
    what: 'Logs are kept for at least a year and not for ever; a month in an environment that can be thrown away.',
    why: 'An intrusion is found after months. What is kept for ever keeps persons who were erased.',
    fix: `Set RetentionInDays to ${YEAR} or more.`,
    property: 'Properties.RetentionInDays',
    references: [securityHub('CloudWatch.16'), nist('AU-11')],
    check: (group, deployment) => {
      const days = group.at('RetentionInDays').number() ?? 0;
      return days >= (isDisposable(group, deployment) ? MONTH : YEAR);
    },
  },
  {
    id: 'LogsOwnKey',
    types: TYPES,
    what: 'Logs are encrypted with a key of their owner.',
    why: 'A key policy is a second door: without it whoever may read CloudWatch reads all.',
    fix: 'Set KmsKeyId to a customer managed key.',
    property: 'Properties.KmsKeyId',
    references: [nist('AU-9(3)'), ENCRYPTION],
    check: (group) => isOwnKey(group.at('KmsKeyId')),
  },
  {
    id: 'LogsKeyServesThem',
    types: TYPES,
    what: 'The policy of the key lets CloudWatch Logs use it for this group, and only for groups that it names.',
    why: 'Without the statement the group cannot be made; with a wider one any group of the account, or of another, is opened with this key.',
    fix: 'Allow logs.<region>.amazonaws.com in the key policy with kms:EncryptionContext:aws:logs:arn of the group.',
    property: 'Properties.KmsKeyId',
    references: [ENCRYPTION, nist('SC-12')],
    check: (group) => {
      const key = group.at('KmsKeyId').target();
      if (key?.type !== 'AWS::KMS::Key') return 'not applicable';
      const statements = statementsOf(key.at('KeyPolicy')).filter(
        ({ allows, principals }) =>
          allows && principals.some(({ kind, value }) => kind === 'Service' && /^logs\./.test(value.text() ?? '')),
      );
      const groups = statements.map(groupsOf);
      const bound = groups.every((named) => named.length > 0 && named.every((name) => /^[^*]/.test(name)));
      const name = group.at('LogGroupName').display();
      // A name that CloudFormation makes up begins with that of the stack, which the template does not tell.
      return bound && groups.flat().some((named) => name === '' || matchesPattern(named, name));
    },
  },
  {
    id: 'LogsRetained',
    types: TYPES,
    what: 'Logs stay when their stack is deleted.',
    why: 'Deleting the stack is how somebody would delete the traces.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain, but for a name that a service would write to again.',
    property: 'DeletionPolicy',
    references: [nist('AU-9'), awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html')],
    check: (group) => {
      if (MADE_BY_SERVICES.test(group.at('LogGroupName').display())) return 'not applicable';
      return isRetained(group);
    },
  },
];

/** The groups that a statement lets the service use the key for, by name or pattern; none when it does not say. */
function groupsOf(statement: PolicyStatement): readonly string[] {
  if (!hasCondition(statement, CONTEXT)) return [];
  return statement.conditions
    .filter(({ key }) => key === CONTEXT.toLowerCase())
    .flatMap(({ values }) => values.map((value) => value.text() ?? ''))
    .map((arn) => /:log-group:(.*)$/.exec(arn)?.[1] ?? '');
}
