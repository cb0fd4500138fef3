import type { StackTemplate, TemplateResource } from './template';
import { isRecord } from './template';
import { Value } from './value';

/** A resource as it will be deployed. */
export class Resource {
  readonly #values = new Map<string, Value>();

  constructor(
    readonly stack: Stack,
    readonly logicalId: string,
    private readonly declared: TemplateResource,
  ) {}

  get type(): string {
    return this.declared.Type;
  }

  /** Path of its construct, or stack and logical id when the template does not tell. */
  get path(): string {
    const path = this.declared.Metadata?.['aws:cdk:path'];
    return typeof path === 'string' ? path : `${this.stack.path}/${this.logicalId}`;
  }

  /** A property: `at('VpcConfig.SubnetIds')`; '' for all of them. */
  at(path: string): Value {
    const known = this.#values.get(path);
    if (known !== undefined) return known;
    const value = path === '' ? new Value(this.declared.Properties, this.stack, 'Properties') : this.at('').at(path);
    this.#values.set(path, value);
    return value;
  }

  /** `DeletionPolicy` or `UpdateReplacePolicy`, which stand beside the properties. */
  policy(name: 'DeletionPolicy' | 'UpdateReplacePolicy'): Value {
    return new Value(this.declared[name], this.stack, name);
  }
}

interface Elsewhere {
  readonly raw: unknown;
  readonly stack: Stack;
}

/** One template among those deployed together. */
export class Stack {
  readonly resources: readonly Resource[];
  readonly #byId: ReadonlyMap<string, Resource>;

  constructor(
    readonly source: StackTemplate,
    private readonly deployment: Deployment,
  ) {
    this.resources = Object.entries(source.template.Resources ?? {}).map(
      ([id, declared]) => new Resource(this, id, declared),
    );
    this.#byId = new Map(this.resources.map((resource) => [resource.logicalId, resource]));
  }

  get path(): string {
    return this.source.path;
  }

  get file(): string {
    return this.source.file;
  }

  resource(logicalId: string): Resource | undefined {
    return this.#byId.get(logicalId);
  }

  /** The value behind an export of any of the templates. */
  exported(name: string): Elsewhere | undefined {
    return this.deployment.exported(name);
  }

  /** The value behind a name that is no resource of this template: a pseudo parameter, a parameter, or an output of a nested stack. */
  elsewhere(id: string, attribute: string | undefined): Elsewhere | undefined {
    const { account, region, template, nestedIn } = this.source;
    if (id === 'AWS::Partition') return this.#known(partitionOf(region));
    if (id === 'AWS::Region') return this.#known(region);
    if (id === 'AWS::AccountId') return this.#known(account);
    if (id === 'AWS::URLSuffix') return this.#known(region?.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');
    if (id === 'AWS::NoValue') return { raw: undefined, stack: this };
    const output = /^Outputs\.(.+)$/.exec(attribute ?? '')?.[1];
    if (output !== undefined) return this.deployment.outputOfNested(this.path, id, output);
    if (nestedIn === undefined || template.Parameters?.[id] === undefined) return undefined;
    const parent = this.deployment.stack(nestedIn.path);
    const given = parent?.resource(nestedIn.logicalId)?.at('Parameters').raw;
    return parent !== undefined && isRecord(given) && id in given ? { raw: given[id], stack: parent } : undefined;
  }

  #known(raw: string | undefined): Elsewhere | undefined {
    return raw === undefined ? undefined : { raw, stack: this };
  }
}

/** Everything that one synthesis deploys, with its references followed across templates. */
export class Deployment {
  readonly stacks: readonly Stack[];
  readonly resources: readonly Resource[];
  readonly #byType = new Map<string, Resource[]>();
  readonly #exports = new Map<string, Elsewhere>();
  #byPath: Map<string, Resource | undefined> | undefined;

  constructor(templates: readonly StackTemplate[]) {
    this.stacks = templates.map((template) => new Stack(template, this));
    this.resources = this.stacks.flatMap(({ resources }) => resources);
    for (const resource of this.resources) {
      const list = this.#byType.get(resource.type);
      if (list === undefined) this.#byType.set(resource.type, [resource]);
      else list.push(resource);
    }
    for (const stack of this.stacks) {
      for (const { Value: raw, Export } of Object.values(stack.source.template.Outputs ?? {})) {
        if (typeof Export?.Name === 'string') this.#exports.set(Export.Name, { raw, stack });
      }
    }
  }

  ofType(...types: readonly string[]): readonly Resource[] {
    const [only = '', ...more] = types;
    if (more.length === 0) return this.#byType.get(only) ?? [];
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** The resource of a construct, by the path that the template tells; undefined when it tells none, or the same of two. */
  ofConstruct(path: string): Resource | undefined {
    if (this.#byPath === undefined) {
      this.#byPath = new Map();
      for (const resource of this.resources) {
        this.#byPath.set(resource.path, this.#byPath.has(resource.path) ? undefined : resource);
      }
    }
    return this.#byPath.get(path);
  }

  stack(path: string): Stack | undefined {
    return this.stacks.find((stack) => stack.path === path);
  }

  exported(name: string): Elsewhere | undefined {
    return this.#exports.get(name);
  }

  outputOfNested(parent: string, logicalId: string, output: string): Elsewhere | undefined {
    const nested = this.stacks.find(
      ({ source: { nestedIn } }) => nestedIn?.path === parent && nestedIn.logicalId === logicalId,
    );
    const found = nested?.source.template.Outputs?.[output];
    return nested === undefined || found === undefined ? undefined : { raw: found.Value, stack: nested };
  }
}

function partitionOf(region: string | undefined): string | undefined {
  if (region === undefined) return undefined;
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
