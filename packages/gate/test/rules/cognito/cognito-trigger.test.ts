import { cognitoTriggerRules } from '../../../src/rules/cognito/cognito-trigger';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const lambda = (account: string) => `arn:aws:lambda:eu-central-1:${account}:function:claims`;
const triggered = (LambdaConfig: unknown) => ({
  resources: {
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { LambdaConfig } },
    Claims: { Type: 'AWS::Lambda::Function' },
    Topic: { Type: 'AWS::SNS::Topic' },
  },
});

rulesDecide('Cognito trigger rules', cognitoTriggerRules, {
  CognitoTriggerInSameAccount: {
    holds: [
      triggered({ PreTokenGenerationConfig: { LambdaArn: arn('Claims'), LambdaVersion: 'V2_0' } }),
      triggered({ PreSignUp: arn('Claims'), KMSKeyID: UNKNOWN }),
      triggered({ PreSignUp: lambda('111122223333') }),
    ],
    broken: [
      triggered({ PreSignUp: lambda('444455556666') }),
      triggered({ PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } }),
      triggered({ PreSignUp: 'claims' }),
    ],
    undecided: [triggered({ PreSignUp: UNKNOWN }), triggered(UNKNOWN), triggered({ PreSignUp: arn('Topic') })],
    notApplicable: [{}, triggered({})],
  },
});
