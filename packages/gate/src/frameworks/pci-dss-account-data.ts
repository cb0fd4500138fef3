import { assignDevelopmentTeam, assignPlatformTeam, assignSecurityOfficer } from './duties';
import {
  dataMinimisation,
  encryptionAtRest,
  encryptionInTransit,
  erasureOfPerson,
  fieldEncryption,
  keyManagement,
  logRetention,
  noDataInLogs,
  separateKeyDuties,
} from './evidence-groups';
import { type Control, citePublishedRules, citeResources, combineEvidence } from './framework';

/** Requirements 3 and 4: stored account data, and its transmission. */
export const accountData: readonly Control[] = [
  {
    id: '3.1.1',
    title: 'Policies for stored account data are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer(
      'Keep the policy for stored account data up to date and known to the people who follow it.',
    ),
  },
  {
    id: '3.2.1',
    title: 'Account data is kept no longer than necessary',
    evidence: combineEvidence(logRetention, dataMinimisation, erasureOfPerson),
    ...assignDevelopmentTeam('Define how long account data is kept, and erase older data every quarter.'),
  },
  {
    id: '3.3.1',
    title: 'Sensitive authentication data is not kept after authorization',
    evidence: noDataInLogs,
    ...assignDevelopmentTeam('Store no card verification codes, track data or PINs after authorization.'),
  },
  {
    id: '3.3.2',
    title: 'Sensitive authentication data is encrypted before authorization',
    evidence: fieldEncryption,
    ...assignDevelopmentTeam('Encrypt such data until authorization, or let a payment provider process it.'),
  },
  {
    id: '3.4.1',
    title: 'Card numbers are masked when displayed',
    evidence: [],
    ...assignDevelopmentTeam('Display at most the first six and the last four digits of a card number.'),
  },
  {
    id: '3.4.2',
    title: 'Card numbers cannot be copied over remote access',
    evidence: [],
    ...assignSecurityOfficer('Prevent operators with remote access from copying card numbers to other places.'),
  },
  {
    id: '3.5.1',
    title: 'Stored card numbers are unreadable',
    evidence: combineEvidence(fieldEncryption, encryptionAtRest),
    ...assignDevelopmentTeam('Store card numbers only encrypted, truncated, tokenized or as keyed hashes.'),
  },
  {
    id: '3.5.1.1',
    title: 'Hashes of card numbers are keyed',
    evidence: [],
    ...assignDevelopmentTeam('Search for card numbers only by keyed hashes, and protect the key.'),
  },
  {
    id: '3.5.1.2',
    title: 'Disk encryption is not the only protection',
    evidence: fieldEncryption,
    ...assignDevelopmentTeam('Encrypt card numbers in fields or files, in addition to the disk.'),
  },
  {
    id: '3.6.1',
    title: 'Cryptographic keys are protected from disclosure and misuse',
    evidence: combineEvidence(keyManagement, separateKeyDuties),
    ...assignSecurityOfficer(
      'Write down how keys are protected. As a service provider, describe the key architecture.',
    ),
  },
  {
    id: '3.6.1.2',
    title: 'Cryptographic keys are stored in an approved form',
    evidence: citeResources('AWS::KMS::Key'),
  },
  {
    id: '3.6.1.3',
    title: 'Access to cleartext keys is limited',
    evidence: separateKeyDuties,
  },
  {
    id: '3.7.1',
    title: 'Cryptographic keys are strong',
    evidence: [],
    ...assignSecurityOfficer(
      'Write down how keys are generated, for example by the hardware security modules of AWS KMS.',
    ),
  },
  {
    id: '3.7.2',
    title: 'Cryptographic keys are distributed securely',
    evidence: [],
    ...assignSecurityOfficer('Write down how keys are distributed, or that keys never leave AWS KMS.'),
  },
  {
    id: '3.7.4',
    title: 'Cryptographic keys are changed at the end of their cryptoperiod',
    evidence: combineEvidence(citePublishedRules('KMSBackingKeyRotationEnabled'), keyManagement),
  },
  {
    id: '3.7.5',
    title: 'Weak or compromised keys are retired',
    evidence: [],
    ...assignSecurityOfficer('Decide when a key counts as compromised, and who replaces it.'),
  },
  {
    id: '3.7.9',
    title: 'Customers receive guidance on shared keys',
    evidence: [],
    ...assignSecurityOfficer('Give customers guidance on the protection of keys and secrets that you share with them.'),
  },
  {
    id: '4.1.1',
    title: 'Policies for transmission of card data are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer(
      'Keep the policy for cryptography in transit up to date and known to the people who follow it.',
    ),
  },
  {
    id: '4.2.1',
    title: 'Card numbers are transmitted with strong cryptography',
    evidence: combineEvidence(citePublishedRules('S3BucketSSLRequestsOnly'), encryptionInTransit),
  },
  {
    id: '4.2.1.1',
    title: 'Trusted keys and certificates are inventoried',
    evidence: citeResources('AWS::ApiGateway::ClientCertificate'),
    ...assignPlatformTeam('Keep a list of trusted certificates with their owners and expiry dates.'),
  },
  {
    id: '4.2.2',
    title: 'Card numbers are not sent unprotected in messages',
    evidence: [],
    ...assignSecurityOfficer('Forbid card numbers in mail, chat and tickets, and search for them there.'),
  },
];
