import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { ServiceRole } from '../iam/service-role';

/** A workload that can be granted access to the database, such as a function or a container. */
export interface DatabaseClient extends Construct {
  /** Role that signs in to the database with IAM tokens. */
  readonly role: ServiceRole;
  /** Group that opens the connection. */
  readonly securityGroup: ISecurityGroup;
}
