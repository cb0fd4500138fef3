import { keyEnclaveRules } from '../../../src/rules/kms/kms-key-enclave';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const ENCLAVE = { AWS: 'arn:aws:iam::111122223333:role/parent' };
const PCR0 = 'kms:RecipientAttestation:PCR0';
const MEASURED = '7fb5c55bc2ecbb68ed99a13d7122abfc0666b926a79d5379bc58b9445c84217f59cfdd36c08b2c79552928702efe23e4';
const ACCOUNT = { Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*' };
const decrypt = (Condition?: object, Action: unknown = 'kms:Decrypt') => ({
  Principal: ENCLAVE,
  Action,
  ...(Condition && { Condition }),
});
const measured = (value: unknown, operator = 'StringEqualsIgnoreCase') => ({ [operator]: { [PCR0]: value } });
const NOBODY_ELSE = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:*',
  Condition: { Null: { [PCR0]: 'true' } },
};

const key = (...statements: readonly object[]) => ({
  Description: 'Key of the enclave',
  KeyPolicy: { Statement: statements.map((given) => ({ Effect: 'Allow', Resource: '*', ...given })) },
});

rulesDecide('rules for keys of enclaves', keyEnclaveRules, {
  KmsKeyEnclaveAttested: {
    holds: [
      key(ACCOUNT, decrypt(measured(MEASURED))),
      key(decrypt(), NOBODY_ELSE),
      key(decrypt(), { ...NOBODY_ELSE, Condition: measured(MEASURED, 'StringNotEquals') }),
      key(decrypt(undefined, 'kms:DescribeKey')),
    ],
    broken: [
      key(ACCOUNT, decrypt()),
      key(decrypt(measured(MEASURED)), decrypt(undefined, 'kms:GenerateDataKey*')),
      key(decrypt(measured(MEASURED, 'StringEqualsIfExists'))),
      key(decrypt(measured('*', 'StringLike'))),
      key(decrypt(), { ...NOBODY_ELSE, Action: 'kms:Decrypt' }),
      { ...key(decrypt()), Description: 'Records', Tags: [{ Key: 'workload', Value: 'Enclave' }] },
    ],
    undecided: [{ ...key(), KeyPolicy: UNKNOWN }],
    notApplicable: [{ ...key(decrypt()), Description: 'Records' }],
  },
  KmsKeyEnclaveNotDebug: {
    holds: [key(decrypt(measured(MEASURED))), key(decrypt())],
    broken: [key(decrypt(measured('0'.repeat(96)))), key(decrypt(measured([MEASURED, '0'.repeat(96)])))],
    undecided: [key(decrypt(measured(UNKNOWN)))],
    notApplicable: [{ Description: 'Records' }],
  },
});
