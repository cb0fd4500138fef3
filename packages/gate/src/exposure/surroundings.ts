import { AWS_ACCOUNTS } from '../rules/generic/data/aws-accounts';
import { findAccounts } from '../rules/generic/find-accounts';
import { matchesPattern } from '../templates/match-pattern';
import type { TemplateResource, Value } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import { compareTexts } from './graph';
import { ALL_KINDS, findKind, PARTS } from './kinds/all-kinds';
import { findText, listFrom, readAt, readIfKnown } from './known-values';
import { createAccount, getKey, type Outsider, type Party } from './party';
import { findSsmParameter } from './ssm-parameter';

/** The templates as a picture needs them: which resource a value leads to, and what it is a part of. */
export class Surroundings {
  readonly #byType = new Map<string, readonly TemplateResource[]>();
  readonly #nodes = new Map<TemplateResource, TemplateResource | undefined>();
  readonly #targets = new Map<string, ReadonlyMap<TemplateResource, readonly TemplateResource[]>>();
  #arns: readonly { readonly resource: TemplateResource; readonly arn: string }[] | undefined;
  #names: ReadonlyMap<string, TemplateResource> | undefined;

  constructor(readonly templates: TemplateSet) {}

  /** The resources of the given types, in an order that does not depend on how the templates are written. */
  ofType(...types: readonly string[]): readonly TemplateResource[] {
    const [only = '', ...more] = types;
    if (more.length > 0) return types.flatMap((type) => this.ofType(type));
    const known = this.#byType.get(only);
    if (known !== undefined) return known;
    const found = this.templates.ofType(only);
    const sorted = found.length < 2 ? found : sortByKey(found);
    this.#byType.set(only, sorted);
    return sorted;
  }

  /** The resource that a value leads to: by a reference, by its ARN or name, or through a parameter of SSM. */
  findTarget(value: Value): TemplateResource | undefined {
    if (!value.present) return undefined;
    const target = readIfKnown(() => value.target());
    if (target !== undefined && target.type !== 'AWS::SSM::Parameter') return target;
    const parameter = target ?? findSsmParameter(value, this.templates);
    if (parameter !== undefined) return readIfKnown(() => readAt(parameter, 'Value').target());
    return this.#findByText(value.display());
  }

  /** The node of the picture that a value leads to; undefined without one. */
  findNode(value: Value): TemplateResource | undefined {
    const target = this.findTarget(value);
    return target === undefined ? undefined : this.findWhole(target);
  }

  /** The node, or another account that the ARN names. */
  findParty(value: Value): Party | undefined {
    return this.findNode(value) ?? this.findOutsider(value);
  }

  /** Another account that a value names. */
  findOutsider(value: Value): Outsider | undefined {
    const id = value.present ? this.findForeignAccount(value.display()) : undefined;
    return id === undefined ? undefined : createAccount(id);
  }

  /**
   * The account that an ARN or an id names, when no stack is deployed to it. Accounts with which AWS writes logs are
   * not foreign; partners are.
   */
  findForeignAccount(text: string): string | undefined {
    const id = findAccounts(text)[0]?.id ?? /^\d{12}$/.exec(text)?.[0];
    if (id === undefined || id in AWS_ACCOUNTS) return undefined;
    return this.templates.stacks.some(({ source: { account } }) => account === id) ? undefined : id;
  }

