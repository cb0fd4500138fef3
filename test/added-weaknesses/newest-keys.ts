import type { AddedWeakness } from './added-weakness';
import { type OneValue, weakenOneValue } from './one-value';

const ACCOUNT = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
};
const MEASURED = '7fb5c55bc2ecbb68ed99a13d7122abfc0666b926a79d5379bc58b9445c84217f59cfdd36c08b2c79552928702efe23e4';
const PARENT = { AWS: 'arn:aws:iam::111122223333:role/parent' };
const INSIDE = {
  Sid: 'Enclave',
  Effect: 'Allow',
  Principal: PARENT,
  Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
  Resource: '*',
  Condition: { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:ImageSha384': MEASURED } },
};
const ENCLAVE_KEY = {
  Description: 'Key of the payment enclave',
  EnableKeyRotation: true,
  KeyPolicy: { Version: '2012-10-17', Statement: [ACCOUNT, INSIDE] },
};
const OPEN_KEY = { EnableKeyRotation: true, KeyPolicy: { Version: '2012-10-17', Statement: [ACCOUNT] } };
const PAYMENT_KEY = {
  Exportable: false,
  KeyAttributes: {
    KeyUsage: 'TR31_P0_PIN_ENCRYPTION_KEY',
    KeyClass: 'SYMMETRIC_KEY',
    KeyAlgorithm: 'AES_256',
    KeyModesOfUse: { Encrypt: true, Decrypt: true },
  },
};

type Row = Omit<OneValue, 'kind'>;

const KEYS: readonly Row[] = [
  {
    id: 'payment-key-without-restrictions',
    type: 'AWS::PaymentCryptography::Key',
    properties: PAYMENT_KEY,
    path: 'KeyAttributes.KeyModesOfUse',
    weak: { NoRestrictions: true },
    names: /modes of use/,
  },
  {
    id: 'payment-key-two-key-tdes',
    type: 'AWS::PaymentCryptography::Key',
    properties: PAYMENT_KEY,
    path: 'KeyAttributes.KeyAlgorithm',
    weak: 'TDES_2KEY',
    names: /TDES with two keys/,
  },
  {
    id: 'kms-key-in-other-regions',
    type: 'AWS::KMS::Key',
    properties: OPEN_KEY,
    path: 'MultiRegion',
    weak: true,
    names: /copied to other Regions/,
  },
  {
    id: 'kms-enclave-key-without-attestation',
    type: 'AWS::KMS::Key',
    properties: ENCLAVE_KEY,
    path: 'KeyPolicy.Statement.1.Condition',
    weak: undefined,
    names: /attestation document/,
  },
  {
    id: 'kms-enclave-key-any-image',
    type: 'AWS::KMS::Key',
    properties: ENCLAVE_KEY,
    path: 'KeyPolicy.Statement.1.Condition',
    weak: { StringLike: { 'kms:RecipientAttestation:ImageSha384': '*' } },
    names: /attestation document/,
  },
  {
    id: 'kms-enclave-key-attestation-if-exists',
    type: 'AWS::KMS::Key',
    properties: ENCLAVE_KEY,
    path: 'KeyPolicy.Statement.1.Condition',
    weak: { StringEqualsIfExists: { 'kms:RecipientAttestation:ImageSha384': MEASURED } },
    names: /attestation document/,
  },
  {
    id: 'kms-enclave-key-debug-mode',
    type: 'AWS::KMS::Key',
    properties: ENCLAVE_KEY,
    path: 'KeyPolicy.Statement.1.Condition.StringEqualsIgnoreCase',
    weak: { 'kms:RecipientAttestation:PCR0': '0'.repeat(96) },
    names: /debug mode/,
  },
];

const RIGHTS: readonly Row[] = [
  {
    id: 'lambda-permission-reads-code',
    type: 'AWS::Lambda::Permission',
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'records',
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:aws:events:eu-central-1:111122223333:rule/records',
      SourceAccount: '111122223333',
    },
    path: 'Action',
    weak: 'lambda:GetFunction',
    names: /nothing but to invoke/,
  },
  {
    id: 'lambda-permission-api-of-any-account',
    type: 'AWS::Lambda::Permission',
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'records',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: 'arn:aws:execute-api:eu-central-1:111122223333:api0abc/live/GET/records',
    },
    path: 'SourceArn',
    weak: 'arn:aws:execute-api:*:*:*/*/*/*',
    names: /limited to a source ARN or a source account/,
  },
  {
    id: 'iot-policy-all-topics',
    type: 'AWS::IoT::Policy',
    properties: {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'iot:Publish',
            Resource: 'arn:aws:iot:eu-central-1:111122223333:topic/meters/one',
          },
        ],
      },
    },
    path: 'PolicyDocument.Statement.0.Resource',
    weak: 'arn:aws:iot:eu-central-1:111122223333:topic/*',
    names: /actions and topics of a device/,
  },
  {
    id: 'role-trust-without-principal-all-actions',
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
    },
    path: 'AssumeRolePolicyDocument.Statement.0',
    weak: { Effect: 'Allow', Principal: { 'ec2.amazonaws.com': [] }, Action: '*' },
    names: /only the actions that assume the role/,
  },
];

/** Keys and rights that the newest checks of scanners are about. */
export const newestKeys: readonly AddedWeakness[] = [
  ...KEYS.map((row) => weakenOneValue({ ...row, kind: 'key that others can use' })),
  ...RIGHTS.map((row) => weakenOneValue({ ...row, kind: 'rights that are too broad' })),
];
