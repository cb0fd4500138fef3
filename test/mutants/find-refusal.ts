import { CfnResource, Stack } from 'aws-cdk-lib';
import { replaceIntrinsicsWithTokens } from '../../packages/gate/src/engine/template-token';
import type { ResourceDeclaration } from '../../packages/gate/src/templates/template';

/** The scope of all temporary resources. A new App per resource would create a folder each. */
const stack = new Stack();

/**
 * Finds out by CDK's typed class whether CloudFormation rejects a resource, because a property is missing or of another
 * type. CloudFormation Validate finds the same but takes seconds, so the mutants test runs it on a sample only.
 */
export function findRefusal(node: CfnResource, { Properties }: ResourceDeclaration): 'CloudFormation' | undefined {
  const typed = node.constructor;
  const read: unknown = Reflect.get(typed, '_fromCloudFormation');
  if (typeof read !== 'function') return undefined;
  const parser = { parseValue: replaceIntrinsicsWithTokens, handleAttributes: () => undefined };
  try {
    const resource: unknown = Reflect.apply(read, typed, [
      stack,
      'Mutant',
      { Properties: Properties ?? {} },
      { parser },
    ]);
    if (CfnResource.isCfnResource(resource)) stack.resolve(resource._toCloudFormation());
    return undefined;
  } catch {
    return 'CloudFormation';
  } finally {
    stack.node.tryRemoveChild('Mutant');
  }
}
