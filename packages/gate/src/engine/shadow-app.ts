import { type CfnResource, Stack } from 'aws-cdk-lib';
import { Construct, RootConstruct } from 'constructs';
import { groupBy } from '../templates/group-by';
import type { JudgedResource } from './judged-resource';
import { findResourceClass, isSeenByNag } from './nag-classes';
import { createShadowResource } from './shadow-resource';
import { readViewProperties, type ViewMode } from './view-properties';

/** Context that keeps CDK from collecting what no rule reads. */
const CONTEXT: Readonly<Record<string, unknown>> = {
  'aws:cdk:disable-creation-stack-traces': true,
  'aws:cdk:disable-logicalId-metadata': true,
};

/**
 * The templates as constructs, for rules that read constructs. They are in no app, so that nothing is synthesized of
 * them and no program sees them. A resource has the logical id and the path of the original, and the class that the
 * rules of cdk-nag name. The constructs of a stack are created when a rule is asked about one of its resources.
 */
export class ShadowApp {
  readonly #trees: ReadonlyMap<string, ShadowTree>;

  constructor(resources: readonly JudgedResource[], mode: ViewMode) {
    const stacks = [...new Set(resources.map(({ resource }) => resource.stack.path))];
    const findOutermost = (path: string): string =>
      stacks.find((other) => path.startsWith(`${other}/`) && !stacks.some((third) => other.startsWith(`${third}/`))) ??
      path;
    const outermost = new Map(stacks.map((path) => [path, findOutermost(path)]));
    const getTree = (path: string): string => outermost.get(path) ?? path;
    const groups = groupBy(resources, ({ resource }) => getTree(resource.stack.path));
    const trees = [...groups.values()].map((members) => new ShadowTree(members, mode));
    this.#trees = new Map(
      stacks.flatMap((path) => {
        const tree = trees[[...groups.keys()].indexOf(getTree(path))];
        return tree === undefined ? [] : [[path, tree] as const];
      }),
    );
  }

  /** @throws Error for a resource that is in none of the templates */
  getNode(judged: JudgedResource): CfnResource {
    const tree = this.#trees.get(judged.resource.stack.path);
    if (tree === undefined) throw new Error(`${judged.path} is in no template`);
    return tree.getNode(judged);
  }
}

/** An outermost stack with the stacks that are nested in it. Rules look for related resources in all of it. */
class ShadowTree {
  readonly #scopes = new Map<string, Construct>();
  readonly #nodes = new Map<string, CfnResource>();
  readonly #stacks: ReadonlySet<string>;
  readonly #byPath: ReadonlyMap<string, JudgedResource>;

  constructor(
    private readonly resources: readonly JudgedResource[],
    private readonly mode: ViewMode,
  ) {
    this.#stacks = new Set(resources.map(({ resource }) => resource.stack.path));
    this.#byPath = new Map(resources.map((judged) => [this.#getPlace(judged), judged]));
  }

  getNode(judged: JudgedResource): CfnResource {
    const place = this.#getPlace(judged);
    const known = this.#nodes.get(place);
    if (known !== undefined) return known;
    if (this.#nodes.size === 0) this.#createSeen();
    this.#getScope(place);
    const node = this.#nodes.get(place);
    if (node === undefined) throw new Error(`no construct was created for ${judged.path}`);
    return node;
  }

  /** The path of a construct. A nested stack may have the path of the resource that deploys it. */
  #getPlace({ path }: JudgedResource): string {
    return this.#stacks.has(path) ? `${path}.Resource` : path;
  }

  /** Creates what a rule may look for beside the resource that it evaluates. */
  #createSeen(): void {
    for (const judged of this.resources) {
      const { type } = judged.resource;
      if (isSeenByNag(type) || /^Custom::|::CustomResource$/.test(type)) this.#getScope(this.#getPlace(judged));
    }
  }

  #getScope(path: string): Construct {
    const known = this.#scopes.get(path);
    if (known !== undefined) return known;
    const scope = this.#createScope(path);
    this.#scopes.set(path, scope);
    return scope;
  }

  #createScope(path: string): Construct {
    if (path === '') return createRoot();
    const end = path.lastIndexOf('/');
    const [scope, name] = [this.#getScope(path.slice(0, Math.max(0, end))), path.slice(end + 1)];
    // CDK keeps the children of a construct in an object, which inherits `constructor` and the like.
    const id = name in {} ? `${name}_` : name;
    if (this.#stacks.has(path)) return new Stack(scope, id, { stackName: 'Shadow' });
    const judged = this.#byPath.get(path);
    if (judged === undefined) return new Construct(scope, id);
    const { type, logicalId } = judged.resource;
    const properties = readViewProperties(judged.resource, this.mode);
    const node = createShadowResource({ scope, id }, type, findResourceClass(type), properties);
    node.overrideLogicalId(logicalId);
    this.#nodes.set(path, node);
    return node;
  }
}

function createRoot(): Construct {
  const root = new RootConstruct();
  for (const [key, value] of Object.entries(CONTEXT)) root.node.setContext(key, value);
  return root;
}
