import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** What clients connect to: the proxy, or the cluster itself. */
export interface DatabaseEndpoint {
  readonly securityGroup: ISecurityGroup;
  readonly port: number;
  /** Address, as the stack of `client` refers to it. */
  getHost(client: Construct): string;
  /** Id of the proxy or of the cluster in ARNs of database users, as the stack of `client` refers to it. */
  getResourceId(client: Construct): string;
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html */
export function buildDatabaseUserArn(scope: Construct, resourceId: string, user: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`;
}

/**
 * Refers to a value of one stack from a client. Within the stack the reference is direct, since a stack cannot read its
 * own outputs while they are created.
 */
export function referTo(value: string, owner: Construct, client: Construct): string {
  return Stack.of(owner) === Stack.of(client) ? value : allowReplacement(value);
}

/**
 * Returns a value that another stack may use although the resource behind it can be replaced. CloudFormation refuses to
 * change or to remove an export that is imported; an output that is only read has no such lock.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function allowReplacement(value: string): string {
  return Stack.consumeReference(value, ReferenceStrength.WEAK);
}
