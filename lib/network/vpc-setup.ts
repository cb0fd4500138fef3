import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';

export interface VpcSetupProps {
  readonly vpc: Vpc;
  readonly shared: SharedFunctionResources;
}

/**
 * Set-up of a VPC for which CloudFormation has no resource type, done by a function during deployment. The function may
 * revoke rules of this VPC's default security group, describe two types of EC2 resources, and nothing else. It runs
 * outside the VPC, so that no workload gets an endpoint of the EC2 API.
 */
export class VpcSetup extends Construct {
  readonly #vpc: Vpc;
  readonly #function: ServiceFunction;

  constructor(scope: Construct, id: string, { vpc, shared }: VpcSetupProps) {
    super(scope, id);
    this.#vpc = vpc;
    this.#function = new ServiceFunction(this, 'Function', {
      purpose: 'Empties the default security group of the VPC, finds the prefix list of S3',
      code: 'vpc-setup',
      timeout: Duration.seconds(60),
      memoryMiB: 256,
      concurrency: 2,
      environment: {},
      shared,
    });
    const { role } = this.#function;
    // These EC2 actions support no resource:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    role.allow({ actions: ['ec2:DescribeManagedPrefixLists', 'ec2:DescribeSecurityGroups'], resources: ['*'] });
    const { partition, region, account } = Stack.of(this);
    role.allow({
      actions: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
      resources: [`arn:${partition}:ec2:${region}:${account}:security-group/${vpc.vpcDefaultSecurityGroup}`],
    });
  }

  /**
   * Revokes every rule of the default security group. The id and the type are those of the custom resource of the CDK,
   * by which rule packs recognise it. The function of the CDK is not used, because its role has an AWS managed policy.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html EC2.2
   */
  emptyDefaultSecurityGroup(): void {
    new CustomResource(this.#vpc, 'RestrictDefaultSecurityGroupCustomResource', {
      resourceType: 'Custom::VpcRestrictDefaultSG',
      serviceToken: this.#function.function.functionArn,
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        GroupId: this.#vpc.vpcDefaultSecurityGroup,
        // Increase the value to empty the group again after rules were added by hand.
        Revision: 1,
      },
    });
  }

  /** Finds the prefix list of S3 in this region for security group rules; only the EC2 API returns its id. */
  findS3PrefixListId(): string {
    return new CustomResource(this, 'S3PrefixList', {
      resourceType: 'Custom::ManagedPrefixList',
      serviceToken: this.#function.function.functionArn,
      serviceTimeout: SERVICE_TIMEOUT,
      properties: { Name: `com.amazonaws.${Stack.of(this).region}.s3` },
    }).getAttString('Id');
  }
}

/** More than three times the timeout of the function, since Lambda attempts an event three times. */
const SERVICE_TIMEOUT = Duration.minutes(5);
