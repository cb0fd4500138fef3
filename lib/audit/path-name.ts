import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The name of a resource by its path, such as `production-Audit-CloudTrailAlarms-RootUse`. Other stacks can name the
 * resource without an export. The name changes only with the path, and so does the logical id. As in a logical id, the
 * step `Resource` is left out.
 */
export function buildPathName(construct: Construct): string {
  const stack = Stack.of(construct);
  const ids = construct.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id);
  return [stack.stackName, ...ids.filter((id) => id !== 'Resource')].join('-');
}
