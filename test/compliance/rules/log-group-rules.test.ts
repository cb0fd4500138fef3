import { logGroupRules } from '../../../lib/compliance/rules/log-group-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::Logs::LogGroup';
const beside = (RetentionInDays: unknown, DeletionProtection: boolean) => ({
  resources: {
    Log: { Type: TYPE, Properties: { RetentionInDays } },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DeletionProtection } },
  },
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
  LogsKeptAYear: {
    holds: [{ RetentionInDays: 400 }, beside(30, false)],
    broken: [{}, { RetentionInDays: 0 }, { RetentionInDays: 30 }, beside(30, true), beside(7, false)],
    undecided: [{ RetentionInDays: UNKNOWN }],
  },
  LogsOwnKey: {
    holds: [{ KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/example' }, under(service(GROUP))],
    broken: [{}, { KmsKeyId: 'alias/other' }],
    undecided: [{ KmsKeyId: UNKNOWN }],
  },
  LogsKeyServesThem: {
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
  LogsRetained: {
    holds: [log('Retain', 'Retain'), log('RetainExceptOnCreate', 'Retain')],
    broken: [log(undefined, undefined), log('Delete', 'Retain'), log('Retain', 'Delete')],
    undecided: [log(UNKNOWN, 'Retain')],
    notApplicable: [log('Delete', 'Delete', 'aws-waf-logs-api')],
  },
});
