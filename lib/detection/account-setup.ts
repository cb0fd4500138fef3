import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { Construct, type IDependable } from 'constructs';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';
import type { DetectionSettings } from '../settings/detection-settings';

type Scan = Extract<DetectionSettings['inspector'], { mode: 'here' }>['scans'][number];

export interface AccountSetupProps {
  /** Prefix of the environment, which begins the name of the record. */
  readonly prefix: string;
  readonly shared: SharedFunctionResources;
}

/**
 * Set-up of account services that CloudFormation has no resource for, done by a function during deployment. What the
 * function may do is added with each set-up that is asked for. It runs outside of the VPC, which has no endpoint for
 * these APIs.
 */
export class AccountSetup extends Construct {
  readonly #function: ServiceFunction;
  readonly #prefix: string;

  constructor(scope: Construct, id: string, { prefix, shared }: AccountSetupProps) {
    super(scope, id);
    this.#prefix = prefix;
    this.#function = new ServiceFunction(this, 'Function', {
      purpose: 'Sets up services of the account that CloudFormation has no resource for',
      code: 'account-services',
      timeout: Duration.minutes(10),
      memoryMiB: 256,
      concurrency: 2,
      environment: {},
      shared,
    });
  }

  /**
   * Creates the service-linked role of AWS Config, unless the account has it. `AWS::IAM::ServiceLinkedRole` fails where
   * another region or environment of the account created it before.
   *
   * @see https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html
   */
  createConfigRole(): IDependable {
    this.#allowServiceLinkedRole(CONFIG_ROLE);
    return this.#createResource('ConfigRole', 'Custom::ServiceLinkedRole', { ServiceName: CONFIG_ROLE.service });
  }

  /**
   * Enables scans of Inspector. A deletion disables only what this enabled.
   *
   * @see https://docs.aws.amazon.com/inspector/v2/APIReference/API_Enable.html
   */
  enableInspector(scans: readonly Scan[]): void {
    const { partition, region, account } = Stack.of(this);
    const recordName = `/${this.#prefix}/inspector-scans`;
    // These actions support no resource:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoninspector2.html
    this.#function.role.allow({
      actions: ['inspector2:BatchGetAccountStatus', 'inspector2:Disable', 'inspector2:Enable'],
      resources: ['*'],
    });
    this.#function.role.allow({
      actions: ['ssm:DeleteParameter', 'ssm:GetParameter', 'ssm:PutParameter'],
      resources: [`arn:${partition}:ssm:${region}:${account}:parameter${recordName}`],
    });
    for (const role of scans.includes('ec2') ? [INSPECTOR_ROLE, AGENTLESS_ROLE] : [INSPECTOR_ROLE]) {
      this.#allowServiceLinkedRole(role);
    }
    const types = new Set(scans.flatMap((scan) => SCAN_TYPES[scan]));
    this.#createResource('Inspector', 'Custom::InspectorScans', { Scans: [...types].sort(), RecordName: recordName });
  }

  #allowServiceLinkedRole({ service, name }: ServiceLinkedRole): void {
    const { partition, account } = Stack.of(this);
    this.#function.role.allow({
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [`arn:${partition}:iam::${account}:role/aws-service-role/${service}/${name}`],
      conditions: { StringEquals: { 'iam:AWSServiceName': service } },
    });
  }

  #createResource(id: string, resourceType: string, properties: Record<string, unknown>): IDependable {
    const resource = new CustomResource(this, id, {
      resourceType,
      serviceToken: this.#function.function.functionArn,
      // Three times the timeout of the function, for the attempts of Lambda, and a margin.
      serviceTimeout: Duration.minutes(35),
      properties,
    });
    // A deletion needs the policy of the role too.
    resource.node.addDependency(this.#function);
    return resource;
  }
}

interface ServiceLinkedRole {
  readonly service: string;
  readonly name: string;
}

const CONFIG_ROLE: ServiceLinkedRole = { service: 'config.amazonaws.com', name: 'AWSServiceRoleForConfig' };

/** @see https://docs.aws.amazon.com/inspector/latest/user/using-service-linked-roles.html */
const INSPECTOR_ROLE: ServiceLinkedRole = {
  service: 'inspector2.amazonaws.com',
  name: 'AWSServiceRoleForAmazonInspector2',
};
/** For the scan of instances without an agent. */
const AGENTLESS_ROLE: ServiceLinkedRole = {
  service: 'agentless.inspector2.amazonaws.com',
  name: 'AWSServiceRoleForAmazonInspector2Agentless',
};

/** Names of the scans in the API. A scan of code needs the scan of packages. */
const SCAN_TYPES: Readonly<Record<Scan, readonly string[]>> = {
  lambda: ['LAMBDA'],
  lambdaCode: ['LAMBDA', 'LAMBDA_CODE'],
  ecr: ['ECR'],
  ec2: ['EC2'],
};
