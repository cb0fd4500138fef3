import { CfnResource, Stack } from 'aws-cdk-lib';
import type { TemplateResource } from '../../lib/compliance/deployment/template';
import { withTokens } from '../../lib/compliance/engine/template-view';

/** Where resources are read; an App of its own for each would make a folder each. */
const stack = new Stack();

/**
 * Whether CloudFormation would refuse a resource for a property that is missing or of another type, by CDK's typed class for it. It stands for CloudFormation
 * Validate, which knows the same and takes seconds; the mutants test asks that too, about a sample.
 */
export function refused(node: CfnResource, { Properties }: TemplateResource): 'CloudFormation' | undefined {
  const typed = node.constructor;
  const read: unknown = Reflect.get(typed, '_fromCloudFormation');
  if (typeof read !== 'function') return undefined;
  const parser = { parseValue: withTokens, handleAttributes: () => undefined };
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