  /** The resource that a part belongs to: the function of an alias, the services of a task definition. */
  findWhole(resource: TemplateResource): TemplateResource | undefined {
    if (this.#nodes.has(resource)) return this.#nodes.get(resource);
    this.#nodes.set(resource, undefined);
    const property = PARTS[resource.type];
    const [whole] = property === undefined ? [] : listFrom(resource, property);
    const node = whole === undefined ? undefined : this.findNode(whole);
    const found = node ?? this.#findService(resource) ?? (findKind(resource.type) && resource);
    this.#nodes.set(resource, found);
    return found;
  }

  /** Resources of a type whose property refers to a resource. */
  listReferring(type: string, property: string, to: TemplateResource): readonly TemplateResource[] {
    const key = `${type} ${property}`;
    let index = this.#targets.get(key);
    if (index === undefined) {
      const found = new Map<TemplateResource, TemplateResource[]>();
      for (const resource of this.ofType(type)) {
        for (const value of listFrom(resource, property)) {
          const target = this.findTarget(value);
          if (target === undefined) continue;
          found.set(target, [...(found.get(target) ?? []), resource]);
        }
      }
      index = found;
      this.#targets.set(key, index);
    }
    return index.get(to) ?? [];
  }

  /** Every node whose ARN a pattern of a policy matches. */
  listMatching(pattern: string, types: ReadonlySet<string>): readonly TemplateResource[] {
    return this.#listArns()
      .filter(
        ({ resource, arn }) =>
          types.has(resource.type) && (matchesPattern(pattern, arn) || matchesPattern(pattern, `${arn}/*`)),
      )
      .map(({ resource }) => resource);
  }

  /** A task definition acts as the service that runs it. */
  #findService(resource: TemplateResource): TemplateResource | undefined {
    if (resource.type !== 'AWS::ECS::TaskDefinition') return undefined;
    return this.ofType('AWS::ECS::Service').find(
      (service) => readIfKnown(() => readAt(service, 'TaskDefinition').target()) === resource,
    );
  }

  #findByText(shown: string): TemplateResource | undefined {
    const [arn, , service = '', , , ...rest] = shown.split(':');
    const name = arn === 'arn' ? `${service}:${rest.join(':').split('/invocations')[0]}` : `:${shown}`;
    return this.#listNames().get(name);
  }

  #listNames(): ReadonlyMap<string, TemplateResource> {
    if (this.#names !== undefined) return this.#names;
    const names = new Map<string, TemplateResource>();
    for (const kind of ALL_KINDS) {
      if (kind.name === undefined) continue;
      for (const resource of this.ofType(kind.type)) {
        const name = findText(readAt(resource, kind.name));
        if (name === undefined || name === '') continue;
        const [service = '', prefix = ''] = splitArn(kind.arn ?? ':');
        for (const key of [`${service}:${prefix}${name}`, `:${name}`]) if (!names.has(key)) names.set(key, resource);
      }
    }
    this.#names = names;
    return names;
  }

  #listArns(): readonly { readonly resource: TemplateResource; readonly arn: string }[] {
    this.#arns ??= ALL_KINDS.filter(({ arn }) => arn !== undefined).flatMap((kind) =>
      this.ofType(kind.type).map((resource) => ({ resource, arn: buildArn(resource, kind.arn ?? '', kind.name) })),
    );
    return this.#arns;
  }
}

function sortByKey(resources: readonly TemplateResource[]): readonly TemplateResource[] {
  return resources
    .map((resource): [string, TemplateResource] => [getKey(resource), resource])
    .sort(([one], [other]) => compareTexts(one, other))
    .map(([, resource]) => resource);
}

function splitArn(arn: string): readonly [string, string] {
  const end = arn.indexOf(':');
  return [arn.slice(0, end), arn.slice(end + 1)];
}

/** The ARN as a policy writes it. A name that CloudFormation generates begins with those of stack and resource. */
function buildArn(resource: TemplateResource, beginning: string, property: string | undefined): string {
  const [service, prefix] = splitArn(beginning);
  const {
    account = `\${AWS::AccountId}`,
    region = `\${AWS::Region}`,
    stackName = resource.stack.path,
  } = resource.stack.source;
  const given = property === undefined ? undefined : findText(readAt(resource, property));
  const name = given ?? `${stackName}-${resource.logicalId}-`;
  return service === 's3' ? `arn:aws:s3:::${name}` : `arn:aws:${service}:${region}:${account}:${prefix}${name}`;
}
