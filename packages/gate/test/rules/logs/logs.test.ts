import { logGroupRules } from '../../../src/rules/logs/logs';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::Logs::LogGroup';
const disposable = (RetentionInDays: unknown) => ({
  resources: { Log: { Type: TYPE, Properties: { RetentionInDays } } },
  disposable: true as const,
});
const under = (...statements: unknown[]) => named(undefined, ...statements);
const named = (LogGroupName: unknown, ...statements: unknown[]) => ({
  resources: {
    Log: { Type: TYPE, Properties: { LogGroupName, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: statements } } },
  },
});
const service = (group: unknown) => ({
  Effect: 'Allow',
  Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': group } },
});
const GROUP = 'arn:aws:logs:eu-central-1:111122223333:log-group:records-*';
const log = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown, LogGroupName?: string) => ({
  resources: { Log: { Type: TYPE, Properties: { LogGroupName }, DeletionPolicy, UpdateReplacePolicy } },
});

rulesDecide('log group rules', logGroupRules, {
  LogsGroupRetentionOneYear: {
    holds: [{}, { RetentionInDays: 365 }, { RetentionInDays: 400 }, disposable(30)],
    broken: [{ RetentionInDays: 0 }, { RetentionInDays: 30 }, disposable(7)],
    undecided: [{ RetentionInDays: UNKNOWN }],
  },
  LogsGroupRetentionLimited: {
    holds: [{ RetentionInDays: 30 }],
    broken: [{}, { RetentionInDays: 0 }],
    undecided: [{ RetentionInDays: UNKNOWN }],
  },
  LogsGroupCustomerManagedKey: {
    holds: [
      { KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/example' },
      { KmsKeyId: { 'Fn::ImportValue': 'Keys' } },
      under(service(GROUP)),
    ],
    broken: [{}, { KmsKeyId: '' }, { KmsKeyId: { Ref: 'AWS::NoValue' } }],
    undecided: [{ KmsKeyId: UNKNOWN }],
    // CDK adds it to its own function for AwsCustomResource.
    notApplicable: [
      { resources: { AWS679f53fac002430cb0da5b7982bd2287LogGroup449FB7C2: { Type: 'AWS::Logs::LogGroup' } } },
    ],
  },
  LogsGroupKeyPolicyScoped: {
    holds: [under(service(GROUP)), under(service([GROUP, `${GROUP}:*`])), named('records-api', service(GROUP))],
    broken: [
      under(),
      under({ ...service(GROUP), Effect: 'Deny' }),
      under({ ...service(GROUP), Condition: undefined }),
      under(service('*')),
      named('payments-api', service(GROUP)),
      under(service('arn:aws:logs:eu-central-1:111122223333:log-group:*')),
    ],
    undecided: [under(service(UNKNOWN))],
    notApplicable: [{}],
  },
  LogsGroupRetainedOnDeletion: {
    holds: [log('Retain', 'Retain'), log('RetainExceptOnCreate', 'Retain')],
    broken: [log(undefined, undefined), log('Delete', 'Retain'), log('Retain', 'Delete')],
    undecided: [log(UNKNOWN, 'Retain')],
    notApplicable: [log('Delete', 'Delete', 'aws-waf-logs-api')],
  },
});
