import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, prowler, type Rule, securityHub } from '../rule';

const NOTEBOOK = ['AWS::SageMaker::NotebookInstance'];
const DOMAIN = ['AWS::SageMaker::Domain'];
const GUIDE = 'sagemaker/latest/dg';

/** Rules for notebooks and studios. AwsSolutions-SM1 to -SM3 ask for a VPC, a key and no direct internet access. */
export const sageMakerNotebookRules: readonly Rule[] = createPropertyRules([
  {
    id: 'SageMakerNotebookRootAccess',
    level: 'required',
    group: 'leastPrivilege',
    types: NOTEBOOK,
    what: 'SageMaker notebook instance gives its users no root access',
    why: 'A user with root access reads the files of others and turns off the agents that watch the instance.',
    fix: 'Set RootAccess to Disabled.',
    property: 'RootAccess',
    expects: { equals: 'Disabled' },
    references: [
      securityHub('SageMaker.3'),
      checkov('CKV_AWS_307'),
      prowler('sagemaker_notebook_instance_root_access_disabled'),
      awsDocs(`${GUIDE}/nbi-root-access.html`),
    ],
  },
  {
    id: 'SageMakerNotebookImdsV2',
    level: 'required',
    group: 'takeoverProtection',
    types: NOTEBOOK,
    what: 'SageMaker notebook instance uses version 2 of the instance metadata service',
    why: 'A page or a package that makes the notebook call an address reads its credentials with version 1.',
    fix: 'Set InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion to 2.',
    property: 'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion',
    expects: { equals: 2 },
    references: [checkov('CKV_AWS_371'), awsDocs(`${GUIDE}/nbi-imds.html`), nist('AC-6')],
  },
  {
    id: 'SageMakerNotebookPlatformSupported',
    level: 'required',
    group: 'patched',
    types: NOTEBOOK,
    what: 'SageMaker notebook instance runs on a supported platform',
    why: 'A retired platform has publicly known security holes that AWS no longer closes.',
    fix: 'Set PlatformIdentifier to notebook-al2023-v1.',
    property: 'PlatformIdentifier',
    expects: { differsFromPattern: /^notebook-al1-|^notebook-al2-v1$/ },
    references: [securityHub('SageMaker.8'), awsDocs(`${GUIDE}/nbi-al2.html`), nist('SI-2')],
  },
  {
    id: 'SageMakerNotebookDomainVpcOnly',
    level: 'required',
    group: 'privateNetwork',
    types: DOMAIN,
    what: 'SageMaker domain sends the traffic of its studios through a VPC',
    why: 'With PublicInternetOnly, the default, every notebook reaches the internet past the filters of the VPC.',
    fix: 'Set AppNetworkAccessType to VpcOnly.',
    property: 'AppNetworkAccessType',
    expects: { equals: 'VpcOnly' },
    references: [
      awsConfig('sagemaker-domain-in-vpc'),
      awsDocs(`${GUIDE}/studio-notebooks-and-internet-access.html`),
      nist('SC-7'),
    ],
  },
  {
    id: 'SageMakerNotebookDomainKey',
    level: 'required',
    group: 'keyManagement',
    types: DOMAIN,
    what: 'SageMaker domain encrypts its file system with a customer managed key',
    why: 'Home directories contain data and code of all users. A key policy decides who may read them.',
    fix: 'Set KmsKeyId to a customer managed key.',
    property: 'KmsKeyId',
    expects: { customerManagedKey: true },
    references: [checkov('CKV_AWS_187'), awsDocs(`${GUIDE}/encryption-at-rest-studio.html`), nist('SC-12')],
  },
  {
    id: 'SageMakerNotebookDomainSingleSignOn',
    level: 'required',
    group: 'authenticatedRequests',
    types: DOMAIN,
    what: 'SageMaker domain signs its users in with IAM Identity Center',
    why: 'With IAM every person who may create a presigned URL for a profile acts as its user.',
    fix: 'Set AuthMode to SSO.',
    property: 'AuthMode',
    expects: { equals: 'SSO' },
    references: [prowler('sagemaker_domain_sso_configured'), awsDocs(`${GUIDE}/onboard-sso-users.html`)],
  },
]);
