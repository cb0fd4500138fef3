import { iamRdsConnectRules } from '../../../src/rules/iam/iam-rds-connect';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const USER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/reader';

function allow(Action: unknown, Resource: unknown): Case {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource }] } };
}

const NOTHING_SENSITIVE = allow('sqs:SendMessage', '*');

rulesDecide('IAM rds-db:connect rules', iamRdsConnectRules, {
  IamRdsConnectUserNamed: {
    holds: [allow('rds-db:connect', USER), allow('rds-db:connect', [USER])],
    broken: [
      allow('rds-db:connect', '*'),
      allow('rds-db:*', '*'),
      allow('rds-db:connect', [USER, 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/*']),
      allow('rds-db:connect', 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:*/reader'),
      allow('rds-db:connect', 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC'),
    ],
    undecided: [allow('rds-db:connect', UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE],
  },
});
