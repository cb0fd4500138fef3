import { iamTrustServiceRules } from '../../../src/rules/iam/iam-trust-service';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const OWN = '111122223333';
const SCHEDULER = { Service: 'scheduler.amazonaws.com' };
const ROOT = { AWS: `arn:aws:iam::${OWN}:root` };
const ANYWHERE = { Service: 'rolesanywhere.amazonaws.com' };
const account = (value: unknown) => ({ 'aws:SourceAccount': value });
const source = (value: unknown) => ({ 'aws:SourceArn': value });

function trustIn(Principal: unknown, Condition?: unknown): Case {
  return {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...(Condition === undefined ? {} : { Condition }) },
      ],
    },
  };
}

rulesDecide('IAM trust in services of AWS', iamTrustServiceRules, {
  IamTrustServiceSourceNamed: {
    holds: [
      trustIn(SCHEDULER, { StringEquals: account(OWN) }),
      trustIn(SCHEDULER, { StringEquals: account({ Ref: 'AWS::AccountId' }) }),
      trustIn(SCHEDULER, { StringEqualsIfExists: account(OWN) }),
      trustIn(SCHEDULER, { StringLike: { ...account(OWN), ...source('*') } }),
      trustIn(SCHEDULER, { ArnLike: source(`arn:aws:scheduler:*:${OWN}:schedule/*`) }),
      trustIn(SCHEDULER, { ArnLike: source('arn:aws:s3:::records') }),
      trustIn(SCHEDULER, { StringEquals: { 'aws:SourceOrgID': 'o-1' } }),
    ],
    broken: [
      trustIn(SCHEDULER, { StringLike: account('*') }),
      trustIn(SCHEDULER, { StringLike: account('????????????') }),
      trustIn(SCHEDULER, { StringLike: account([OWN, '*']) }),
      trustIn(SCHEDULER, { StringEquals: account([]) }),
      trustIn(SCHEDULER, { ArnLike: source('*') }),
      trustIn(SCHEDULER, { ArnLike: source('arn:*') }),
      trustIn(SCHEDULER, { ArnLike: source('arn:aws:scheduler:*:*:schedule/*') }),
      trustIn(SCHEDULER, { ArnLike: source('arn:aws:s3:::*') }),
      trustIn(SCHEDULER, { StringNotEquals: account('444455556666') }),
      trustIn(SCHEDULER, { StringLike: { 'aws:SourceOrgID': '*' } }),
    ],
    undecided: [trustIn(SCHEDULER, UNKNOWN)],
    notApplicable: [
      trustIn(SCHEDULER),
      trustIn(SCHEDULER, { StringEquals: { 'aws:PrincipalOrgID': '*' } }),
      trustIn(ROOT, { StringLike: account('*') }),
      trustIn(ANYWHERE, { ArnLike: source('*') }),
    ],
  },
  IamTrustServiceOnlyOne: {
    holds: [
      trustIn(SCHEDULER),
      trustIn({ Service: ['states.amazonaws.com', 'states.eu-central-1.amazonaws.com'] }),
      trustIn({ Service: ['edgelambda.amazonaws.com', 'lambda.amazonaws.com'] }),
      trustIn({ Service: ['lakeformation.amazonaws.com', 'glue.amazonaws.com'] }),
    ],
    broken: [
      trustIn({ Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] }),
      trustIn({ Service: ['lakeformation.amazonaws.com', 'sagemaker.amazonaws.com'] }),
      trustIn({ Service: ['edgelambda.amazonaws.com', 'lambda.amazonaws.com', 'ec2.amazonaws.com'] }),
    ],
    undecided: [trustIn({ Service: [UNKNOWN] })],
    notApplicable: [trustIn(ROOT)],
  },
});
