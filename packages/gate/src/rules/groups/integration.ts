import { cloudFormationHookRules } from '../cloudformation/cloud-formation-hook';
import { cloudFormationTypeRules } from '../cloudformation/cloud-formation-type';
import { customResourceRules } from '../cloudformation/custom-resource';
import { deletedDataRules } from '../cloudformation/deleted-data';
import { retainedNameRules } from '../cloudformation/retained-name';
import { codeArtifactPackageGroupRules } from '../codeartifact/code-artifact-package-group';
import { codeBuildProjectRules } from '../codebuild/code-build-project';
import { codeBuildReportRules } from '../codebuild/code-build-report';
import { codeBuildWebhookRules } from '../codebuild/code-build-webhook';
import { codeDeployRules } from '../codedeploy/codedeploy';
import { codePipelineWebhookRules } from '../codepipeline/code-pipeline-webhook';
import { eventsConnectionRules } from '../events/events-connection';
import { eventsPipeRules } from '../events/events-pipe';
import { eventsTargetRules } from '../events/events-target';
import { rtbFabricRules } from '../rtbfabric/rtb-fabric';
import type { Rule } from '../rule';
import { schedulerScheduleRules } from '../scheduler/scheduler-schedule';
import { snsDeliveryRules } from '../sns/sns-delivery';
import { subscriptionRules } from '../sns/sns-subscription';
import { topicRules } from '../sns/sns-topic';
import { topicPolicyRules } from '../sns/sns-topic-policy';
import { deadLetterQueueRules } from '../sqs/sqs-dead-letter-queue';
import { queueRules } from '../sqs/sqs-queue';
import { queuePolicyRules } from '../sqs/sqs-queue-policy';
import { ssmSessionDocumentRules } from '../ssm/ssm-session-document';
import { ssmSettingRules } from '../ssm/ssm-setting';

/** The rules for messages, pipelines and stacks. */
export const integrationGroupRules: readonly Rule[] = [
  ...cloudFormationHookRules,
  ...cloudFormationTypeRules,
  ...deletedDataRules,
  ...codeArtifactPackageGroupRules,
  ...codeBuildProjectRules,
  ...codeBuildReportRules,
  ...codeBuildWebhookRules,
  ...codeDeployRules,
  ...codePipelineWebhookRules,
  ...customResourceRules,
  ...deadLetterQueueRules,
  ...eventsConnectionRules,
  ...eventsPipeRules,
  ...eventsTargetRules,
  ...queuePolicyRules,
  ...queueRules,
  ...retainedNameRules,
  ...rtbFabricRules,
  ...schedulerScheduleRules,
  ...snsDeliveryRules,
  ...ssmSessionDocumentRules,
  ...ssmSettingRules,
  ...subscriptionRules,
  ...topicPolicyRules,
  ...topicRules,
];
