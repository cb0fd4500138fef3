import type { TemplateResource } from '../../templates/template-resource';
import type { CheckResult } from '../rule';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

const GUIDE = 'sagemaker/latest/dg';
const SCHEDULE = 'AWS::SageMaker::MonitoringSchedule';
const PROCESSING = 'AWS::SageMaker::ProcessingJob';
/** Job definitions that watch a model, by their kind. Each names its output after the kind. */
const KINDS = ['DataQuality', 'ModelBias', 'ModelExplainability', 'ModelQuality'];
const DEFINITIONS = KINDS.map((kind) => `AWS::SageMaker::${kind}JobDefinition`);
const TYPES = [...DEFINITIONS, SCHEDULE, PROCESSING];

/** Rules for jobs: network, and keys for what they write. */
export const sageMakerJobRules: readonly Rule[] = [
  {
    id: 'SageMakerJobTrafficEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'SageMaker job encrypts the traffic between its containers',
    why: 'The machines of a job send each other the data of the model in plain.',
    fix: 'Set NetworkConfig.EnableInterContainerTrafficEncryption to true.',
    property: 'Properties.NetworkConfig.EnableInterContainerTrafficEncryption',
    references: [
      securityHub('SageMaker.9'),
      securityHub('SageMaker.10'),
      securityHub('SageMaker.13'),
      securityHub('SageMaker.15'),
      checkov('CKV_AWS_369'),
      awsDocs(`${GUIDE}/train-encrypt.html`),
    ],
    check: (job) => isEnabled(job, 'EnableInterContainerTrafficEncryption'),
  },
  {
    id: 'SageMakerJobNetworkIsolation',
    level: 'required',
    group: 'closedOutbound',
    types: TYPES,
    what: 'SageMaker job has network isolation enabled',
    why: 'Code inside the container of a job sends data to any address.',
    fix: 'Set NetworkConfig.EnableNetworkIsolation to true.',
    property: 'Properties.NetworkConfig.EnableNetworkIsolation',
    references: [
      securityHub('SageMaker.11'),
      securityHub('SageMaker.12'),
      securityHub('SageMaker.14'),
      awsDocs(`${GUIDE}/mkt-algo-model-internet-free.html`),
      nist('SC-7'),
    ],
    check: (job) => isEnabled(job, 'EnableNetworkIsolation'),
  },
  {
    id: 'SageMakerJobVolumeKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'SageMaker job encrypts its volumes with a KMS key',
    why: 'Volumes of a job contain a copy of the data that it reads.',
    fix: 'Set VolumeKmsKeyId of the ClusterConfig.',
    property: 'Properties.JobResources.ClusterConfig.VolumeKmsKeyId',
    references: [checkov('CKV_AWS_368'), awsDocs(`${GUIDE}/encryption-at-rest.html`), nist('SC-28')],
    check: (job) => hasKey(job, `${findResources(job)}.ClusterConfig.VolumeKmsKeyId`),
  },
  {
    id: 'SageMakerJobOutputKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'SageMaker job encrypts its output with a KMS key',
    why: 'The output describes the data of the model. A key policy decides who may read it.',
    fix: 'Set KmsKeyId of the output configuration.',
    property: 'Properties.DataQualityJobOutputConfig.KmsKeyId',
    references: [checkov('CKV_AWS_367'), awsDocs(`${GUIDE}/encryption-at-rest.html`), nist('SC-28')],
    check: (job) => hasKey(job, `${findOutput(job)}.KmsKeyId`),
  },
];

/** A schedule contains its definition, or names one that is a resource. */
function findDefinition({ type }: TemplateResource): string {
  return type === SCHEDULE ? 'MonitoringScheduleConfig.MonitoringJobDefinition' : '';
}

function join(path: string, property: string): string {
  return path === '' ? property : `${path}.${property}`;
}

function findResources(job: TemplateResource): string {
  if (job.type === PROCESSING) return 'ProcessingResources';
  return job.type === SCHEDULE ? join(findDefinition(job), 'MonitoringResources') : 'JobResources';
}

function findOutput(job: TemplateResource): string {
  if (job.type === PROCESSING) return 'ProcessingOutputConfig';
  if (job.type === SCHEDULE) return join(findDefinition(job), 'MonitoringOutputConfig');
  return `${/::(\w+)JobDefinition$/.exec(job.type)?.[1]}JobOutputConfig`;
}

function isEnabled(job: TemplateResource, flag: string): CheckResult {
  if (namesDefinition(job)) return 'not applicable';
  return job.at(join(findDefinition(job), `NetworkConfig.${flag}`)).flag() === true;
}

function hasKey(job: TemplateResource, path: string): CheckResult {
  if (namesDefinition(job)) return 'not applicable';
  const key = job.at(path);
  return key.present && key.raw !== '';
}

function namesDefinition(job: TemplateResource): boolean {
  return job.type === SCHEDULE && !job.at(findDefinition(job)).present;
}
