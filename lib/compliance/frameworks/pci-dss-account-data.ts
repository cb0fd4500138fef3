import { developmentTeam, platformTeam, securityOfficer } from './duties';
import { allOf, type Control, published, resources, tested } from './framework';
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
} from './safeguards';

/** Requirements 3 and 4: stored account data, and its way through networks. */
export const accountData: readonly Control[] = [
  {
    id: '3.1.1',
    title: 'Rules for stored account data are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for stored account data up to date and known to those who follow it.'),
  },
  {
    id: '3.2.1',
    title: 'Account data is kept no longer than needed',
    evidence: allOf(logRetention, dataMinimisation, erasureOfPerson),
    ...developmentTeam('Define how long account data is kept, and erase every quarter what is over its time.'),
  },
  {
    id: '3.3.1',
    title: 'Sensitive authentication data is not kept after authorisation',
    evidence: noDataInLogs,
    ...developmentTeam('Leave card verification codes, track data and PINs out of every schema of the API.'),
  },
  {
    id: '3.3.2',
    title: 'Sensitive authentication data is encrypted until authorisation ends',
    evidence: fieldEncryption,
    ...developmentTeam('Route payments through a provider, so that such data never reaches this service.'),
  },
  {
    id: '3.4.1',
    title: 'Card numbers are masked where they are shown',
    evidence: [],
    ...developmentTeam('Show the first six and last four digits at most, in every client of the API.'),
  },
  {
    id: '3.4.2',
    title: 'Card numbers cannot be copied over remote access',
    evidence: [],
    ...securityOfficer('Keep operators who work remotely from copying card numbers to other places.'),
  },
  {
    id: '3.5.1',
    title: 'Card numbers cannot be read wherever they are stored',
    evidence: allOf(fieldEncryption, encryptionAtRest),
    ...developmentTeam('Store card numbers, if at all, in sealed fields only.'),
  },
  {
    id: '3.5.1.1',
    title: 'Hashes of card numbers are keyed',
    evidence: tested('lambda/records/encryption/tenant-keys.test.ts', 'says nothing of the value'),
    ...developmentTeam('Search for card numbers by the keyed index of the service alone.'),
  },
  {
    id: '3.5.1.2',
    title: 'Encryption of disks is not the only one',
    evidence: fieldEncryption,
  },
  {
    id: '3.6.1',
    title: 'Keys are guarded from disclosure and misuse',
    evidence: allOf(
      keyManagement,
      separateKeyDuties,
      tested('encryption/data-keys.test.ts', 'names every action and limits every use by a condition'),
    ),
    ...securityOfficer('Write down how keys are guarded, and describe the architecture if you are a service provider.'),
  },
  {
    id: '3.6.1.2',
    title: 'Keys are stored in one of the approved forms',
    evidence: allOf(
      resources('AWS::KMS::Key'),
      tested(
        'lambda/records/encryption/key-service.test.ts',
        'cannot be opened as that of another tenant: the ciphertext is not theirs',
      ),
    ),
  },
  {
    id: '3.6.1.3',
    title: 'Few people reach keys in the clear',
    evidence: separateKeyDuties,
  },
  {
    id: '3.7.1',
    title: 'Keys are strong',
    evidence: tested('lambda/records/encryption/sealed-box.test.ts', 'differ by purpose, and have 32 bytes'),
    ...securityOfficer('Write down how keys are generated; those of AWS KMS come from its hardware modules.'),
  },
  {
    id: '3.7.2',
    title: 'Keys are handed over safely',
    evidence: tested('lambda/records/encryption/key-service.test.ts', 'cannot be opened once a byte of it is changed'),
  },
  {
    id: '3.7.4',
    title: 'Keys are changed at the end of their time',
    evidence: allOf(published('KMSBackingKeyRotationEnabled'), keyManagement),
  },
  {
    id: '3.7.5',
    title: 'Keys that are weak or known are retired',
    evidence: tested('service/records.test.ts', 'makes way for a new beginning, with a new key'),
    ...securityOfficer('Decide when a key counts as compromised, and who replaces it.'),
  },
  {
    id: '3.7.9',
    title: 'Customers who share keys are told how to keep them',
    evidence: [],
    ...securityOfficer('Give customers guidance on the handling of API keys and client secrets.'),
  },
  {
    id: '4.1.1',
    title: 'Rules for transmission are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for cryptography in transit up to date and known to those who follow it.'),
  },
  {
    id: '4.2.1',
    title: 'Card numbers travel under strong cryptography',
    evidence: allOf(published('S3BucketSSLRequestsOnly'), encryptionInTransit),
  },
  {
    id: '4.2.1.1',
    title: 'Keys and certificates in use are listed',
    evidence: resources('AWS::ApiGateway::ClientCertificate'),
    ...platformTeam('Keep a list of trusted certificates with their owners and the days they end.'),
  },
  {
    id: '4.2.2',
    title: 'Card numbers are not sent by message or mail in the clear',
    evidence: [],
    ...securityOfficer('Forbid card numbers in mail, chat and tickets, and look for them there.'),
  },
];
