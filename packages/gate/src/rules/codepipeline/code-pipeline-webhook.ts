import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for calls from outside that start a pipeline. */
export const codePipelineWebhookRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CodePipelineWebhookAuthenticated',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::CodePipeline::Webhook'],
    what: 'CodePipeline webhook authenticates its callers',
    why: 'Everyone with the address starts the pipeline, which deploys with its role.',
    fix: 'Set Authentication to GITHUB_HMAC, or replace the webhook by a connection.',
    property: 'Authentication',
    expects: { equals: ['GITHUB_HMAC', 'IP'] },
    references: [
      pciDss('8.3.1'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-webhook.html'),
      nist('IA-9'),
    ],
  },
]);
