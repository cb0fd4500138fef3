import { createHash } from 'node:crypto';
import type { Assembly } from './assembly';

/** A resource with its properties as CloudFormation would hand them to the service. */
export interface DeployedResource {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  /** What `Ref` gives: the physical id. */
  readonly ref: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Place {
  readonly account: string;
  readonly region: string;
}

/**
 * The templates of an environment as if they were deployed on this machine: every reference within and between stacks is resolved
 * to an id or an ARN of the right form, the same each time.
 *
 * @throws Error for a reference that leads nowhere and for an intrinsic function it does not know; nothing is guessed
 */
export class Deployment {
  readonly #assembly: Assembly;
  readonly #place: Place;
  readonly #exports = new Map<string, { readonly stack: string; readonly value: unknown }>();

  constructor(assembly: Assembly, place: Place) {
    this.#assembly = assembly;
    this.#place = place;
    for (const [stack, { Outputs = {} }] of Object.entries(assembly)) {
      for (const { Value, Export } of Object.values(Outputs)) {
        if (Export !== undefined) this.#exports.set(String(Export.Name), { stack, value: Value });
      }
    }
  }

  /** Every resource of a type, in all stacks. */
  all(type: string): readonly DeployedResource[] {
    return Object.entries(this.#assembly).flatMap(([stack, { Resources }]) =>
      Object.entries(Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([id, { Properties = {} }]) => ({
          id,
          stack,
          type,
          ref: this.#reference(stack, id),
          arn: this.#arn(stack, id),
          properties: asObject(this.#resolved(stack, Properties)),
        })),
    );
  }

  /** Types of resources, each with how many there are. */
  types(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { Resources } of Object.values(this.#assembly)) {
      for (const { Type } of Object.values(Resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
    }
    return counts;
  }

  #resolved(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#resolved(stack, item));
    if (typeof value !== 'object' || value === null) return value;
    const [entry, another] = Object.entries(value);
    if (entry !== undefined && another === undefined && (entry[0] === 'Ref' || entry[0].startsWith('Fn::'))) {
      return this.#intrinsic(stack, entry[0], entry[1]);
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#resolved(stack, item)]));
  }

  #intrinsic(stack: string, name: string, argument: unknown): unknown {
    const parts = () => asList(this.#resolved(stack, argument));
    switch (name) {
      case 'Ref':
        return this.#reference(stack, String(argument));
      case 'Fn::GetAtt': {
        const [id, attribute] = asList(argument).map(String);
        return this.#attribute(stack, id ?? '', attribute ?? '');
      }
      case 'Fn::Join': {
        const [separator, items] = parts();
        return asList(items).map(String).join(String(separator));
      }
      case 'Fn::Split': {
        const [separator, text] = parts();
        return String(text).split(String(separator));
      }
      case 'Fn::Select': {
        const [index, items] = parts();
        return asList(items)[Number(index)];
      }
      case 'Fn::ImportValue': {
        const exported = this.#exports.get(String(argument));
        if (exported === undefined) throw new Error(`${stack}: no stack exports ${argument}`);
        return this.#resolved(exported.stack, exported.value);
      }
      default:
        throw new Error(`${stack}: ${name} is not known to the local run; add it to local/template/deployment.ts`);
    }
  }

  #reference(stack: string, id: string): string {
    const { account, region } = this.#place;
    const pseudo: Readonly<Record<string, string>> = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack,
    };
    const known = pseudo[id];
    if (known !== undefined) return known;
    switch (this.#type(stack, id)) {
      case 'AWS::KMS::Key':
        return uuid(`${stack}/${id}`);
      case 'AWS::Lambda::Alias':
      case 'AWS::IAM::ManagedPolicy':
        return this.#arn(stack, id);
      case 'AWS::ApiGateway::Stage':
        return String(this.#assembly[stack]?.Resources[id]?.Properties?.['StageName']);
      default:
        return id;
    }
  }

  #attribute(stack: string, id: string, attribute: string): string {
    return attribute === 'Arn' ? this.#arn(stack, id) : `${this.#reference(stack, id)}.${attribute}`;
  }

  #arn(stack: string, id: string): string {
    const { account, region } = this.#place;
    const type = this.#type(stack, id);
    switch (type) {
      case 'AWS::KMS::Key':
        return `arn:aws:kms:${region}:${account}:key/${uuid(`${stack}/${id}`)}`;
      case 'AWS::IAM::Role':
        return `arn:aws:iam::${account}:role/${id}`;
      case 'AWS::Lambda::Function':
        return `arn:aws:lambda:${region}:${account}:function:${id}`;
      default:
        return `arn:aws:${type.split('::')[1]?.toLowerCase()}:${region}:${account}:${id}`;
    }
  }

  #type(stack: string, id: string): string {
    const resource = this.#assembly[stack]?.Resources[id];
    if (resource === undefined) throw new Error(`${stack}: a reference to ${id}, which is not in the template`);
    return resource.Type;
  }
}

/** The key id of a key that nobody made: always the same for the same place in the templates. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
