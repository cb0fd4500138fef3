import type { Rule } from '../../packages/gate/src/rules/rule';
import { apiPins } from './api-pins';
import { apiStagePins } from './api-stage-pins';
import { backupPins } from './backup-pins';
import { cloudFormationPins } from './cloudformation-pins';
import { cloudtrailPins } from './cloudtrail-pins';
import { cloudwatchPins } from './cloudwatch-pins';
import { codeDeployPins } from './codedeploy-pins';
import { cognitoClientPins } from './cognito-client-pins';
import { cognitoGroupPins } from './cognito-group-pins';
import { cognitoPins } from './cognito-pins';
import { detectionPins } from './detection-pins';
import { ec2Pins } from './ec2-pins';
import { epochPins } from './epoch-pins';
import { eventRulePins } from './event-rule-pins';
import { functionEnvironmentPins } from './function-environment-pins';
import { iamConditionPins } from './iam-condition-pins';
import { iamPins } from './iam-pins';
import { keptDataPins } from './kept-data-pins';
import { kmsPins } from './kms-pins';
import { lambdaPins } from './lambda-pins';
import { loadAlarmPins } from './load-alarm-pins';
import { rdsPins } from './rds-pins';
import { responsePins } from './response-pins';
import { s3Pins } from './s3-pins';
import { scheduledWorkPins } from './scheduled-work-pins';
import { securityHubPins } from './security-hub-pins';
import { wafPins } from './waf-pins';

/** Every pin: rules that hold this blueprint to its own templates, where another value would be as safe. They are not shipped. */
export const allPins: readonly Rule[] = [
  ...apiPins,
  ...apiStagePins,
  ...backupPins,
  ...cloudFormationPins,
  ...cloudtrailPins,
  ...cloudwatchPins,
  ...codeDeployPins,
  ...cognitoClientPins,
  ...cognitoGroupPins,
  ...cognitoPins,
  ...detectionPins,
  ...ec2Pins,
  ...eventRulePins,
  ...epochPins,
  ...functionEnvironmentPins,
  ...iamConditionPins,
  ...loadAlarmPins,
  ...iamPins,
  ...keptDataPins,
  ...kmsPins,
  ...lambdaPins,
  ...rdsPins,
  ...responsePins,
  ...s3Pins,
  ...scheduledWorkPins,
  ...securityHubPins,
  ...wafPins,
];
