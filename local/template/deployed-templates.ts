import { createHash } from 'node:crypto';
import { type IntrinsicScope, type Located, resolveDeeply, type Template, Undecidable } from '@bulwark/gate/templates';
import type { Assembly } from './assembly';
import { toObject } from './properties';

/** A resource with its properties as CloudFormation would pass them to the service. */
export interface DeployedResource {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  /** The result of `Ref`: the physical id. */
  readonly ref: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The account and region that the templates would be deployed to. */
export interface AwsLocation {
  readonly account: string;
  readonly region: string;
}

/**
 * The templates of an environment as if they were deployed: every reference within and between stacks is resolved to an
 * id or an ARN of the right form, the same each time.
 *
 * @throws Error for a reference to a resource or export that does not exist, and for an intrinsic function that cannot
 *   be resolved
 */
export class DeployedTemplates {
  readonly #stacks: readonly DeployedStack[];
  readonly #exports = new Map<string, Located<DeployedStack>>();

  constructor(assembly: Assembly, location: AwsLocation) {
    const findStack = (name: string) => this.#stacks.find((stack) => stack.name === name);
    this.#stacks = Object.entries(assembly).map(
      ([name, template]) => new DeployedStack(name, template, location, this.#exports, findStack),
    );
    for (const scope of this.#stacks) {
      for (const { Value: raw, Export } of Object.values(scope.template.Outputs ?? {})) {
        if (Export !== undefined) this.#exports.set(String(Export.Name), { raw, scope });
      }
    }
  }

  /** Every resource of a type, in all stacks. */
  listResources(type: string): readonly DeployedResource[] {
    return this.#stacks.flatMap((stack) => stack.listResources(type));
  }

  /** Each type of resource in the templates, once. */
  listTypes(): readonly string[] {
    const types = this.#stacks.flatMap(({ template }) =>
      Object.values(template.Resources ?? {}).map(({ Type }) => Type),
    );
    return [...new Set(types)];
  }
}

/** Attributes that are the ARN of their resource. */
const ARN_ATTRIBUTES: ReadonlySet<string> = new Set(['Arn', 'DBProxyArn']);

/** One template, with the ids and ARNs that a deployment would give its resources. */
class DeployedStack implements IntrinsicScope<DeployedStack> {
  constructor(
    readonly name: string,
    readonly template: Template,
    private readonly location: AwsLocation,
    private readonly exports: ReadonlyMap<string, Located<DeployedStack>>,
    private readonly findStack: (name: string) => DeployedStack | undefined,
  ) {}

  listResources(type: string): readonly DeployedResource[] {
    return Object.entries(this.template.Resources ?? {})
      .filter(([, resource]) => resource.Type === type)
      .map(([id, { Properties = {} }]) => ({
        id,
        stack: this.name,
        type,
        ref: this.#buildId(id),
        arn: this.#buildArn(id),
        properties: toObject(this.#resolve(Properties, `${this.name}.${id}`)),
      }));
  }

  #resolve(value: unknown, path: string): unknown {
    try {
      return resolveDeeply<DeployedStack>(value, this, path);
    } catch (error) {
      if (!(error instanceof Undecidable)) throw error;
      throw new Error(`The local run cannot resolve ${error.property}: ${JSON.stringify(error.value)}`);
    }
  }

  findReferenced(id: string, attribute: string | undefined): Located<DeployedStack> {
    if (attribute === undefined) return { raw: this.#resolveRef(id), scope: this };
    return {
      raw: ARN_ATTRIBUTES.has(attribute) ? this.#buildArn(id) : `${this.#buildId(id)}.${attribute}`,
      scope: this,
    };
  }

  findExported(name: string): Located<DeployedStack> {
    const exported = this.exports.get(name);
    if (exported === undefined) throw new Error(`${this.name}: no stack exports ${name}`);
    return exported;
  }

  findStackOutput(stackName: string, output: string): Located<DeployedStack> {
    const scope = this.findStack(stackName);
    const found = scope?.template.Outputs?.[output];
    if (scope === undefined || found === undefined)
      throw new Error(`${this.name}: ${stackName} has no output ${output}`);
    return { raw: found.Value, scope };
  }

  findCondition(name: string): unknown {
    return this.template.Conditions?.[name];
  }

  #resolveRef(id: string): string | undefined {
    const { account, region } = this.location;
    const pseudo: Readonly<Record<string, string | undefined>> = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': this.name,
      'AWS::NoValue': undefined,
    };
    return id in pseudo ? pseudo[id] : this.#buildId(id);
  }

  /** The physical id of a resource. */
  #buildId(id: string): string {
    switch (this.#getType(id)) {
      case 'AWS::KMS::Key':
        return buildKeyId(`${this.name}/${id}`);
      case 'AWS::Lambda::Alias':
      case 'AWS::IAM::ManagedPolicy':
        return this.#buildArn(id);
      case 'AWS::ApiGateway::Stage':
        return String(this.template.Resources?.[id]?.Properties?.['StageName']);
      default:
        return id;
    }
  }

  #buildArn(id: string): string {
    const { account, region } = this.location;
    const type = this.#getType(id);
    switch (type) {
      case 'AWS::KMS::Key':
        return `arn:aws:kms:${region}:${account}:key/${buildKeyId(`${this.name}/${id}`)}`;
      case 'AWS::IAM::Role':
        return `arn:aws:iam::${account}:role/${id}`;
      case 'AWS::RDS::DBProxy':
        return `arn:aws:rds:${region}:${account}:db-proxy:prx-${id.toLowerCase()}`;
      case 'AWS::Lambda::Function':
        return `arn:aws:lambda:${region}:${account}:function:${id}`;
      default:
        return `arn:aws:${type.split('::')[1]?.toLowerCase()}:${region}:${account}:${id}`;
    }
  }

  #getType(id: string): string {
    const resource = this.template.Resources?.[id];
    if (resource === undefined) throw new Error(`${this.name}: a reference to ${id}, which is not in the template`);
    return resource.Type;
  }
}

/** The key id of a KMS key that exists only on this machine: always the same for the same place in the templates. */
function buildKeyId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
