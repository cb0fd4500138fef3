import { codeBuildWebhookRules } from '../../../src/rules/codebuild/code-build-webhook';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const event = (Pattern: unknown) => ({ Type: 'EVENT', Pattern });
const actor = (Pattern: unknown, more: object = {}) => ({ Type: 'ACTOR_ACCOUNT_ID', Pattern, ...more });
const webhook = (groups: unknown, more: object = {}) => ({
  Triggers: { Webhook: true, FilterGroups: groups, ...more },
});
const approval = (RequiresCommentApproval: string) => ({ PullRequestBuildPolicy: { RequiresCommentApproval } });

rulesDecide('CodeBuild webhook rules', codeBuildWebhookRules, {
  CodeBuildWebhookFiltered: {
    holds: [
      webhook([[event('PUSH')]]),
      webhook([[event('PULL_REQUEST_CREATED'), actor('^1234$')]]),
      webhook([[event('PULL_REQUEST_CREATED')]], approval('ALL_PULL_REQUESTS')),
    ],
    broken: [
      webhook(undefined),
      webhook([]),
      webhook([[event('PUSH')], [event('PUSH, PULL_REQUEST_UPDATED')]]),
      webhook([[actor('^1234$', { ExcludeMatchedPattern: true }), event('PULL_REQUEST_CREATED')]]),
      webhook([[{ Type: 'HEAD_REF', Pattern: '^refs/heads/main$' }]]),
      webhook([[event('PULL_REQUEST_CREATED')]], approval('DISABLED')),
    ],
    undecided: [webhook(UNKNOWN), webhook([[event(UNKNOWN)]])],
    notApplicable: [{}, { Triggers: { Webhook: false } }],
  },
  CodeBuildWebhookPatternsAnchored: {
    holds: [{}, webhook([[actor('^1234$')]]), webhook([[actor('^1234$|^5678$')]]), webhook([[actor('^(1234|5678)$')]])],
    broken: [webhook([[actor('1234')]]), webhook([[actor('^1234|5678$')]]), webhook([[actor('^1234$|5678')]])],
    undecided: [webhook([[actor(UNKNOWN)]])],
  },
});
