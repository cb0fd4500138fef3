import { secretsManagerSecretRules } from '../../../src/rules/secrets-manager/secrets-manager-secret';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const KEY = {
  holds: ['arn:aws:kms:eu-central-1:111122223333:key/abc', 'alias/records'],
  broken: ['alias/aws/secretsmanager', 'aws/secretsmanager', undefined],
};

rulesDecide('Secrets Manager secret rules', secretsManagerSecretRules, {
  SecretsManagerSecretCustomerManagedKey: decideProperty('KmsKeyId', KEY),
  SecretsManagerSecretReplicaKeys: decideProperty('ReplicaRegions.*.KmsKeyId', KEY),
  SecretsManagerSecretLength: decideProperty('GenerateSecretString.PasswordLength', {
    holds: [32, undefined],
    broken: [8],
  }),
  SecretsManagerSecretRotatedWithin90Days: decideProperty('RotationRules.AutomaticallyAfterDays', {
    holds: [30, 90, undefined],
    broken: [365],
  }),
  SecretsManagerSecretBlocksPublicPolicy: decideProperty('BlockPublicPolicy', {
    holds: [true],
    broken: [false, undefined],
  }),
});
