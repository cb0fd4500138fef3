import { getEnvironment } from '../templates/environment';
import { splitIntoParts, type TextPart } from '../templates/follow-intrinsics';
import { parseIntrinsic, parseReference, toList } from '../templates/intrinsics';
import { findPseudoParameter } from '../templates/pseudo-parameters';
import { type TemplateResource, type TemplateStack, Value } from '../templates/template-resource';
import { ARN_FORMS, type ArnForm } from './arn-forms';
import { KnownArns } from './known-arns';
import { readAt } from './read-at';
import { Symbols } from './symbols';

type GetPath = (resource: TemplateResource) => string;

/**
 * ARNs and names of the resources of the templates, and the texts of values with them, so that a Ref, an import and a
 * written ARN of one resource are the same text.
 */
export class ResourceNames {
  readonly symbols = new Symbols();
  readonly arns = new KnownArns();
  readonly #arns = new Map<TemplateResource, string | undefined>();
  readonly #texts = new WeakMap<Value, string>();
  readonly #shown = new Map<string, string>();
  readonly #paths = new Map<TemplateResource, string>();
  readonly #environments: ReadonlySet<string>;
  readonly #linked = new Set<string>();

  constructor(
    resources: readonly TemplateResource[],
    private readonly findPath: GetPath,
  ) {
    this.#environments = new Set(resources.map(({ stack }) => getEnvironment(stack.path)));
    for (const resource of resources) {
      const arn = this.findArn(resource);
      if (arn !== undefined) this.arns.add(arn, resource);
    }
  }

  /** The path of a resource. */
  getPath(resource: TemplateResource): string {
    const known = this.#paths.get(resource);
    if (known !== undefined) return known;
    const path = this.findPath(resource);
    this.#paths.set(resource, path);
    return path;
  }

  /** Other environments whose resources the texts refer to, as templates of one folder do with exports. */
  get linked(): ReadonlySet<string> {
    return this.#linked;
  }

  /** The ARN of a resource; undefined for a type that has no form. */
  findArn(resource: TemplateResource): string | undefined {
    if (this.#arns.has(resource)) return this.#arns.get(resource);
    const form = ARN_FORMS[resource.type];
    const arn = form && this.#buildArn(resource, form);
    this.#arns.set(resource, arn);
    return arn;
  }

  /** The text of a value, with a symbol for each part that only a deployment determines. */
  read(value: Value): string {
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const { raw, scope } = value.located;
    // A name that refers to itself in a malformed template.
    this.#texts.set(value, this.symbols.get('itself', 'itself', false));
    const text = this.#readRaw(raw, scope);
    this.#texts.set(value, text);
    return text;
  }

  /** The account that a stack is deployed to. */
  readAccount(stack: TemplateStack): string {
    return stack.source.account ?? this.symbols.get('AWS::AccountId', 'AWS::AccountId', false);
  }

  /** The text for a reader. What starts with the ARN of a resource starts with its path instead. */
  show(text: string): string {
    const known = this.#shown.get(text);
    if (known !== undefined) return known;
    const shown = this.#buildShown(text);
    this.#shown.set(text, shown);
    return shown;
  }

  #buildShown(text: string): string {
    const start = text.startsWith('arn:') ? this.arns.findStart(text) : undefined;
    if (start === undefined) return this.symbols.show(text);
    return `${this.getPath(start.resource)}${this.symbols.show(start.rest)}`;
  }

  #buildArn(resource: TemplateResource, form: ArnForm): string {
    const { stack } = resource;
    const path =
      form.arn.includes('{path}') && readAt(resource, 'Path').present ? this.read(readAt(resource, 'Path')) : '/';
    const id = this.symbols.get(`id ${stack.path} ${resource.logicalId}`, this.getPath(resource), true);
    const scope = readAt(resource, 'Scope').raw === 'CLOUDFRONT' ? 'global' : 'regional';
    const parts = { region: this.#readRegion(stack), account: this.readAccount(stack), path, scope, id };
    const name = this.#readName(resource, form);
    const body = form.arn
      .replace(/\{(region|account|path|scope|id)\}/g, (_all, part: keyof typeof parts) => parts[part])
      // The name of a parameter may start with a slash, and its ARN has one slash there.
      .replace('/{name}', () => `/${name.replace(/^\//, '')}`)
      .replace('{name}', () => name);
    // Secrets Manager adds a hyphen and six characters: `secret:name-??????` in a policy is this secret.
    const suffix =
      resource.type === 'AWS::SecretsManager::Secret' && readAt(resource, 'Name').present ? SECRET_SUFFIX : '';
    return `arn:${readPartition(stack)}:${body}${suffix}`;
  }

