import { sageMakerModelRules } from '../../../src/rules/sagemaker/sage-maker-model';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';

rulesDecide('SageMaker model rules', sageMakerModelRules, {
  SageMakerModelNetworkIsolation: decideProperty('EnableNetworkIsolation', {
    holds: [true],
    broken: [false, undefined],
  }),
  SageMakerModelVpc: decideProperty('VpcConfig.Subnets', {
    holds: [['subnet-1']],
    broken: [undefined, []],
    unknownAt: 'VpcConfig',
  }),
  SageMakerModelEndpointKey: decideProperty('KmsKeyId', { holds: [KEY], broken: [undefined], unknownAt: '' }),
  SageMakerModelFeatureStoreKey: decideProperty('OfflineStoreConfig.S3StorageConfig.KmsKeyId', {
    holds: [KEY],
    broken: [undefined],
    unknownAt: 'OfflineStoreConfig.S3StorageConfig',
    notApplicable: [{ OnlineStoreConfig: {} }],
  }),
  SageMakerModelOnlineStoreKey: {
    holds: [{ OnlineStoreConfig: { SecurityConfig: { KmsKeyId: KEY } } }],
    broken: [{ OnlineStoreConfig: { EnableOnlineStore: true } }],
    undecided: [{ OnlineStoreConfig: { SecurityConfig: UNKNOWN } }],
    notApplicable: [{ OfflineStoreConfig: {} }],
  },
});
