import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type FunctionSurroundings, ServiceFunction } from '../functions/service-function';

export interface VpcSetupProps {
  readonly vpc: Vpc;
  readonly surroundings: FunctionSurroundings;
}

/**
 * What a VPC needs and CloudFormation has no resource for, done by a function on deploy: it may take rules out of this VPC's
 * default group, read two kinds of EC2 resources, and nothing else. It runs outside the VPC, so that no workload gets a path
 * to the EC2 API.
 */
export class VpcSetup extends Construct {
  readonly #vpc: Vpc;
  readonly #function: ServiceFunction;

  constructor(scope: Construct, id: string, { vpc, surroundings }: VpcSetupProps) {
    super(scope, id);
    this.#vpc = vpc;
    this.#function = new ServiceFunction(this, 'Function', {
      purpose: 'Empties the default security group of the VPC, finds the prefix list of S3',
      code: 'vpc-setup',
      timeout: Duration.seconds(60),
      memoryMiB: 256,
      concurrency: 2,
      environment: {},
      surroundings,
    });
    const { role } = this.#function;
    // EC2 knows no resources for these: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    role.allow({ actions: ['ec2:DescribeManagedPrefixLists', 'ec2:DescribeSecurityGroups'], resources: ['*'] });
    const { partition, region, account } = Stack.of(this);
    role.allow({
      actions: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
      resources: [`arn:${partition}:ec2:${region}:${account}:security-group/${vpc.vpcDefaultSecurityGroup}`],
    });
  }

  /**
   * Takes every rule out of the default security group. The id and type are those of the CDK's own custom resource, by which
   * rule packs know that it is done; the CDK's function is not used, because its role has an AWS managed policy.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html EC2.2
   */
  emptyDefaultSecurityGroup(): void {
    new CustomResource(this.#vpc, 'RestrictDefaultSecurityGroupCustomResource', {
      resourceType: 'Custom::VpcRestrictDefaultSG',
      serviceToken: this.#function.function.functionArn,
      serviceTimeout: ANSWERED_WITHIN,
      properties: {
        GroupId: this.#vpc.vpcDefaultSecurityGroup,
        // Raise it to have the group emptied again, after somebody has added rules by hand.
        Revision: 1,
      },
    });
  }

  /** The prefix list of S3 in this region, as security group rules need it; its id is told by EC2 alone. */
  s3PrefixListId(): string {
    return new CustomResource(this, 'S3PrefixList', {
      resourceType: 'Custom::ManagedPrefixList',
      serviceToken: this.#function.function.functionArn,
      serviceTimeout: ANSWERED_WITHIN,
      properties: { Name: `com.amazonaws.${Stack.of(this).region}.s3` },
    }).getAttString('Id');
  }
}

/** Three times the function's own time, for the attempts Lambda makes at an event. */
const ANSWERED_WITHIN = Duration.minutes(5);