  /** The name in the template, or what CloudFormation generates: stack, logical id and characters of its own. */
  #readName(resource: TemplateResource, { name }: ArnForm): string {
    const { stack, logicalId } = resource;
    const given = name === undefined ? undefined : readAt(resource, name);
    if (given?.present === true) return this.read(given);
    const key = `name ${stack.path} ${logicalId}`;
    const symbol = this.symbols.get(key, this.getPath(resource), true);
    const { stackName } = stack.source;
    if (name === undefined || stackName === undefined) return symbol;
    const start = `${stackName}-${logicalId}-`;
    return `${LOWER_CASE.has(resource.type) ? start.toLowerCase() : start}${symbol}`;
  }

  #readRegion({ source }: TemplateStack): string {
    return source.region ?? this.symbols.get('AWS::Region', 'AWS::Region', false);
  }

  #readRaw(raw: unknown, scope: TemplateStack): string {
    if (typeof raw === 'string') return raw;
    const parts = splitIntoParts(raw, scope);
    if (parts === undefined) return this.#readUnknown(raw, scope, JSON.stringify(raw) ?? '');
    return parts.map((part) => this.#readPart(part)).join('');
  }

  #readPart(part: TextPart<TemplateStack>): string {
    if (typeof part === 'string') return part;
    const { raw, scope, placeholder } = part;
    const reference = parseReference(raw);
    if (reference === undefined) return this.#readSelected(raw, scope) ?? this.#readUnknown(raw, scope, placeholder);
    const { id, attribute } = reference;
    const resource = scope.findResource(id);
    if (resource !== undefined) return this.readReference(resource, attribute);
    if (id === 'AWS::AccountId') return this.readAccount(scope);
    if (id === 'AWS::Region') return this.#readRegion(scope);
    if (id === 'AWS::Partition') return readPartition(scope);
    if (id === 'AWS::StackName' && scope.source.stackName !== undefined) return scope.source.stackName;
    return findPseudoParameter(id, scope.source) ?? this.#readUnknown(raw, scope, placeholder);
  }

  /** What Ref or Fn::GetAtt of a resource returns. */
  readReference(resource: TemplateResource, attribute: string | undefined): string {
    const form = ARN_FORMS[resource.type];
    const arn = this.findArn(resource);
    const environment = getEnvironment(resource.stack.path);
    if (!this.#environments.has(environment)) this.#linked.add(environment);
    const isArn = attribute === undefined ? form?.ref === 'arn' : (form?.arnAttributes ?? ['Arn']).includes(attribute);
    // Fn::GetAtt of a log group ends in `:*`, the pattern of its streams.
    if (isArn && arn !== undefined) return resource.type === 'AWS::Logs::LogGroup' ? `${arn}:*` : arn;
    const isName = attribute === undefined ? form?.ref === 'name' : form?.nameAttributes?.includes(attribute);
    if (isName && form !== undefined) return this.#readName(resource, form);
    const qualified = this.#readQualifiedFunction(resource, attribute);
    if (qualified !== undefined) return qualified;
    const label = attribute === undefined ? this.getPath(resource) : `${this.getPath(resource)}.${attribute}`;
    return this.symbols.get(`${resource.stack.path} ${resource.logicalId}.${attribute ?? 'Ref'}`, label, true);
  }

  /** Ref of an alias or a version of a function is the ARN of the function with one more part. */
  #readQualifiedFunction(resource: TemplateResource, attribute: string | undefined): string | undefined {
    const { type, stack, logicalId } = resource;
    const isArn = attribute === undefined || attribute === 'AliasArn' || attribute === 'FunctionArn';
    if (!isArn || (type !== 'AWS::Lambda::Alias' && type !== 'AWS::Lambda::Version')) return undefined;
    const given = this.read(readAt(resource, 'FunctionName'));
    const account = this.readAccount(stack);
    const prefix = `arn:${readPartition(stack)}:lambda:${this.#readRegion(stack)}:${account}:function:`;
    const qualifier =
      type === 'AWS::Lambda::Alias'
        ? this.read(readAt(resource, 'Name'))
        : this.symbols.get(`name ${stack.path} ${logicalId}`, this.getPath(resource), true);
    return `${given.startsWith('arn:') ? given : `${prefix}${given}`}:${qualifier}`;
  }

  /** A part of an ARN: Fn::Select over Fn::Split, such as the id of a database proxy. */
  #readSelected(raw: unknown, scope: TemplateStack): string | undefined {
    const [name, argument] = parseIntrinsic(raw) ?? [];
    if (name !== 'Fn::Select') return undefined;
    const [index, list] = toList(argument);
    const [split, operands] = parseIntrinsic(list) ?? [];
    const [separator, source] = toList(operands);
    if (split !== 'Fn::Split' || typeof separator !== 'string') return undefined;
    return this.read(new Value(source, scope, '')).split(separator)[Number(index)];
  }

  #readUnknown(raw: unknown, scope: TemplateStack, placeholder: string): string {
    const label = placeholder.replace(/^\$\{(.*)\}$/s, '$1');
    return this.symbols.get(`${scope.path} ${JSON.stringify(raw)}`, label, false);
  }
}

/** Characters that no pattern names. */
const SECRET_SUFFIX = '-\uE002\uE002\uE002\uE002\uE002\uE002';

/** CloudFormation writes generated names of these types in lower case. */
const LOWER_CASE: ReadonlySet<string> = new Set([
  'AWS::ECR::Repository',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
]);

function readPartition({ source }: TemplateStack): string {
  // Policies name the partition of AWS where the region is not known.
  return findPseudoParameter('AWS::Partition', source) ?? 'aws';
}
