import { type TemplateResource, Value } from '../templates/template-resource';
import {
  type AccessCondition,
  type AccessPrincipal,
  type AccessStatement,
  readAccessStatements,
} from './access-statement';
import { listItems, readAt } from './read-at';
import type { ResourceNames } from './resource-names';
import type { UnreadPolicies } from './subject';

/** Where a type has its policy: properties of its own. */
const OWN_POLICIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::Backup::BackupVault': ['AccessPolicy'],
  'AWS::DynamoDB::GlobalTable': ['ResourcePolicy.PolicyDocument'],
  'AWS::DynamoDB::Table': ['ResourcePolicy.PolicyDocument'],
  'AWS::ECR::Repository': ['RepositoryPolicyText'],
  'AWS::EFS::FileSystem': ['FileSystemPolicy'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument'],
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::KMS::ReplicaKey': ['KeyPolicy'],
  'AWS::Kinesis::Stream': ['ResourcePolicy'],
  'AWS::Logs::LogGroup': ['ResourcePolicyDocument'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies'],
};

/** Resources that are the policy of another one: the property that names it, and the property with the document. */
const ATTACHED: Readonly<Record<string, { readonly to: readonly string[]; readonly document: string }>> = {
  'AWS::CloudTrail::ResourcePolicy': { to: ['ResourceArn'], document: 'ResourcePolicy' },
  'AWS::Kinesis::ResourcePolicy': { to: ['ResourceArn'], document: 'ResourcePolicy' },
  'AWS::S3::BucketPolicy': { to: ['Bucket'], document: 'PolicyDocument' },
  'AWS::SNS::TopicInlinePolicy': { to: ['TopicArn'], document: 'PolicyDocument' },
  'AWS::SNS::TopicPolicy': { to: ['Topics'], document: 'PolicyDocument' },
  'AWS::SQS::QueueInlinePolicy': { to: ['Queue'], document: 'PolicyDocument' },
  'AWS::SQS::QueuePolicy': { to: ['Queues'], document: 'PolicyDocument' },
  'AWS::SecretsManager::ResourcePolicy': { to: ['SecretId'], document: 'ResourcePolicy' },
};

/** The resource policies of the templates, by the resource that they are about. */
export class ResourcePolicies {
  readonly #byResource = new Map<TemplateResource, AccessStatement[]>();
  /** Policies of CloudWatch Logs are about all log groups of the account that their statements name. */
  readonly #ofLogGroups: AccessStatement[] = [];
  /** How the URL of a function authorizes, by the function. */
  readonly #urls = new Map<TemplateResource, string>();

  constructor(
    resources: readonly TemplateResource[],
    private readonly names: ResourceNames,
    private readonly unread: UnreadPolicies,
  ) {
    const byName = new Map<string, TemplateResource>();
    for (const resource of resources) {
      const arn = names.findArn(resource);
      if (arn !== undefined) byName.set(arn, resource).set(`${resource.type} ${getLastPart(arn)}`, resource);
    }
    for (const resource of resources) {
      for (const property of OWN_POLICIES[resource.type] ?? []) {
        this.#add([resource], this.#read(readAt(resource, property), resource));
      }
      if (resource.type === 'AWS::Logs::ResourcePolicy') {
        this.#ofLogGroups.push(...this.#read(readAt(resource, 'PolicyDocument'), resource));
      }
      if (resource.type === 'AWS::Lambda::Permission') this.#addPermission(resource, byName);
      if (resource.type === 'AWS::Lambda::Url') this.#addUrl(resource, byName);
      if (resource.type === 'AWS::Events::EventBusPolicy') this.#addEventBusPolicy(resource, byName);
      const attached = ATTACHED[resource.type];
      if (attached === undefined) continue;
      const targets = attached.to.flatMap((property) => this.#findTargets(readAt(resource, property), byName));
      this.#add(targets, this.#read(readAt(resource, attached.document), resource));
    }
    for (const [resource, list] of this.#byResource) if (resource.type === LOG_GROUP) list.push(...this.#ofLogGroups);
  }

  /** The statements about a resource: the same list for the same resource. */
  find(resource: TemplateResource): readonly AccessStatement[] {
    return this.#byResource.get(resource) ?? (resource.type === LOG_GROUP ? this.#ofLogGroups : NO_STATEMENTS);
  }

  /** Condition keys that are the same for each request to a resource, in lower case. */
  findKnown(resource: TemplateResource): Readonly<Record<string, string>> {
    const url = this.#urls.get(resource);
    return url === undefined ? NOTHING_KNOWN : { 'lambda:functionurlauthtype': url };
  }

  #addUrl(url: TemplateResource, byName: ReadonlyMap<string, TemplateResource>): void {
    const named = readAt(url, 'TargetFunctionArn');
    const lambda = findFunction(named, this.names.read(named), byName);
    if (lambda !== undefined) this.#urls.set(lambda, this.names.read(readAt(url, 'AuthType')));
  }

  /** The ARNs that the policies name as principals. */
  listNamed(): ReadonlySet<string> {
    const statements = [...this.#byResource.values()].flat();
    return new Set(statements.flatMap(({ principals }) => principals.map(({ text }) => text)));
  }

  #add(targets: readonly TemplateResource[], statements: readonly AccessStatement[]): void {
    for (const target of targets) {
      const list = this.#byResource.get(target);
      if (list === undefined) this.#byResource.set(target, [...statements]);
      else list.push(...statements);
    }
  }

  #findTargets(value: Value, byName: ReadonlyMap<string, TemplateResource>): readonly TemplateResource[] {
    return listItems(value).flatMap((item) => {
      const text = this.names.read(item);
      const found = item.target() ?? byName.get(text) ?? byName.get(`AWS::S3::Bucket ${text}`);
      return found === undefined ? [] : [found];
    });
  }

  #read(document: Value, resource: TemplateResource): readonly AccessStatement[] {
    const path = this.names.getPath(resource);
    const { statements, isComplete } = readAccessStatements(document, path, this.names);
    if (!isComplete) this.unread.undetermined.add(path);
    return statements;
  }

  /** A policy of an event bus is one statement; the older form has its parts beside each other. */
  #addEventBusPolicy(resource: TemplateResource, byName: ReadonlyMap<string, TemplateResource>): void {
    const named = readAt(resource, 'EventBusName').present
      ? this.names.read(readAt(resource, 'EventBusName'))
      : 'default';
    const bus = byName.get(`AWS::Events::EventBus ${named}`);
    if (bus === undefined) return;
    const statement = readAt(resource, 'Statement');
    const account = readAt(resource, 'Principal');
    const Condition = readAt(resource, 'Condition');
    const written = {
      Effect: 'Allow',
      Action: readAt(resource, 'Action').raw,
      Principal: account.raw === '*' ? '*' : { AWS: account.raw },
      ...(Condition.present
        ? {
            Condition: {
              [readAt(Condition, 'Type').display()]: {
                [readAt(Condition, 'Key').display()]: readAt(Condition, 'Value').raw,
              },
            },
          }
        : {}),
    };
    const one = statement.present ? statement.raw : written;
    this.#add([bus], this.#read(new Value({ Statement: [one] }, resource.stack, 'Statement'), resource));
  }

  /** A permission of Lambda is a statement of the policy of the function, in other words. */
  #addPermission(permission: TemplateResource, byName: ReadonlyMap<string, TemplateResource>): void {
    const read = (property: string): string | undefined =>
      readAt(permission, property).present ? this.names.read(readAt(permission, property)) : undefined;
    const named = read('FunctionName') ?? '';
    const action = read('Action') ?? '';
    const lambda = findFunction(readAt(permission, 'FunctionName'), named, byName);
    if (lambda === undefined) return;
    const arn = this.names.findArn(lambda) ?? '';
    const buildCondition = (operator: string, key: string, value: string | undefined): AccessCondition[] =>
      value === undefined ? [] : [{ operator, key, values: [value] }];
    this.#add(
      [lambda],
      [
        {
          allows: true,
          actions: [action.toLowerCase()],
          readActions: () => [action],
          hasNotAction: false,
          resources: named.startsWith(`${arn}:`) ? [named] : [arn],
          hasNotResource: false,
          principals: [readInvoker(read('Principal') ?? '')],
          hasNotPrincipal: false,
          conditions: [
            ...buildCondition('ArnLike', 'aws:SourceArn', read('SourceArn')),
            ...buildCondition('StringEquals', 'aws:SourceAccount', read('SourceAccount')),
            ...buildCondition('StringEquals', 'aws:PrincipalOrgID', read('PrincipalOrgID')),
            ...buildCondition('StringEquals', 'lambda:FunctionUrlAuthType', read('FunctionUrlAuthType')),
            ...buildCondition('Bool', 'lambda:InvokedViaFunctionUrl', read('InvokedViaFunctionUrl')),
          ],
          evidence: this.names.getPath(permission),
        },
      ],
    );
  }
}

/** The function that a value names, or of which it names an alias. */
function findFunction(
  value: Value,
  named: string,
  byName: ReadonlyMap<string, TemplateResource>,
): TemplateResource | undefined {
  let target = value.target();
  if (target?.type === 'AWS::Lambda::Alias' || target?.type === 'AWS::Lambda::Version') {
    target = readAt(target, 'FunctionName').target();
  }
  if (target?.type === 'AWS::Lambda::Function') return target;
  const unqualified = named.split(':').slice(0, 7).join(':');
  return byName.get(unqualified) ?? byName.get(`AWS::Lambda::Function ${named.split(':')[0] ?? ''}`);
}

function readInvoker(principal: string): AccessPrincipal {
  if (principal === '*') return { kind: 'any', text: '*' };
  return { kind: /^\d{12}$|^arn:/.test(principal) || !principal.includes('.') ? 'AWS' : 'Service', text: principal };
}

const LOG_GROUP = 'AWS::Logs::LogGroup';
const NOTHING_KNOWN: Readonly<Record<string, string>> = {};
const NO_STATEMENTS: readonly AccessStatement[] = [];

function getLastPart(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? '';
}
