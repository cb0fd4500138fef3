import { type IAMClient, ListUserTagsCommand } from '@aws-sdk/client-iam';
import { type Environment, isOwnName } from '../environment';
import { Refused } from '../refused';

/**
 * Refuses a user that does not belong to the environment. The blueprint creates no IAM user; one that works for an
 * environment has a name that begins with its name, or the tag `environment`. The role has the same condition.
 */
export async function assertOwnUser(iam: IAMClient, environment: Environment, UserName: string): Promise<void> {
  if (isOwnName(environment, UserName)) return;
  const { Tags = [] } = await iam.send(new ListUserTagsCommand({ UserName }));
  if (Tags.some(({ Key, Value }) => Key === 'environment' && Value === environment.name)) return;
  throw new Refused(`the user ${UserName} has no tag environment with the value ${environment.name}`);
}
