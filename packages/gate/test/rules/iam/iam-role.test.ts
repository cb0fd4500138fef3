import { iamRoleRules } from '../../../src/rules/iam/iam-role';
import type { ResourceDeclaration } from '../../../src/templates/template';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

type Statement = Readonly<Record<string, unknown>>;

const BUCKET = 'arn:aws:s3:::records';
const READS = allow('s3:GetObject', `${BUCKET}/*`);
const ATTACHES = allow('iam:AttachRolePolicy', 'arn:aws:iam::111122223333:role/app');
const DENIES_ONLY = { Condition: { StringEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AWSDenyAll' } } };
const GRANTS = allow('s3:PutBucketPolicy', BUCKET);

function allow(Action: unknown, Resource: unknown): Statement {
  return { Effect: 'Allow', Action, Resource };
}

/** A role with a managed policy for each list of statements. */
function role(...policies: readonly (readonly Statement[])[]): Case {
  const attached = policies.map((Statement, index): [string, ResourceDeclaration] => [
    `Policy${index}`,
    { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement }, Roles: [{ Ref: 'Subject' }] } },
  ]);
  return { resources: { Subject: { Type: 'AWS::IAM::Role' }, ...Object.fromEntries(attached) } };
}

const LISTED_BY_ROLE: Case = {
  resources: {
    Subject: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: READS } }],
        ManagedPolicyArns: [{ Ref: 'Policy' }],
      },
    },
    Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [GRANTS] } } },
  },
};

const NAMED_BY_POLICY: Case = {
  resources: {
    Subject: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker' } },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: { Statement: [READS, GRANTS] }, Roles: ['worker'] },
    },
  },
};

const OF_ANOTHER_ROLE: Case = {
  resources: {
    Subject: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'worker', Policies: [{ PolicyDocument: { Statement: READS } }] },
    },
    Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [GRANTS] }, Roles: ['other'] } },
  },
};

rulesDecide('IAM role rules', iamRoleRules, {
  IamRoleReadersCannotGrantAccess: {
    holds: [
      role([READS]),
      OF_ANOTHER_ROLE,
      role([READS, { ...GRANTS, Effect: 'Deny' }]),
      role([READS, { ...ATTACHES, ...DENIES_ONLY }]),
    ],
    broken: [
      role([READS, GRANTS]),
      role([READS, ATTACHES]),
      role([READS], [GRANTS]),
      role([READS], [allow('iam:*', '*')]),
      role([allow('*', '*')]),
      role([{ Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' }]),
      LISTED_BY_ROLE,
      NAMED_BY_POLICY,
    ],
    undecided: [role([allow([UNKNOWN], '*')]), { ManagedPolicyArns: UNKNOWN }],
    notApplicable: [role([GRANTS]), role()],
  },
  IamRoleMaxSessionDuration: {
    holds: [{}, { MaxSessionDuration: 3600 }],
    broken: [{ MaxSessionDuration: 43200 }, { MaxSessionDuration: '7200' }],
    undecided: [{ MaxSessionDuration: UNKNOWN }],
  },
});
