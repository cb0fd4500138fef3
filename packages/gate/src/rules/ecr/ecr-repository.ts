import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, prowler, type Rule, securityHub, trivy } from '../rule';

const REPOSITORY = 'AWS::ECR::Repository';
const TYPES = [REPOSITORY, 'AWS::ECR::RepositoryCreationTemplate'];

/** Rules for container image repositories. cdk-nag has the rule about their policies. */
export const ecrRepositoryRules: readonly Rule[] = [
  {
    id: 'EcrRepositoryScansImages',
    level: 'required',
    group: 'patched',
    types: [REPOSITORY],
    what: 'ECR repository scans images for vulnerabilities when they are pushed',
    why: 'Images with published vulnerabilities are deployed, and attackers have tools for each of them.',
    fix: 'Set ImageScanningConfiguration.ScanOnPush to true, or add an AWS::ECR::RegistryScanningConfiguration.',
    property: 'Properties.ImageScanningConfiguration.ScanOnPush',
    references: [securityHub('ECR.1'), checkov('CKV_AWS_163'), trivy('AVD-AWS-0030')],
    check: (repository, templates) =>
      templates.ofType('AWS::ECR::RegistryScanningConfiguration').some((scan) => scan.at('Rules').items().length > 0) ||
      repository.at('ImageScanningConfiguration.ScanOnPush').flag() === true,
  },
  ...createPropertyRules([
    {
      id: 'EcrRepositoryTagsImmutable',
      level: 'required',
      group: 'changes',
      types: TYPES,
      what: 'ECR repository does not let image tags be overwritten',
      why: 'Whoever may push replaces the image behind a tag that is already tested and deployed.',
      fix: 'Set ImageTagMutability to IMMUTABLE.',
      property: 'ImageTagMutability',
      references: [securityHub('ECR.2'), checkov('CKV_AWS_51'), trivy('AVD-AWS-0031')],
      expects: { equals: ['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'] },
    },
    {
      id: 'EcrRepositoryTagsExclusion',
      level: 'required',
      group: 'changes',
      types: TYPES,
      what: 'ECR repository does not exclude every image tag from immutability',
      why: 'The repository is called immutable, and whoever may push still replaces the image behind any tag.',
      fix: 'Set ImageTagMutabilityExclusionFilterValue to the tags that have to move, such as latest.',
      property: 'ImageTagMutabilityExclusionFilters.*.ImageTagMutabilityExclusionFilterValue',
      references: [securityHub('ECR.2'), awsDocs('AmazonECR/latest/userguide/image-tag-mutability.html'), nist('CM-5')],
      expects: { differsFromPattern: /^[*?]+$/ },
    },
    {
      id: 'EcrRepositoryKmsKey',
      level: 'required',
      group: 'keyManagement',
      types: TYPES,
      what: 'ECR repository is encrypted with a KMS key',
      why: 'Without a KMS key, no key policy and no log shows who decrypts images.',
      fix: 'Set EncryptionConfiguration.EncryptionType to KMS.',
      property: 'EncryptionConfiguration.EncryptionType',
      references: [checkov('CKV_AWS_136'), trivy('AVD-AWS-0033'), nist('SC-28')],
      expects: { equals: ['KMS', 'KMS_DSSE'] },
    },
    {
      id: 'EcrRepositoryCustomerManagedKey',
      level: 'required',
      group: 'keyManagement',
      types: TYPES,
      what: 'ECR repository is encrypted with a customer managed key',
      why: 'The policy of the AWS managed key cannot be restricted, and its use cannot be taken away.',
      fix: 'Set EncryptionConfiguration.KmsKey to a customer managed key.',
      property: 'EncryptionConfiguration.KmsKey',
      references: [securityHub('ECR.5'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'EcrRepositoryRegistryScans',
      level: 'required',
      group: 'patched',
      types: ['AWS::ECR::RegistryScanningConfiguration'],
      what: 'ECR registry has rules for which repositories are scanned',
      why: 'An empty list switches off the scan of every repository in the region.',
      fix: 'Add a rule with a repository filter to Rules.',
      property: 'Rules',
      references: [securityHub('ECR.1'), prowler('ecr_registry_scan_images_on_push_enabled')],
      expects: { present: true },
    },
  ]),
  {
    id: 'EcrRepositoryPrivate',
    level: 'required',
    group: 'noPublicAccess',
    types: ['AWS::ECR::PublicRepository'],
    what: 'ECR repository is not public',
    why: 'Anyone on the internet pulls the images, with the code and configuration of the app inside.',
    fix: 'Replace AWS::ECR::PublicRepository with AWS::ECR::Repository.',
    property: 'Properties.RepositoryName',
    references: [
      prowler('ecr_repositories_not_publicly_accessible'),
      awsDocs('AmazonECR/latest/public/public-repositories.html'),
      nist('AC-3'),
    ],
    check: () => false,
  },
];
