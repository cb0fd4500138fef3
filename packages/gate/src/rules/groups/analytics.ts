import { amazonMqRules } from '../amazonmq/amazon-mq';
import { athenaWorkGroupRules } from '../athena/athena-work-group';
import { bedrockAgentRules } from '../bedrock/bedrock-agent';
import { bedrockAgentCoreRules } from '../bedrock/bedrock-agent-core';
import { bedrockGuardrailRules } from '../bedrock/bedrock-guardrail';
import { dataBrewJobRules } from '../databrew/data-brew-job';
import { emrClusterRules } from '../emr/emr-cluster';
import { emrServerlessRules } from '../emr/emr-serverless';
import { gameLiftFleetRules } from '../gamelift/game-lift-fleet';
import { glueEncryptionRules } from '../glue/glue-encryption';
import { glueJobRules } from '../glue/glue-job';
import { grafanaWorkspaceRules } from '../grafana/grafana-workspace';
import { firehoseStreamRules } from '../kinesis/firehose-stream';
import { kinesisStreamRules } from '../kinesis/kinesis-stream';
import { lakeFormationPermissionsRules } from '../lake-formation/lake-formation-permissions';
import { mskClusterRules } from '../msk/msk-cluster';
import { mskConnectRules } from '../msk/msk-connect';
import { mwaaEnvironmentRules } from '../mwaa/mwaa-environment';
import { prometheusWorkspaceRules } from '../prometheus/prometheus-workspace';
import { quickSightAccessRules } from '../quicksight/quick-sight-access';
import type { Rule } from '../rule';
import { sageMakerJobRules } from '../sagemaker/sage-maker-job';
import { sageMakerModelRules } from '../sagemaker/sage-maker-model';
import { sageMakerNotebookRules } from '../sagemaker/sage-maker-notebook';

/** The rules for streams, analytics and machine learning. */
export const analyticsGroupRules: readonly Rule[] = [
  ...amazonMqRules,
  ...athenaWorkGroupRules,
  ...bedrockAgentCoreRules,
  ...bedrockAgentRules,
  ...bedrockGuardrailRules,
  ...dataBrewJobRules,
  ...emrClusterRules,
  ...emrServerlessRules,
  ...firehoseStreamRules,
  ...gameLiftFleetRules,
  ...glueEncryptionRules,
  ...glueJobRules,
  ...grafanaWorkspaceRules,
  ...kinesisStreamRules,
  ...lakeFormationPermissionsRules,
  ...mskClusterRules,
  ...mskConnectRules,
  ...mwaaEnvironmentRules,
  ...prometheusWorkspaceRules,
  ...quickSightAccessRules,
  ...sageMakerJobRules,
  ...sageMakerModelRules,
  ...sageMakerNotebookRules,
];
