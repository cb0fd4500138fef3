import { codePipelineWebhookRules } from '../../../src/rules/codepipeline/code-pipeline-webhook';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('CodePipeline webhook rules', codePipelineWebhookRules, {
  CodePipelineWebhookAuthenticated: decideProperty('Authentication', {
    holds: ['GITHUB_HMAC', 'IP'],
    broken: ['UNAUTHENTICATED', undefined],
  }),
});
