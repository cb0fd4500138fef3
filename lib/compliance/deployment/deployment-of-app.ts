import { dirname, join } from 'node:path';
import { type CfnResource, type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Deployment, type Resource } from './deployment';
import type { StackTemplate, Template } from './template';
import { templateText } from './template-files';

/**
 * The templates that a synthesis wrote, nested ones included, as one deployment.
 *
 * @param textOf reads a template
 * @param constructs all of the app, where somebody has found them already
 */
export function deploymentOfApp(
  { appConstruct, stackTemplates }: IPolicyValidationContext,
  textOf: (path: string) => string = templateText,
  constructs: readonly IConstruct[] = appConstruct.node.findAll(),
): Deployment {
  const files = new Map(stackTemplates.map((stack) => [stack.stackConstructPath, stack]));
  const stacks = constructs.filter((construct) => Stack.isStack(construct));
  return new Deployment(
    stacks.flatMap((stack): StackTemplate[] => {
      const top = files.get(outermost(stack).node.path);
      if (top === undefined) return [];
      const path =
        stack.nestedStackParent === undefined ? top.templatePath : join(dirname(top.templatePath), stack.templateFile);
      const template: Template = JSON.parse(textOf(path));
      const { accountId: account, region } = top;
      return [
        {
          path: stack.node.path,
          file: stack.templateFile,
          template,
          ...(account === undefined ? {} : { account }),
          ...(region === undefined ? {} : { region }),
          ...nestedIn(stack),
        },
      ];
    }),
  );
}

/** The resource of a deployment that a construct became; undefined when its stack was not written. */
export function resourceOf(node: CfnResource, deployment: Deployment): Resource | undefined {
  const known = found.get(node);
  if (known?.deployment === deployment) return known.resource;
  const stack = Stack.of(node);
  const told = deployment.ofConstruct(node.node.path);
  const isIt = told?.type === node.cfnResourceType && told.stack.path === stack.node.path;
  // To resolve a logical id takes a hundred times as long.
  const resource = isIt ? told : deployment.stack(stack.node.path)?.resource(String(stack.resolve(node.logicalId)));
  found.set(node, { deployment, resource });
  return resource;
}

const found = new WeakMap<CfnResource, { readonly deployment: Deployment; readonly resource: Resource | undefined }>();

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : outermost(stack.nestedStackParent);
}

function nestedIn(stack: Stack): Pick<StackTemplate, 'nestedIn'> {
  const { nestedStackParent: parent, nestedStackResource: resource } = stack;
  if (parent === undefined || resource === undefined) return {};
  const logicalId: unknown = parent.resolve(resource.logicalId);
  return { nestedIn: { path: parent.node.path, logicalId: String(logicalId) } };
}
