import { sageMakerNotebookRules } from '../../../src/rules/sagemaker/sage-maker-notebook';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('SageMaker notebook rules', sageMakerNotebookRules, {
  SageMakerNotebookRootAccess: decideProperty('RootAccess', { holds: ['Disabled'], broken: ['Enabled', undefined] }),
  SageMakerNotebookImdsV2: decideProperty(
    'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion',
    { holds: ['2'], broken: ['1', undefined] },
  ),
  SageMakerNotebookPlatformSupported: decideProperty('PlatformIdentifier', {
    holds: ['notebook-al2023-v1', 'notebook-al2-v3', undefined],
    broken: ['notebook-al1-v1', 'notebook-al2-v1'],
  }),
  SageMakerNotebookDomainVpcOnly: decideProperty('AppNetworkAccessType', {
    holds: ['VpcOnly'],
    broken: ['PublicInternetOnly', undefined],
  }),
  SageMakerNotebookDomainKey: decideProperty('KmsKeyId', {
    holds: ['arn:aws:kms:eu-central-1:111122223333:key/abc'],
    broken: [undefined, 'alias/aws/elasticfilesystem'],
  }),
  SageMakerNotebookDomainSingleSignOn: decideProperty('AuthMode', { holds: ['SSO'], broken: ['IAM'] }),
});
