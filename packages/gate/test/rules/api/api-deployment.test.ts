import { apiDeploymentRules } from '../../../src/rules/api/api-deployment';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const STAGE = { StageName: 'live' };

rulesDecide('API deployment rules', apiDeploymentRules, {
  ApiDeploymentStageAccessLog: decideProperty('StageDescription.AccessLogSetting.DestinationArn', {
    holds: ['arn:aws:logs:eu-central-1:111122223333:log-group:api'],
    broken: [undefined],
    unknownAt: 'StageDescription',
    beside: STAGE,
    notApplicable: [{ RestApiId: 'abc123' }],
  }),
  ApiDeploymentStageCacheEncrypted: decideProperty('StageDescription.CacheDataEncrypted', {
    holds: [true],
    broken: [false, undefined],
    beside: { ...STAGE, StageDescription: { CacheClusterEnabled: true } },
    notApplicable: [STAGE, { RestApiId: 'abc123' }],
  }),
});
