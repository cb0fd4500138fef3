import { DescribeManagedPrefixListsCommand, type EC2Client } from '@aws-sdk/client-ec2';

/**
 * Finds the id of an AWS-managed prefix list. Security group rules need it, and CloudFormation has no attribute for it.
 * Names that start with `com.amazonaws` are reserved for AWS, so no other list can have the name.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export async function findPrefixListId(ec2: EC2Client, name: string, abortSignal: AbortSignal): Promise<string> {
  const command = new DescribeManagedPrefixListsCommand({ Filters: [{ Name: 'prefix-list-name', Values: [name] }] });
  const { PrefixLists: lists = [] } = await ec2.send(command, { abortSignal });
  const id = lists[0]?.PrefixListId;
  if (lists.length !== 1 || id === undefined) throw new Error(`expected one prefix list ${name}, got ${lists.length}`);
  return id;
}
