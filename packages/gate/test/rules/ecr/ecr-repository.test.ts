import { ecrRepositoryRules } from '../../../src/rules/ecr/ecr-repository';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const encryption = (EncryptionConfiguration: unknown) => ({ EncryptionConfiguration });
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/0a1b';
const registry = (Rules: unknown) => ({ Type: 'AWS::ECR::RegistryScanningConfiguration', Properties: { Rules } });
const repository = { Type: 'AWS::ECR::Repository', Properties: {} };
const rule = { ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] };
const exclusion = (ImageTagMutabilityExclusionFilterValue: unknown) => ({
  ImageTagMutabilityExclusionFilters: [
    { ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue },
  ],
});

rulesDecide('ECR repository rules', ecrRepositoryRules, {
  EcrRepositoryTagsExclusion: {
    holds: [{}, exclusion('latest'), exclusion('dev-*')],
    broken: [exclusion('*'), exclusion('**')],
    undecided: [exclusion(UNKNOWN)],
  },
  EcrRepositoryScansImages: {
    holds: [
      { ImageScanningConfiguration: { ScanOnPush: true } },
      { resources: { Repository: repository, Registry: registry([rule]) } },
    ],
    broken: [
      {},
      { ImageScanningConfiguration: { ScanOnPush: false } },
      { resources: { Repository: repository, Registry: registry([]) } },
    ],
    undecided: [{ ImageScanningConfiguration: { ScanOnPush: UNKNOWN } }],
  },
  EcrRepositoryTagsImmutable: {
    holds: [{ ImageTagMutability: 'IMMUTABLE' }, { ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }],
    broken: [{}, { ImageTagMutability: 'MUTABLE' }, { ImageTagMutability: 'MUTABLE_WITH_EXCLUSION' }],
    undecided: [{ ImageTagMutability: UNKNOWN }],
  },
  EcrRepositoryKmsKey: {
    holds: [encryption({ EncryptionType: 'KMS' }), encryption({ EncryptionType: 'KMS_DSSE', KmsKey: KEY })],
    broken: [{}, encryption({ EncryptionType: 'AES256' })],
    undecided: [encryption({ EncryptionType: UNKNOWN })],
  },
  EcrRepositoryCustomerManagedKey: {
    holds: [encryption({ EncryptionType: 'KMS', KmsKey: KEY })],
    broken: [encryption({ EncryptionType: 'KMS' })],
    undecided: [encryption({ EncryptionType: 'KMS', KmsKey: UNKNOWN })],
  },
  EcrRepositoryRegistryScans: {
    holds: [{ resources: { Registry: registry([rule]) } }],
    broken: [{ resources: { Registry: registry([]) } }],
    undecided: [{ resources: { Registry: { ...registry([]), Properties: UNKNOWN } } }],
  },
  EcrRepositoryPrivate: {
    holds: [],
    broken: [{ RepositoryName: 'tools' }],
    undecided: [],
    forbidsType: true,
  },
});
