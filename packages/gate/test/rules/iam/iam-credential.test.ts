import { iamCredentialRules } from '../../../src/rules/iam/iam-credential';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const unknownUser = { resources: { User: { Type: 'AWS::IAM::User', Properties: UNKNOWN } } };

rulesDecide('IAM credential rules', iamCredentialRules, {
  IamCredentialNoConsolePassword: {
    holds: [{ UserName: 'robot' }],
    broken: [{ LoginProfile: { Password: '{{resolve:secretsmanager:password}}' } }],
    undecided: [unknownUser],
  },
});
