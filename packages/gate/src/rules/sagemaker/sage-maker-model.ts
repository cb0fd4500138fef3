import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, cdkNag, checkov, nist, prowler, type Rule, securityHub } from '../rule';

const MODEL = ['AWS::SageMaker::Model'];
const GUIDE = 'sagemaker/latest/dg';

/** Rules for models, endpoints and features. */
export const sageMakerModelRules: readonly Rule[] = createPropertyRules([
  {
    id: 'SageMakerModelNetworkIsolation',
    level: 'required',
    group: 'closedOutbound',
    types: MODEL,
    what: 'SageMaker model has network isolation enabled',
    why: 'Code inside a model, often from a public hub, sends requests and data to any address.',
    fix: 'Set EnableNetworkIsolation to true.',
    property: 'EnableNetworkIsolation',
    expects: { equals: true },
    references: [
      securityHub('SageMaker.5'),
      checkov('CKV_AWS_370'),
      prowler('sagemaker_models_network_isolation_enabled'),
      awsDocs(`${GUIDE}/mkt-algo-model-internet-free.html`),
    ],
  },
  {
    id: 'SageMakerModelVpc',
    level: 'required',
    group: 'privateNetwork',
    types: MODEL,
    what: 'SageMaker model runs in a VPC',
    why: 'Outside a VPC no security group and no flow log covers the traffic of the model.',
    fix: 'Set VpcConfig.Subnets and VpcConfig.SecurityGroupIds.',
    property: 'VpcConfig.Subnets',
    expects: { present: true },
    references: [
      awsConfig('sagemaker-model-in-vpc'),
      prowler('sagemaker_models_vpc_settings_configured'),
      awsDocs(`${GUIDE}/host-vpc.html`),
    ],
  },
  {
    id: 'SageMakerModelEndpointKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: ['AWS::SageMaker::EndpointConfig'],
    what: 'SageMaker endpoint configuration encrypts its volumes with a KMS key',
    why: 'Volumes of an endpoint contain the model and the data of requests.',
    fix: 'Set KmsKeyId.',
    property: 'KmsKeyId',
    expects: { present: true },
    references: [
      cdkNag('SageMakerEndpointConfigurationKMSKeyConfigured'),
      checkov('CKV_AWS_98'),
      prowler('sagemaker_endpoint_config_kms_encryption_enabled'),
      awsDocs(`${GUIDE}/encryption-at-rest.html`),
    ],
  },
  {
    id: 'SageMakerModelFeatureStoreKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: ['AWS::SageMaker::FeatureGroup'],
    what: 'SageMaker feature group encrypts its offline store with a KMS key',
    why: 'Features are data of persons in another form. Without an own key no key policy protects them.',
    fix: 'Set OfflineStoreConfig.S3StorageConfig.KmsKeyId.',
    property: 'OfflineStoreConfig.S3StorageConfig.KmsKeyId',
    expects: { present: true },
    onlyIf: (group) => group.at('OfflineStoreConfig').present,
    references: [securityHub('SageMaker.17'), awsDocs(`${GUIDE}/feature-store-security.html`), nist('SC-28')],
  },
  {
    id: 'SageMakerModelOnlineStoreKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: ['AWS::SageMaker::FeatureGroup'],
    what: 'SageMaker feature group encrypts its online store with a KMS key',
    why: 'Features are data of persons in another form. Without an own key no key policy protects them.',
    fix: 'Set OnlineStoreConfig.SecurityConfig.KmsKeyId.',
    property: 'OnlineStoreConfig.SecurityConfig.KmsKeyId',
    expects: { present: true },
    onlyIf: (group) => group.at('OnlineStoreConfig').present,
    references: [
      awsConfig('sagemaker-featuregroup-online-store-encryption'),
      awsDocs(`${GUIDE}/feature-store-security.html`),
      nist('SC-28'),
    ],
  },
]);
