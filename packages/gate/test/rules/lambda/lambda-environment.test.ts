import { lambdaEnvironmentRules } from '../../../src/rules/lambda/lambda-environment';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const variables = (Variables: unknown) => ({ Environment: { Variables } });

rulesDecide('Lambda environment rules', lambdaEnvironmentRules, {
  LambdaEnvironmentCustomerManagedKey: {
    holds: [{ ...variables({ A: 'b' }), KmsKeyArn: KEY }],
    broken: [variables({ A: 'b' }), { ...variables({ A: 'b' }), KmsKeyArn: 'alias/aws/lambda' }],
    undecided: [{ ...variables({ A: 'b' }), KmsKeyArn: UNKNOWN }],
    notApplicable: [{}],
  },
  LambdaEnvironmentNoSecrets: {
    holds: [
      {},
      variables({ TABLE: 'records', SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:x' }),
      variables({ SECRET_NAME: 'records/database', TOKEN_ISSUER: 'https://example.com', TOKEN_TTL: '300' }),
      variables({ DATABASE_SECRET: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:x' }),
      variables({ API_KEY: '{{resolve:secretsmanager:example}}', DATABASE_PASSWORD: UNKNOWN }),
    ],
    broken: [
      variables({ DATABASE_PASSWORD: 'example' }),
      variables({ API_KEY: 'example' }),
      variables({ CLIENT_SECRET: 'example' }),
      variables({ ACCESS_TOKEN: 'example', apiKeyName: 'example' }),
      variables({ dbPassword: 'example' }),
      variables({ URL: 'postgres://app:example@db.example.com/records' }),
    ],
    undecided: [{ Environment: { Variables: UNKNOWN } }],
  },
  LambdaEnvironmentVerifiesTls: {
    holds: [{}, variables({ NODE_OPTIONS: '--enable-source-maps' })],
    broken: [variables({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), variables({ NODE_OPTIONS: '--tls-min-v1.0' })],
    undecided: [variables({ NODE_TLS_REJECT_UNAUTHORIZED: UNKNOWN })],
  },
});
