import { sageMakerJobRules } from '../../../src/rules/sagemaker/sage-maker-job';
import { nest } from '../property-cases';
import type { Case } from '../rule-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';
const DEFINITION = 'MonitoringScheduleConfig.MonitoringJobDefinition';
const job = (kind: string, path: string, value: unknown): Case => ({
  resources: { Job: { Type: `AWS::SageMaker::${kind}`, Properties: nest(path, value) } },
});
const BY_NAME = job('MonitoringSchedule', 'MonitoringScheduleConfig.MonitoringJobDefinitionName', 'quality');
const flag = (name: string) => ({
  holds: [
    job('DataQualityJobDefinition', `NetworkConfig.${name}`, true),
    job('ProcessingJob', `NetworkConfig.${name}`, true),
    job('MonitoringSchedule', `${DEFINITION}.NetworkConfig.${name}`, true),
  ],
  broken: [
    {},
    job('ModelBiasJobDefinition', `NetworkConfig.${name}`, false),
    job('MonitoringSchedule', `${DEFINITION}.NetworkConfig.${name}`, false),
  ],
  undecided: [job('DataQualityJobDefinition', `NetworkConfig.${name}`, UNKNOWN)],
  notApplicable: [BY_NAME],
});

rulesDecide('SageMaker job rules', sageMakerJobRules, {
  SageMakerJobTrafficEncrypted: flag('EnableInterContainerTrafficEncryption'),
  SageMakerJobNetworkIsolation: flag('EnableNetworkIsolation'),
  SageMakerJobVolumeKey: {
    holds: [
      job('ModelQualityJobDefinition', 'JobResources.ClusterConfig.VolumeKmsKeyId', KEY),
      job('ProcessingJob', 'ProcessingResources.ClusterConfig.VolumeKmsKeyId', KEY),
      job('MonitoringSchedule', `${DEFINITION}.MonitoringResources.ClusterConfig.VolumeKmsKeyId`, KEY),
    ],
    broken: [{}, job('ProcessingJob', 'ProcessingResources.ClusterConfig.InstanceCount', 1)],
    undecided: [job('DataQualityJobDefinition', 'JobResources', UNKNOWN)],
    notApplicable: [BY_NAME],
  },
  SageMakerJobOutputKey: {
    holds: [
      job('ModelExplainabilityJobDefinition', 'ModelExplainabilityJobOutputConfig.KmsKeyId', KEY),
      job('ProcessingJob', 'ProcessingOutputConfig.KmsKeyId', KEY),
      job('MonitoringSchedule', `${DEFINITION}.MonitoringOutputConfig.KmsKeyId`, KEY),
    ],
    broken: [{}, job('ModelBiasJobDefinition', 'DataQualityJobOutputConfig.KmsKeyId', KEY)],
    undecided: [job('DataQualityJobDefinition', 'DataQualityJobOutputConfig', UNKNOWN)],
    notApplicable: [BY_NAME],
  },
});
