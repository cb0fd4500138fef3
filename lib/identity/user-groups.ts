import { CfnUserPoolGroup, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { GroupDefinition } from './group-definition';

export interface UserGroupsProps {
  readonly userPool: UserPool;
  readonly groups: readonly GroupDefinition[];
}

/**
 * The groups of the user pool. Administrators add users to them; no client can. A group has no IAM role: members call
 * the API with scopes, never AWS with credentials.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export class UserGroups extends Construct {
  constructor(scope: Construct, id: string, { userPool, groups }: UserGroupsProps) {
    super(scope, id);
    for (const { name, description } of groups) {
      new CfnUserPoolGroup(this, name, { userPoolId: userPool.userPoolId, groupName: name, description });
    }
  }
}
