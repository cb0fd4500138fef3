import { rdsOptionRules } from '../../../src/rules/rds/rds-option';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const option = (Name: string, Value: unknown) => ({
  OptionConfigurations: [{ OptionName: 'NATIVE_NETWORK_ENCRYPTION', OptionSettings: [{ Name, Value }] }],
});

rulesDecide('RDS option rules', rdsOptionRules, {
  RdsOptionEncryption: {
    holds: [
      {},
      option('SQLNET.ENCRYPTION_SERVER', 'REQUIRED'),
      option('SQLNET.ENCRYPTION_TYPES_SERVER', 'AES256,AES192'),
      option('SQLNET.SSL_VERSION', '1.2'),
      option('OTHER', 'REJECTED'),
    ],
    broken: [
      option('SQLNET.ENCRYPTION_SERVER', 'REJECTED'),
      option('SQLNET.ENCRYPTION_TYPES_SERVER', 'AES256,RC4_128'),
      option('SQLNET.SSL_VERSION', '1.0 or 1.2'),
      option('SQLNET.ALLOW_WEAK_CRYPTO', 'TRUE'),
    ],
    undecided: [option('SQLNET.ENCRYPTION_SERVER', UNKNOWN)],
  },
});
