import {
  followIntrinsics,
  type IntrinsicScope,
  type Located,
  parseIntrinsic,
  parseReference,
  renderText,
  resolveText,
  splitIntoParts,
} from './intrinsics';
import { findPseudoParameter } from './pseudo-parameters';
import { findInReferences } from './references';
import { isRecord, type ResourceDeclaration, type StackTemplate } from './template';
import { Undecidable } from './undecidable';

/** Pseudo parameters with one value each: `AWS::NoValue` is no value, `AWS::NotificationARNs` is a list. */
const SINGLE_PSEUDO_PARAMETERS: ReadonlySet<string> = new Set(
  ['AccountId', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`),
);

/**
 * A value of a template and its place. Intrinsic functions are followed as far as the templates determine them, across
 * stacks.
 */
export class Value {
  readonly #given: unknown;
  #followed: Located<TemplateStack> | undefined;
  #target: { readonly resource: TemplateResource | undefined } | undefined;

  constructor(
    given: unknown,
    private readonly stack: TemplateStack,
    /** Path within the resource: `Properties.BucketEncryption`. */
    readonly property: string,
  ) {
    this.#given = given;
  }

  /** The value in the template that has it, after intrinsic functions were followed. */
  get raw(): unknown {
    return this.#follow().raw;
  }

  get present(): boolean {
    return this.raw !== undefined && this.raw !== null;
  }

  /** A value below: `at('VpcConfig.SubnetIds')`. Below an absent value every value is absent. */
  at(path: string): Value {
    return path.split('.').reduce<Value>((value, key) => value.#child(key), this);
  }

  /**
   * Text, with numbers and booleans written out; undefined when absent.
   *
   * @throws Undecidable for an intrinsic function that only a deployment resolves
   */
  text(): string | undefined {
    const { raw, scope } = this.#follow();
    if (raw === undefined || raw === null) return undefined;
    if (typeof raw === 'string') return raw;
    if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
    const joined = resolveText(raw, scope);
    if (joined === undefined) throw new Undecidable(this.property, raw);
    return joined;
  }

  /**
   * Text for a reader and for comparison. A value that only a deployment determines is written
   * `${LogicalId.Attribute}`.
   */
  display(): string {
    const { raw, scope } = this.#follow();
    return raw === undefined ? '' : renderText(raw, scope);
  }

  /** @throws Undecidable when it is neither a boolean, nor `'true'` or `'false'`, nor absent */
  flag(): boolean | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    throw new Undecidable(this.property, this.raw);
  }

  /** @throws Undecidable when it is neither a number, nor text that reads as one, nor absent */
  number(): number | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    const number = Number(text);
    if (text.trim() === '' || Number.isNaN(number)) throw new Undecidable(this.property, this.raw);
    return number;
  }

  /**
   * The elements of a list; a single value is a list of one, an absent one is empty.
   *
   * @throws Undecidable for an intrinsic function in place of the list
   */
  items(): Value[] {
    const { raw, scope } = this.#follow();
    if (raw === undefined || raw === null) return [];
    if (!Array.isArray(raw)) {
      // A joined value is one text, whatever its parts are.
      const isOne = splitIntoParts(raw, scope) !== undefined && parseReference(raw) === undefined;
      const isSingle = isOne || SINGLE_PSEUDO_PARAMETERS.has(parseReference(raw)?.id ?? '');
      if (parseIntrinsic(raw) !== undefined && !isSingle && this.target() === undefined) {
        throw new Undecidable(this.property, raw);
      }
      return [this];
    }
    return raw.map((item, index) => new Value(item, scope, `${this.property}.${index}`));
  }

  /**
   * Names and values of an object; nothing when absent. @throws Undecidable for an intrinsic function in place of the
   * object
   */
  entries(): [string, Value][] {
    const { raw, scope } = this.#follow();
    if (raw === undefined || raw === null) return [];
    if (!isRecord(raw) || parseIntrinsic(raw) !== undefined) throw new Undecidable(this.property, raw);
    return Object.entries(raw).map(([key, value]) => [key, new Value(value, scope, `${this.property}.${key}`)]);
  }

  /**
   * The resource that the value refers to, also in another template or inside Fn::Join; undefined when there is none.
   */
  target(): TemplateResource | undefined {
    const { raw, scope } = this.#follow();
    this.#target ??= { resource: findInReferences(raw, scope, (id, stack) => stack.findResource(id)) };
    return this.#target.resource;
  }

  #child(key: string): Value {
    const property = `${this.property}.${key}`;
    const { raw, scope } = this.#follow();
    if (raw === undefined || raw === null) return new Value(undefined, scope, property);
    if (parseIntrinsic(raw) !== undefined) throw new Undecidable(this.property, raw);
    if (Array.isArray(raw)) return new Value(raw[Number(key)], scope, property);
    return new Value(isRecord(raw) ? raw[key] : undefined, scope, property);
  }

  #follow(): Located<TemplateStack> {
    this.#followed ??= followIntrinsics(this.#given, this.stack);
    return this.#followed;
  }
}

/** A resource of a template. */
export class TemplateResource {
  readonly #values = new Map<string, Value>();

  constructor(
    readonly stack: TemplateStack,
    readonly logicalId: string,
    private readonly declared: ResourceDeclaration,
  ) {}

  get type(): string {
    return this.declared.Type;
  }

  /** Path of its construct, or stack and logical id when the template has no such metadata. */
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

  /** `DeletionPolicy` or `UpdateReplacePolicy`, which are written beside the properties. */
  policy(name: 'DeletionPolicy' | 'UpdateReplacePolicy'): Value {
    return new Value(this.declared[name], this.stack, name);
  }
}

/** What a template refers to in the templates that are deployed together with it. */
interface TemplateSurroundings {
  findExported(name: string): Located<TemplateStack> | undefined;
  findStackOutput(stackName: string, output: string): Located<TemplateStack> | undefined;
  findStack(path: string): TemplateStack | undefined;
  /** The value of an output of the stack that is nested in `parent` as the resource `logicalId`. */
  findNestedOutput(parent: string, logicalId: string, output: string): Located<TemplateStack> | undefined;
}

/** One template among those deployed together. */
export class TemplateStack implements IntrinsicScope<TemplateStack> {
  readonly resources: readonly TemplateResource[];
  readonly #byId: ReadonlyMap<string, TemplateResource>;

  constructor(
    readonly source: StackTemplate,
    private readonly surroundings: TemplateSurroundings,
  ) {
    this.resources = Object.entries(source.template.Resources ?? {}).map(
      ([id, declared]) => new TemplateResource(this, id, declared),
    );
    this.#byId = new Map(this.resources.map((resource) => [resource.logicalId, resource]));
  }

  get path(): string {
    return this.source.path;
  }

  get file(): string {
    return this.source.file;
  }

  findResource(logicalId: string): TemplateResource | undefined {
    return this.#byId.get(logicalId);
  }

  /** The value behind an export of any of the templates. */
  findExported(name: string): Located<TemplateStack> | undefined {
    return this.surroundings.findExported(name);
  }

  /** The value behind an output of any of the templates. */
  findStackOutput(stackName: string, output: string): Located<TemplateStack> | undefined {
    return this.surroundings.findStackOutput(stackName, output);
  }

  /** The value of a pseudo parameter, of a parameter of a nested stack, or of an output of a nested stack. */
  findReferenced(id: string, attribute: string | undefined): Located<TemplateStack> | undefined {
    const { template, nestedIn } = this.source;
    if (id === 'AWS::NoValue') return { raw: undefined, scope: this };
    if (id.startsWith('AWS::')) {
      const raw = findPseudoParameter(id, this.source);
      return raw === undefined ? undefined : { raw, scope: this };
    }
    const output = /^Outputs\.(.+)$/.exec(attribute ?? '')?.[1];
    if (output !== undefined) return this.surroundings.findNestedOutput(this.path, id, output);
    if (nestedIn === undefined || template.Parameters?.[id] === undefined) return undefined;
    const parent = this.surroundings.findStack(nestedIn.path);
    const given = parent?.findResource(nestedIn.logicalId)?.at('Parameters').raw;
    return parent !== undefined && isRecord(given) && id in given ? { raw: given[id], scope: parent } : undefined;
  }

  findCondition(name: string): unknown {
    return this.source.template.Conditions?.[name];
  }
}
