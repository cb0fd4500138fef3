import { transferPartnerRules } from '../../../src/rules/transfer/transfer-partner';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const as2 = (As2Config: unknown) => ({ As2Config });
const other = (Type: string, Properties: Record<string, unknown>) => ({ resources: { Subject: { Type, Properties } } });
const AGREEMENT = 'AWS::Transfer::Agreement';
const USER = 'AWS::Transfer::User';
const CONNECTOR = 'AWS::Transfer::Connector';

rulesDecide('Transfer Family partner rules', transferPartnerRules, {
  TransferPartnerConnectorLogs: {
    holds: [{ LoggingRole: { Ref: 'Role' } }],
    broken: [{}],
    undecided: [other(CONNECTOR, UNKNOWN)],
  },
  TransferPartnerMessagesEncrypted: {
    holds: [{}, as2({ EncryptionAlgorithm: 'AES256_CBC' })],
    broken: [as2({ EncryptionAlgorithm: 'NONE' }), as2({ EncryptionAlgorithm: 'DES_EDE3_CBC' })],
    undecided: [as2({ EncryptionAlgorithm: UNKNOWN })],
  },
  TransferPartnerMessagesSigned: {
    holds: [{}, as2({ SigningAlgorithm: 'SHA384' })],
    broken: [as2({ SigningAlgorithm: 'NONE' }), as2({ SigningAlgorithm: 'SHA1' })],
    undecided: [as2({ SigningAlgorithm: UNKNOWN })],
  },
  TransferPartnerHostKeys: {
    holds: [{ SftpConfig: { TrustedHostKeys: ['ssh-rsa AAAA'] } }],
    broken: [{ SftpConfig: { UserSecretId: 'secret' } }],
    undecided: [{ SftpConfig: UNKNOWN }],
    notApplicable: [{}],
  },
  TransferPartnerSignatureVerified: {
    holds: [other(AGREEMENT, {}), other(AGREEMENT, { EnforceMessageSigning: 'ENABLED' })],
    broken: [other(AGREEMENT, { EnforceMessageSigning: 'DISABLED' })],
    undecided: [other(AGREEMENT, { EnforceMessageSigning: UNKNOWN })],
  },
  TransferPartnerUserDirectory: {
    holds: [other(USER, { HomeDirectoryType: 'LOGICAL' })],
    broken: [other(USER, {}), other(USER, { HomeDirectoryType: 'PATH' })],
    undecided: [other(USER, { HomeDirectoryType: UNKNOWN })],
  },
  TransferPartnerAddressEncrypted: {
    holds: [{ Url: 'https://as2.example.com' }, { Url: 'sftp://files.example.com' }, {}],
    broken: [{ Url: 'http://as2.example.com:4080' }],
    undecided: [{ Url: UNKNOWN }],
  },
});
