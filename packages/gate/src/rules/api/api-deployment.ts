import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, prowler, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::ApiGateway::Deployment'];
const STAGES = awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html');

/** Rules for stages that a deployment makes, beside those that are resources. */
export const apiDeploymentRules: readonly Rule[] = createPropertyRules([
  {
    id: 'ApiDeploymentStageAccessLog',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'API Gateway stage that a deployment creates writes an access log',
    why: 'Without an access log an investigation cannot show who called what, and whether the call succeeded.',
    fix: 'Remove StageName and declare an AWS::ApiGateway::Stage, or set StageDescription.AccessLogSetting.',
    property: 'StageDescription.AccessLogSetting.DestinationArn',
    expects: { present: true },
    onlyIf: createsStage,
    references: [trivy('AVD-AWS-0001'), prowler('apigateway_restapi_logging_enabled'), STAGES],
  },
  {
    id: 'ApiDeploymentStageCacheEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'API Gateway stage that a deployment creates encrypts its cache',
    why: 'Cached responses contain the data of users. Without encryption they are readable below the service.',
    fix: 'Set StageDescription.CacheDataEncrypted to true.',
    property: 'StageDescription.CacheDataEncrypted',
    expects: { equals: true },
    onlyIf: (deployment) =>
      createsStage(deployment) &&
      ['CacheClusterEnabled', 'CachingEnabled'].some(
        (name) => deployment.at(`StageDescription.${name}`).flag() === true,
      ),
    references: [securityHub('APIGateway.5'), trivy('AVD-AWS-0002'), STAGES],
  },
]);

function createsStage(deployment: TemplateResource): boolean {
  return deployment.at('StageName').present || deployment.at('StageDescription').present;
}
