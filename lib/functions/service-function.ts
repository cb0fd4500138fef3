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
import { Construct, type IDependable } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import { ServiceRole } from '../iam/service-role';
import type { EndpointService } from '../network/endpoint-services';
import type { LogRetentionDays } from '../settings/log-retention';
import { bundleCode } from './bundled-code';
import type { FunctionNetwork } from './function-network';
import { grantNetworkInterfaces } from './network-interfaces';

/** The keys, the dead letter queue and the log retention that all functions of a stack share. */
export interface SharedFunctionResources {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly logRetentionDays: LogRetentionDays;
}

export interface ServiceFunctionProps {
  /** What the function does, in one sentence; shown in the console. */
  readonly purpose: string;
  /** Folder under lambda/ that contains handler.ts. */
  readonly code: string;
  readonly timeout: Duration;
  readonly memoryMiB: number;
  /** Reserved concurrent executions: a limit on cost and on damage. */
  readonly concurrency: number;
  /** Configuration, never a secret. It is encrypted with the secrets key nevertheless. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Network whose isolated subnets the function runs in.
   * @default - outside any VPC; only for functions that reach no database
   */
  readonly network?: FunctionNetwork;
  readonly shared: SharedFunctionResources;
}

/**
 * A Lambda function with its own role, log group and, inside a VPC, security group. A permission for one function is
 * therefore never shared. The function has no access to a resource until the construct that owns the resource grants
 * it.
 */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: ServiceRole;
  readonly logGroup: ILogGroup;
  readonly #network: FunctionNetwork | undefined;
  /** Two grants may need the same endpoint. */
  readonly #endpoints = new Map<EndpointService, IDependable>();
  readonly #securityGroup: ISecurityGroup | undefined;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { keys, deadLetters, logRetentionDays } = props.shared;
    this.role = new ServiceRole(this, 'Role', { purpose: props.purpose, assumedBy: 'lambda.amazonaws.com' });
    const { logGroup } = new EncryptedLogGroup(this, 'Log', { key: keys.logs, retentionDays: logRetentionDays });
    this.logGroup = logGroup;
    this.#network = props.network;
    this.#securityGroup = props.network && this.#attachTo(props.network, props.purpose);
    this.function = new LambdaFunction(this, 'Resource', {
      description: props.purpose,
      code: bundleCode(props.code),
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
      // The CDK would attach inline policies; the customer managed policy of the role lists every permission instead.
      role: this.role.role.withoutPolicyUpdates(),
      deadLetterQueue: deadLetters.queue,
      onFailure: new SqsDestination(deadLetters.queue),
      ...(props.network && this.#securityGroup
        ? { vpc: props.network.vpc, vpcSubnets: props.network.workloadSubnets, securityGroups: [this.#securityGroup] }
        : {}),
    });
    deadLetters.grantSend(this.role);
    this.role.allow({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
    // These X-Ray actions support no resource:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
    this.role.allow({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] });
    // The policy must exist before the function: Lambda checks the network and dead letter rights when it creates it.
    this.function.node.addDependency(this.role);
  }

  /** Security group that resources allow; only functions inside the VPC have one. */
  get securityGroup(): ISecurityGroup {
    if (this.#securityGroup === undefined) {
      throw new Error(`${this.node.path}: runs outside the VPC and has no security group; set the property "network"`);
    }
    return this.#securityGroup;
  }

  /**
   * Lets the code of the function call one AWS service through its interface endpoint. Which calls the role allows is a
   * separate grant.
   */
  allowEndpoint(service: EndpointService): IDependable {
    if (this.#network === undefined) {
      throw new Error(
        `${this.node.path}: runs outside the VPC, where endpoints have no effect; set the property "network"`,
      );
    }
    const allowed = this.#endpoints.get(service) ?? this.#network.allowEndpoint(this, this.securityGroup, service);
    this.#endpoints.set(service, allowed);
    return allowed;
  }

  #attachTo(network: FunctionNetwork, purpose: string): ISecurityGroup {
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: purpose,
      allowAllOutbound: false,
    });
    grantNetworkInterfaces(this.role);
    return securityGroup;
  }
}
