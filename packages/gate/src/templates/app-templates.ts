import { dirname, join } from 'node:path';
import { type CfnResource, type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StackTemplate, Template } from './template';
import { readTemplateFile } from './template-file';
import type { TemplateResource } from './template-resource';
import { TemplateSet } from './template-set';

/**
 * Reads the templates that a synthesis wrote, nested ones included.
 *
 * @param readText reads the text of a file
 * @param constructs all constructs of the app
 */
export function readAppTemplates(
  { appConstruct, stackTemplates }: IPolicyValidationContext,
  readText: (path: string) => string = readTemplateFile,
  constructs: readonly IConstruct[] = appConstruct.node.findAll(),
  isDisposableEnvironment?: (environment: string) => boolean,
): TemplateSet {
  const files = new Map(stackTemplates.map((stack) => [stack.stackConstructPath, stack]));
  const stacks = constructs.filter((construct) => Stack.isStack(construct));
  return new TemplateSet(
    stacks.flatMap((stack): StackTemplate[] => {
      const top = files.get(findOutermostStack(stack).node.path);
      if (top === undefined) return [];
      const path =
        stack.nestedStackParent === undefined ? top.templatePath : join(dirname(top.templatePath), stack.templateFile);
      const template: Template = JSON.parse(readText(path));
      const { accountId: account, region } = top;
      return [
        {
          path: stack.node.path,
          ...(stack.nestedStackParent === undefined ? { stackName: stack.stackName } : {}),
          file: stack.templateFile,
          template,
          ...(account === undefined ? {} : { account }),
          ...(region === undefined ? {} : { region }),
          ...describeNesting(stack),
        },
      ];
    }),
    isDisposableEnvironment,
  );
}

/** The resource in the templates of a construct; undefined when its stack was not written. */
export function findTemplateResource(node: CfnResource, templates: TemplateSet): TemplateResource | undefined {
  const cached = found.get(node);
  if (cached?.templates === templates) return cached.resource;
  const stack = Stack.of(node);
  const atPath = templates.findByConstructPath(node.node.path);
  const isSame = atPath?.type === node.cfnResourceType && atPath.stack.path === stack.node.path;
  // Resolving a logical id takes a hundred times as long.
  const resource = isSame
    ? atPath
    : templates.findStack(stack.node.path)?.findResource(String(stack.resolve(node.logicalId)));
  found.set(node, { templates, resource });
  return resource;
}

const found = new WeakMap<
  CfnResource,
  { readonly templates: TemplateSet; readonly resource: TemplateResource | undefined }
>();

function findOutermostStack(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : findOutermostStack(stack.nestedStackParent);
}

function describeNesting(stack: Stack): Pick<StackTemplate, 'nestedIn'> {
  const { nestedStackParent: parent, nestedStackResource: resource } = stack;
  if (parent === undefined || resource === undefined) return {};
  const logicalId: unknown = parent.resolve(resource.logicalId);
  return { nestedIn: { path: parent.node.path, logicalId: String(logicalId) } };
}
