import { basename, dirname, join } from 'node:path';
import { type CfnResource, type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { expandTemplate } from '../foreign/expand-template';
import type { JsonObject } from '../foreign/json-value';
import type { NotJudged } from '../foreign/not-judged';
import { writeNotJudged } from '../foreign/not-judged-metadata';
import { isRefusal } from '../foreign/problem';
import { parseTemplate } from '../foreign/template-text';
import { findNestedFile } from './nested-assets';
import { isRecord, type StackDeployment, type StackTemplate } from './template';
import { readTemplateFile } from './template-file';
import type { TemplateResource } from './template-resource';
import { TemplateSet } from './template-set';
import type { EnvironmentFacts } from './trust';

/**
 * Reads the templates that a synthesis wrote: of the stacks of the app, of stacks that only the cloud assembly has, and
 * of nested stacks. Macros that CloudFormation publishes are expanded.
 *
 * @param readText reads the text of a file
 * @param constructs all constructs of the app
 * @param deployments how each stack is deployed, by its path. @default - not known
 */
export function readAppTemplates(
  { appConstruct, stackTemplates }: IPolicyValidationContext,
  readText: (path: string) => string = readTemplateFile,
  constructs: readonly IConstruct[] = appConstruct.node.findAll(),
  describeEnvironment?: (environment: string) => EnvironmentFacts,
  deployments: ReadonlyMap<string, StackDeployment> = new Map(),
): TemplateSet {
  const stacks = constructs.filter((construct) => Stack.isStack(construct));
  const reader = new AssemblyReader(stacks, readText, deployments);
  const tops = new Map(stackTemplates.map((top) => [top.stackConstructPath, top]));
  for (const stack of stacks) {
    const top = tops.get(findOutermostStack(stack).node.path);
    if (top !== undefined) reader.addStack(stack, top);
  }
  for (const top of stackTemplates) reader.addArtifact(top);
  return new TemplateSet(reader.templates, describeEnvironment);
}

type StackArtifact = IPolicyValidationContext['stackTemplates'][number];

/** Reads each template of a cloud assembly once. */
class AssemblyReader {
  readonly templates: StackTemplate[] = [];
  readonly #files = new Set<string>();

  constructor(
    private readonly stacks: readonly Stack[],
    private readonly readText: (path: string) => string,
    private readonly deployments: ReadonlyMap<string, StackDeployment>,
  ) {}

  /** Adds the template of a stack of the app. */
  addStack(stack: Stack, top: StackArtifact): void {
    const isNested = stack.nestedStackParent !== undefined;
    this.#add(
      isNested ? join(dirname(top.templatePath), stack.templateFile) : top.templatePath,
      stack.node.path,
      top,
      isNested ? this.#describeNesting(stack) : { stackName: stack.stackName },
    );
  }

  /** Adds the template of a stack that is no construct, or that has the path of another one. */
  addArtifact(top: StackArtifact): void {
    const { stackConstructPath, templatePath } = top;
    if (this.#files.has(templatePath)) return;
    const isTaken = this.templates.some(({ path }) => path === stackConstructPath);
    this.#add(templatePath, isTaken ? `${stackConstructPath}/${basename(templatePath)}` : stackConstructPath, top, {});
  }

  #add(file: string, path: string, top: StackArtifact, names: Pick<StackTemplate, 'stackName' | 'nestedIn'>): void {
    this.#files.add(file);
    const { template, origins } = expandTemplate(parseText(this.readText(file)), path);
    const { accountId: account, region } = top;
    const deployment = this.deployments.get(path);
    const source: StackTemplate = {
      path,
      ...names,
      file: basename(file),
      template,
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
      ...(origins.size === 0 ? {} : { origins }),
      ...(deployment === undefined ? {} : { deployment }),
    };
    this.templates.push(source);
    this.#addNested(source, top);
  }

  /** Adds the templates of nested stacks that are assets of the app. Those of the class NestedStack are constructs. */
  #addNested(source: StackTemplate, top: StackArtifact): void {
    const ids = Object.entries(source.template.Resources ?? {})
      .filter(([, { Type: type }]) => type === NESTED_STACK)
      .map(([id]) => id);
    if (ids.length === 0) return;
    const stack = new TemplateSet([source]).findStack(source.path);
    for (const logicalId of ids) {
      const url = stack?.findResource(logicalId)?.at('TemplateURL');
      const file = url && findNestedFile(url, top.templatePath);
      if (file === undefined || this.#isOfStack(file)) continue;
      this.#add(file, `${source.path}/${logicalId}`, top, { nestedIn: { path: source.path, logicalId } });
    }
  }

  #isOfStack(file: string): boolean {
    return this.#files.has(file) || this.stacks.some(({ templateFile }) => templateFile === basename(file));
  }

  /** A nested stack is known to be deployed by its resource while the template has the URL of the construct. */
  #describeNesting({
    nestedStackParent: parent,
    nestedStackResource: resource,
  }: Stack): Pick<StackTemplate, 'nestedIn'> {
    if (parent === undefined || resource === undefined) return {};
    const logicalId = String(resolveToken(parent, resource.logicalId));
    const source = this.templates.find(({ path }) => path === parent.node.path);
    const url = source?.template.Resources?.[logicalId]?.Properties?.['TemplateURL'];
    const own = resolveToken(parent, Reflect.get(resource, 'templateUrl'));
    const isOwn = own === undefined || JSON.stringify(own) === JSON.stringify(url);
    return isOwn ? { nestedIn: { path: parent.node.path, logicalId } } : {};
  }
}

const NESTED_STACK = 'AWS::CloudFormation::Stack';

function resolveToken(stack: Stack, value: unknown): unknown {
  return stack.resolve(value);
}

/** Parses JSON, which CDK writes, or YAML, which an asset may be. */
function parseText(text: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isRecord(parsed)) return parsed;
  } catch {
    // Not JSON.
  }
  const parsed = parseTemplate(new TextEncoder().encode(text));
  if (!isRefusal(parsed)) return parsed.template;
  const part: NotJudged = { kind: 'file', subject: 'template', cause: parsed.refused.cause };
  return writeNotJudged({}, [part]);
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
