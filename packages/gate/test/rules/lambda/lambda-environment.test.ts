import { lambdaEnvironmentRules } from '../../../src/rules/lambda/lambda-environment';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const SECRET = '{{resolve:secretsmanager:shop/db:SecretString:password}}';
const variables = (Variables: unknown) => ({ Environment: { Variables } });

const ofProvider = (Properties: Readonly<Record<string, unknown>>) => ({
  resources: { SetupProviderframeworkonEvent4B1D0B0C: { Type: 'AWS::Lambda::Function', Properties } },
});

rulesDecide('Lambda environment rules', lambdaEnvironmentRules, {
  LambdaEnvironmentCustomerManagedKey: {
    holds: [{ ...variables({ A: 'b' }), KmsKeyArn: KEY }],
    broken: [variables({ A: 'b' }), { ...variables({ A: 'b' }), KmsKeyArn: 'alias/aws/lambda' }],
    undecided: [{ ...variables({ A: 'b' }), KmsKeyArn: UNKNOWN }],
    notApplicable: [{}, ofProvider(variables({ A: 'b' }))],
  },
  LambdaEnvironmentSecretsCustomerManagedKey: {
    holds: [{ ...variables({ DB_PASSWORD: SECRET }), KmsKeyArn: KEY }],
    broken: [
      variables({ DB_PASSWORD: { 'Fn::ImportValue': 'Password' } }),
      variables({ TABLE: 'orders', SETTING: SECRET }),
      { ...variables({ API_TOKEN: UNKNOWN }), KmsKeyArn: 'alias/aws/lambda' },
    ],
    undecided: [{ ...variables({ DB_PASSWORD: SECRET }), KmsKeyArn: UNKNOWN }],
    notApplicable: [{}, variables({ TABLE: { Ref: 'Table' }, DB_SECRET_ARN: KEY, LOG_LEVEL: 'INFO' })],
  },
  LambdaEnvironmentVerifiesTls: {
    holds: [{}, variables({ NODE_OPTIONS: '--enable-source-maps' })],
    broken: [variables({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), variables({ NODE_OPTIONS: '--tls-min-v1.0' })],
    undecided: [variables({ NODE_TLS_REJECT_UNAUTHORIZED: UNKNOWN })],
  },
});
