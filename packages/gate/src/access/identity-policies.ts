import type { TemplateResource, TemplateStack, Value } from '../templates/template-resource';
import { type AccessStatement, readAccessStatements } from './access-statement';
import { findAwsManagedPolicy } from './aws-managed-policies';
import { listItems, readAt } from './read-at';
import type { ResourceNames } from './resource-names';
import type { UnreadPolicies } from './subject';

/** A role or a user by its name. */
export interface Identity {
  readonly kind: 'Role' | 'User';
  readonly account: string;
  readonly name: string;
}

/** The statements that the templates attach to roles, users and groups, by their ARN or by their name. */
export class IdentityPolicies {
  readonly #attached = new Map<string, AccessStatement[]>();
  readonly #documents = new Map<string, readonly AccessStatement[]>();
  /** Groups of each user. Both are `User <account> <name>`, so that accounts may have users of one name. */
  readonly #groups = new Map<string, readonly string[]>();

  constructor(
    resources: readonly TemplateResource[],
    private readonly names: ResourceNames,
    private readonly unread: UnreadPolicies,
  ) {
    for (const resource of resources) this.#addDocument(resource);
    for (const resource of resources) this.#attach(resource);
    for (const [user, groups] of this.#groups) {
      for (const group of groups) this.#add(user, this.#attached.get(group) ?? []);
    }
  }

  /** Identity statements of a role or a user. */
  find({ kind, account, name }: Identity): readonly AccessStatement[] {
    return this.#attached.get(`${kind} ${account} ${name}`) ?? [];
  }

  /** The roles and users that the templates attach policies to. */
  listIdentities(): readonly Identity[] {
    return [...this.#attached.keys()].flatMap((id): Identity[] => {
      const [kind, account = '', ...name] = id.split(' ');
      return kind === 'Role' || kind === 'User' ? [{ kind, account, name: name.join(' ') }] : [];
    });
  }

  /** Statements of a managed policy; undefined when the text is not known. */
  findManaged(arn: string, stack: TemplateStack): readonly AccessStatement[] | undefined {
    const known = this.#documents.get(arn);
    if (known !== undefined) return known;
    const statements = findAwsManagedPolicy(arn, stack, this.names);
    if (statements === undefined) return undefined;
    this.unread.published.add(arn);
    this.#documents.set(arn, statements);
    return statements;
  }

  #addDocument(resource: TemplateResource): void {
    const arn = this.names.findArn(resource);
    if (resource.type !== 'AWS::IAM::ManagedPolicy' || arn === undefined) return;
    this.#documents.set(arn, this.#read(readAt(resource, 'PolicyDocument'), resource));
  }

  #attach(resource: TemplateResource): void {
    switch (resource.type) {
      case 'AWS::IAM::Role':
      case 'AWS::IAM::User':
      case 'AWS::IAM::Group':
        this.#attachOwn(resource);
        return;
      case 'AWS::IAM::Policy':
      case 'AWS::IAM::ManagedPolicy': {
        const arn = this.names.findArn(resource) ?? '';
        const statements = this.#documents.get(arn) ?? this.#read(readAt(resource, 'PolicyDocument'), resource);
        for (const kind of ['Role', 'User', 'Group'] as const) {
          for (const name of this.#list(readAt(resource, `${kind}s`)))
            this.#add(this.#identify(kind, name, resource), statements);
        }
        return;
      }
      case 'AWS::IAM::RolePolicy':
      case 'AWS::IAM::UserPolicy':
      case 'AWS::IAM::GroupPolicy': {
        const kind = resource.type.slice('AWS::IAM::'.length, -'Policy'.length);
        const name = this.names.read(readAt(resource, `${kind}Name`));
        this.#add(this.#identify(kind, name, resource), this.#read(readAt(resource, 'PolicyDocument'), resource));
        return;
      }
      case 'AWS::IAM::UserToGroupAddition':
        for (const user of this.#list(readAt(resource, 'Users'))) {
          this.#addToGroups(user, [this.names.read(readAt(resource, 'GroupName'))], resource);
        }
        return;
      default:
    }
  }

  #attachOwn(resource: TemplateResource): void {
    const kind = resource.type.slice('AWS::IAM::'.length);
    const name = (this.names.findArn(resource) ?? '').split('/').at(-1) ?? '';
    const id = this.#identify(kind, name, resource);
    this.#add(id, []);
    for (const policy of listItems(readAt(resource, 'Policies')))
      this.#add(id, this.#read(readAt(policy, 'PolicyDocument'), resource));
    for (const arn of this.#list(readAt(resource, 'ManagedPolicyArns'))) {
      const statements = this.findManaged(arn, resource.stack);
      if (statements === undefined) this.unread.managed.add(this.names.show(arn));
      else this.#add(id, statements);
    }
    if (kind === 'User') this.#addToGroups(name, this.#list(readAt(resource, 'Groups')), resource);
  }

  #addToGroups(user: string, groups: readonly string[], resource: TemplateResource): void {
    const id = this.#identify('User', user, resource);
    const added = groups.map((group) => this.#identify('Group', group, resource));
    this.#groups.set(id, [...(this.#groups.get(id) ?? []), ...added]);
  }

  #identify(kind: string, name: string, { stack }: TemplateResource): string {
    return `${kind} ${this.names.readAccount(stack)} ${name}`;
  }

  #add(id: string, statements: readonly AccessStatement[]): void {
    const before = this.#attached.get(id) ?? [];
    this.#attached.set(id, [...before, ...statements.filter((statement) => !before.includes(statement))]);
  }

  #read(document: Value, resource: TemplateResource): readonly AccessStatement[] {
    const path = this.names.getPath(resource);
    const { statements, isComplete } = readAccessStatements(document, path, this.names);
    if (!isComplete) this.unread.undetermined.add(path);
    return statements;
  }

  #list(value: Value): readonly string[] {
    return listItems(value).map((item) => this.names.read(item));
  }
}
