import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';

/** A resource of a template with its place in the app. Only the template decides what is judged. */
export interface JudgedResource {
  readonly resource: TemplateResource;
  /** Path of its construct. Without a construct: stack and logical id, or the path that a foreign template names. */
  readonly path: string;
  /** @default - no construct of the app has this logical id: CloudFormation code, or an edited template */
  readonly construct?: CfnResource;
  /** The construct that can be acknowledged: its own, or its stack. @default - neither is in the app */
  readonly subject?: IConstruct;
}

/** Identifies a resource among all templates. */
export function getResourceKey({ stack, logicalId }: TemplateResource): string {
  return `${stack.path} ${logicalId}`;
}

/**
 * Lists the resources of all templates, under any condition, each with a path of its own.
 *
 * @param constructs all constructs of the app. @default - the templates are foreign
 */
export function listJudgedResources(
  templates: TemplateSet,
  constructs: readonly IConstruct[] = [],
): readonly JudgedResource[] {
  const known = new Map(
    constructs
      .filter(CfnResource.isCfnResource)
      .map((construct) => [`${construct.stack.node.path} ${findLogicalId(construct)}`, construct]),
  );
  const places = new Map(constructs.map((construct) => [construct.node.path, construct]));
  const origins = new Map(templates.stacks.map(({ path, source }) => [path, source.origins]));
  const taken = new Set([...known.values()].map(({ node }) => node.path));
  return templates.resources.map((resource): JudgedResource => {
    const construct = known.get(getResourceKey(resource));
    if (construct !== undefined) return { resource, path: construct.node.path, construct, subject: construct };
    const origin = known.get(`${resource.stack.path} ${origins.get(resource.stack.path)?.get(resource.logicalId)}`);
    const path = choosePath(resource, places, taken, origin);
    taken.add(path);
    const subject = origin ?? places.get(resource.stack.path);
    return subject === undefined ? { resource, path } : { resource, path, subject };
  });
}

/**
 * Chooses the path of a resource without a construct: below the construct of the resource that it is made of, or the
 * path in its metadata. That counts only if it is below the stack and no construct of the app is there: otherwise a
 * template could take the acknowledgement of another resource.
 */
function choosePath(
  resource: TemplateResource,
  places: ReadonlyMap<string, IConstruct>,
  taken: ReadonlySet<string>,
  origin: CfnResource | undefined,
): string {
  const { stack, logicalId, path } = resource;
  const [child = '', ...rest] = path.startsWith(`${stack.path}/`) ? path.slice(stack.path.length + 1).split('/') : [];
  const isSound = child !== '' && !rest.includes('') && !places.has(`${stack.path}/${child}`);
  const wanted = [
    ...(origin === undefined ? [] : [`${origin.node.path}/${logicalId}`]),
    ...(isSound ? [path] : []),
    `${stack.path}/${logicalId}`,
  ];
  return wanted.find((candidate) => !taken.has(candidate)) ?? `${stack.path}/Resources/${logicalId}`;
}

/** The logical id of a construct. A member of CDK that is not public gives it in half of the time of its token. */
function findLogicalId(construct: CfnResource): string {
  const render: unknown = Reflect.get(construct, '_synthesizeLogicalId');
  const id: unknown = typeof render === 'function' ? Reflect.apply(render, construct, []) : construct.logicalId;
  const resolved: unknown = Token.isUnresolved(id) ? Stack.of(construct).resolve(id) : id;
  return String(resolved);
}
