import { Duration, Stack } from 'aws-cdk-lib';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { PlaybookName } from '../../lambda/response/playbooks/playbook-name';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { ServiceFunction, SharedFunctionResources } from '../functions/service-function';
import { ServiceRole } from '../iam/service-role';
import { buildPlaybookDefinition } from './playbook-definition';
import { FUNCTION_TIMEOUT } from './response-function';

export interface PlaybookMachineProps {
  readonly prefix: string;
  readonly playbook: PlaybookName;
  /** Does the steps of the playbook. */
  readonly act: ServiceFunction;
  /** Asks a person for an approval. */
  readonly ask: ServiceFunction;
  /** Records and reports the end. */
  readonly close: ServiceFunction;
  readonly approvalMinutes: number;
  readonly shared: SharedFunctionResources;
}

/**
 * The state machine of a playbook. It may invoke its three functions only. Its log has every transition, and no data:
 * what was done is in the incident record.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html StepFunctions.1
 */
export class PlaybookMachine extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: PlaybookMachineProps) {
    super(scope, id);
    const { prefix, playbook, act, ask, close, approvalMinutes, shared } = props;
    const { partition, region, account } = Stack.of(this);
    // A fixed name, since people start playbooks by it.
    const stateMachineName = `${prefix}-${playbook}`;
    const arn = `arn:${partition}:states:${region}:${account}:stateMachine:${stateMachineName}`;
    const role = new ServiceRole(this, 'Role', {
      purpose: `Step Functions runs the playbook ${playbook}`,
      assumedBy: 'states.amazonaws.com',
      onBehalfOf: arn,
    });
    role.allow({
      actions: ['lambda:InvokeFunction'],
      resources: [act, ask, close].map(({ function: { functionArn } }) => functionArn),
    });
    // Log delivery and X-Ray support no resource: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    role.allow({ actions: [...LOG_DELIVERY_ACTIONS, ...TRACE_ACTIONS], resources: ['*'] });
    const key = shared.keys.secrets;
    role.allow({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': arn } },
    });
    role.allow({
      actions: ['kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: {
        StringEquals: { 'kms:EncryptionContext:SourceArn': `arn:${partition}:logs:${region}:${account}:*` },
      },
    });
    const { logGroup } = new EncryptedLogGroup(this, 'Log', {
      key: shared.keys.logs,
      retentionDays: shared.logRetentionDays,
    });
    const machine = new CfnStateMachine(this, 'Resource', {
      stateMachineName,
      stateMachineType: 'STANDARD',
      roleArn: role.role.roleArn,
      definitionString: JSON.stringify(
        buildPlaybookDefinition({
          playbook,
          partition,
          invocation: FUNCTION_TIMEOUT,
          approval: Duration.minutes(approvalMinutes),
        }),
      ),
      definitionSubstitutions: {
        PlaybookFunction: act.function.functionArn,
        AskFunction: ask.function.functionArn,
        CloseFunction: close.function.functionArn,
      },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
      encryptionConfiguration: {
        type: 'CUSTOMER_MANAGED_KMS_KEY',
        kmsKeyId: key.keyArn,
        kmsDataKeyReusePeriodSeconds: 300,
      },
    });
    // Step Functions checks the rights of the role for logs when it creates the state machine.
    machine.node.addDependency(role);
    this.arn = machine.attrArn;
  }
}

const LOG_DELIVERY_ACTIONS = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

const TRACE_ACTIONS = [
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];
