import type { Duration } from 'aws-cdk-lib';
import { type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  RuntimeManagementMode,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { DataKeys } from '../encryption/data-keys';
import { ServiceRole } from '../iam/service-role';
import type { Network } from '../network/network';
import type { LogRetentionDays } from '../settings/log-retention';
import { bundledCode } from './bundled-code';
import { allowNetworkInterfaces } from './network-interfaces';

/** What all functions of an environment share. */
export interface FunctionSurroundings {
  readonly keys: DataKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly logRetentionDays: LogRetentionDays;
}

export interface ServiceFunctionProps {
  /** What it does, in a sentence; shown in the console. */
  readonly purpose: string;
  /** Folder under lambda/ that holds its handler.ts. */
  readonly code: string;
  readonly timeout: Duration;
  readonly memoryMiB: number;
  /** Executions at once, reserved: a ceiling of cost and of damage. */
  readonly concurrency: number;
  /** Configuration, never a secret; it is encrypted with the secrets key all the same. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Network whose isolated subnets it runs in.
   * @default - outside any VPC; only for what must not have a path to the data
   */
  readonly network?: Network;
  readonly surroundings: FunctionSurroundings;
}

/**
 * A function with a role, a log group and (in the VPC) a security group of its own, so that a right given to it is given to
 * nothing else. It can do nothing until a construct that owns a resource allows it.
 */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: ServiceRole;
  readonly logGroup: ILogGroup;
  readonly #securityGroup: ISecurityGroup | undefined;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { keys, deadLetters, logRetentionDays } = props.surroundings;
    this.role = new ServiceRole(this, 'Role', { purpose: props.purpose, assumedBy: 'lambda.amazonaws.com' });
    const { logGroup } = new EncryptedLogGroup(this, 'Log', { key: keys.logs, retentionDays: logRetentionDays });
    this.logGroup = logGroup;
    this.#securityGroup = props.network && this.#placeIn(props.network, props.purpose);
    this.function = new LambdaFunction(this, 'Resource', {
      description: props.purpose,
      code: bundledCode(props.code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      runtimeManagementMode: RuntimeManagementMode.AUTO,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memoryMiB,
      reservedConcurrentExecutions: props.concurrency,
      recursiveLoop: RecursiveLoop.TERMINATE,
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      environmentEncryption: keys.secrets,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
      tracing: Tracing.ACTIVE,
      // The library would attach inline policies; every right is written out in the role's own policy instead.
      role: this.role.role.withoutPolicyUpdates(),
      deadLetterQueue: deadLetters.queue,
      onFailure: new SqsDestination(deadLetters.queue),
      ...(props.network && this.#securityGroup
        ? { vpc: props.network.vpc, vpcSubnets: props.network.workloadSubnets, securityGroups: [this.#securityGroup] }
        : {}),
    });
    deadLetters.allowSend(this.role);
    this.role.allow({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
    // X-Ray knows no resources for these: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
    this.role.allow({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] });
    // The policy must exist before the function: Lambda checks the network and dead letter rights when it creates it.
    this.function.node.addDependency(this.role);
  }

  /** The group that resources admit; only functions inside the VPC have one. */
  get securityGroup(): ISecurityGroup {
    if (this.#securityGroup === undefined) {
      throw new Error(`${this.node.path} runs outside the VPC and cannot be admitted by a resource in it`);
    }
    return this.#securityGroup;
  }

  #placeIn(network: Network, purpose: string): ISecurityGroup {
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: purpose,
      allowAllOutbound: false,
    });
    network.allowServices(this, securityGroup);
    allowNetworkInterfaces(this.role);
    return securityGroup;
  }
}
