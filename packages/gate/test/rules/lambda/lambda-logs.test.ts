import { lambdaLogsRules } from '../../../src/rules/lambda/lambda-logs';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const LOGS = {
  PolicyName: 'logs',
  PolicyDocument: {
    Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }],
  },
};
/** Without a stream there is nothing that the events could be written to. */
const EVENTS_ONLY = {
  PolicyName: 'events',
  PolicyDocument: {
    Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:PutLogEvents'], Resource: '*' }],
  },
};
const READS = {
  PolicyName: 'reads',
  PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
};
const BASIC = { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole` };

/** A function with a role. */
const withRole = (role: object, others: object = {}) => ({
  resources: {
    Fn: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    Role: { Type: 'AWS::IAM::Role', Properties: { ...role } },
    ...others,
  },
});
const attached = (policy: object) => ({
  Policy: { Type: 'AWS::IAM::Policy', Properties: { ...policy, Roles: [{ Ref: 'Role' }] } },
});

rulesDecide('Lambda log rules', lambdaLogsRules, {
  LambdaLogsPermitted: {
    holds: [
      withRole({ ManagedPolicyArns: [BASIC] }),
      withRole({ ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/of-the-team'] }),
      withRole({ Policies: [READS, LOGS] }),
      withRole({ Policies: [READS] }, attached(LOGS)),
    ],
    broken: [
      withRole({}),
      withRole({ Policies: [READS] }),
      withRole({ Policies: [EVENTS_ONLY] }),
      withRole({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] }),
      withRole({ Policies: [READS] }, attached(READS)),
    ],
    undecided: [
      withRole({
        Policies: [{ PolicyName: 'unknown', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: UNKNOWN }] } }],
      }),
    ],
    notApplicable: [{ Role: 'arn:aws:iam::111122223333:role/elsewhere' }],
  },
});
