import { type Case, rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { iamPins } from './iam-pins';

type Statement = Readonly<Record<string, unknown>>;

const LAMBDA = { Service: 'lambda.amazonaws.com' };
const ROOT = { AWS: 'arn:aws:iam::111122223333:root' };
const READER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/reader';
const WRITER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/writer';

const allow = (Action: unknown, Resource: unknown): Statement => ({ Effect: 'Allow', Action, Resource });

const trust = (...statements: readonly Statement[]) => ({
  AssumeRolePolicyDocument: {
    Statement: statements.map((more) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...more })),
  },
});

const role = (Properties: object): Case => ({
  resources: { Subject: { Type: 'AWS::IAM::Role', Properties: { ...Properties } } },
});

/** A role that a service may assume, with an inline policy for each list of statements. */
const roleOf = (Principal: object, ...policies: readonly (readonly Statement[])[]): Case =>
  role({
    ...trust({ Principal }),
    Policies: policies.map((list) => ({ PolicyDocument: { Statement: list } })),
  });

rulesDecide('IAM pins', iamPins, {
  IamPolicySingleRole: {
    holds: [{ Roles: ['reader'] }],
    broken: [
      { Roles: ['reader', 'writer'] },
      { Roles: ['reader'], Users: ['anna'] },
      { Roles: ['reader'], Groups: ['people'] },
      { Users: ['anna'] },
    ],
    undecided: [{ Roles: UNKNOWN }, { Roles: [UNKNOWN, 'reader'] }],
    notApplicable: [{}],
  },
  IamTrustSinglePrincipal: {
    holds: [
      trust({ Principal: LAMBDA }),
      trust({ Principal: LAMBDA }, { Principal: LAMBDA, Action: 'sts:TagSession' }),
      trust({ Principal: { Service: ['logs.amazonaws.com', 'logs.eu-central-1.amazonaws.com'] } }),
    ],
    broken: [
      trust({ Principal: { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] } }),
      trust({ Principal: { ...LAMBDA, ...ROOT } }),
      trust({ Principal: LAMBDA }, { Principal: ROOT }),
      {},
    ],
    undecided: [trust({ Principal: { Service: [UNKNOWN, 'lambda.amazonaws.com'] } })],
  },
  IamRdsConnectSingleUser: {
    holds: [
      roleOf(LAMBDA, [allow('rds-db:connect', READER)]),
      roleOf(LAMBDA, [allow('rds-db:connect', READER)], [allow('rds-db:*', READER)]),
    ],
    broken: [
      roleOf(LAMBDA, [allow('rds-db:connect', [READER, WRITER])]),
      roleOf(LAMBDA, [allow('rds-db:connect', READER)], [allow('rds-db:connect', WRITER)]),
    ],
    undecided: [roleOf(LAMBDA, [allow('rds-db:connect', UNKNOWN)])],
    notApplicable: [
      roleOf(LAMBDA, [allow('s3:GetObject', 'arn:aws:s3:::records/*')]),
      roleOf({ Service: 'rds.amazonaws.com' }, [allow('rds-db:connect', [READER, WRITER])]),
    ],
  },
});
