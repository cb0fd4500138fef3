import { createRankJudge } from '../judge-setting';
import type { SettingLaw } from '../setting-law';

const authorization = createRankJudge(
  'NONE -',
  'API_KEY',
  'AWS_IAM COGNITO_USER_POOLS AMAZON_COGNITO_USER_POOLS CUSTOM JWT IAM',
);

/** Values that are ordered, from the one that protects least. A dash is the absent value. */
export const rankLaws: readonly SettingLaw[] = [
  { of: 'AuthorizationType AuthType AuthenticationType', judge: authorization },
  { of: 'MfaConfiguration', judge: createRankJudge('OFF -', 'OPTIONAL', 'ON') },
  { of: 'AdvancedSecurityMode', judge: createRankJudge('OFF -', 'AUDIT', 'ENFORCED') },
  { of: 'UserPoolTier', judge: createRankJudge('LITE', 'ESSENTIALS -', 'PLUS') },
  { of: 'EventAction', judge: createRankJudge('NO_ACTION -', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED', 'BLOCK') },
  { of: 'WebAuthnUserVerification', judge: createRankJudge('preferred -', 'required') },
  { of: 'PreventUserExistenceErrors', judge: createRankJudge('LEGACY -', 'ENABLED') },
  { of: 'LoggingLevel', judge: createRankJudge('OFF -', 'ERROR', 'INFO') },
  { of: 'Level', judge: createRankJudge('OFF -', 'FATAL', 'ERROR', 'ALL') },
  { of: 'SSEAlgorithm SSEType', judge: createRankJudge('-', 'AES256', 'aws:kms KMS', 'aws:kms:dsse') },
  {
    of: /^(?:DeletionPolicy|UpdateReplacePolicy)$/,
    judge: createRankJudge('Delete -', 'Snapshot RetainExceptOnCreate', 'Retain'),
  },
  { of: 'ObjectOwnership', judge: createRankJudge('ObjectWriter -', 'BucketOwnerPreferred', 'BucketOwnerEnforced') },
  {
    of: 'AccessControl',
    judge: createRankJudge(
      'PublicReadWrite',
      'PublicRead AuthenticatedRead',
      'LogDeliveryWrite AwsExecRead BucketOwnerRead',
      'Private BucketOwnerFullControl -',
    ),
  },
  { of: 'ImageTagMutability', judge: createRankJudge('MUTABLE -', 'IMMUTABLE') },
  { of: 'HttpTokens', judge: createRankJudge('optional -', 'required') },
  { of: 'ViewerProtocolPolicy', judge: createRankJudge('allow-all -', 'redirect-to-https', 'https-only') },
  { of: 'OriginProtocolPolicy', judge: createRankJudge('http-only', 'match-viewer', 'https-only') },
  { of: 'Protocol', judge: createRankJudge('HTTP TCP UDP -1', 'HTTPS TLS') },
  { of: 'Scheme', judge: createRankJudge('internet-facing -', 'internal') },
  { of: 'IAMAuth', judge: createRankJudge('DISABLED -', 'ENABLED', 'REQUIRED') },
  { of: 'FindingPublishingFrequency', judge: createRankJudge('SIX_HOURS -', 'ONE_HOUR', 'FIFTEEN_MINUTES') },
  { of: 'ReadWriteType', judge: createRankJudge('WriteOnly ReadOnly', 'All -') },
  { of: 'TrafficType', judge: createRankJudge('ACCEPT REJECT', 'ALL') },
  { of: 'TreatMissingData', judge: createRankJudge('ignore notBreaching missing -', 'breaching') },
  { of: 'MutationProtection', judge: createRankJudge('DISABLED -', 'ENABLED') },
  { of: 'TransitEncryption', judge: createRankJudge('DISABLED -', 'ENABLED') },
  { of: 'TransitEncryptionMode', judge: createRankJudge('preferred -', 'required') },
  { of: 'ConnectivityType', judge: createRankJudge('public -', 'private') },
  { of: 'ConnectionType', judge: createRankJudge('INTERNET -', 'VPC_LINK') },
  { of: 'AppNetworkAccessType', judge: createRankJudge('PublicInternetOnly -', 'VpcOnly') },
  { of: 'RuleAction', judge: createRankJudge('allow', 'deny') },
  { of: 'ClientBroker', judge: createRankJudge('PLAINTEXT', 'TLS_PLAINTEXT', 'TLS -') },
  { of: 'UntrustedArtifactOnDeployment', judge: createRankJudge('Warn -', 'Enforce') },
  { of: 'IntrospectionConfig', judge: createRankJudge('ENABLED -', 'DISABLED') },
  { of: 'RecordingFrequency', judge: createRankJudge('DAILY', 'CONTINUOUS') },
  { of: 'SensitivityLevel', judge: createRankJudge('LOW -', 'HIGH') },
  { of: 'HomeDirectoryType', judge: createRankJudge('PATH -', 'LOGICAL') },
];
