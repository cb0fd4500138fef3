import { hasDynamicReference } from './dynamic-reference';
import { followIntrinsics } from './follow-intrinsics';
import { type IntrinsicScope, type Located, parseIntrinsic, parseReference } from './intrinsics';
import { looksLikeJson, parseJsonText } from './json-text';
import { findInReferences } from './references';
import { readKnownText, renderText } from './render-text';
import { isRecord, type ResourceDeclaration, type StackTemplate } from './template';
import { Undecidable } from './undecidable';

/** Functions whose result is one value, whatever it is. */
const SINGLE_VALUES: ReadonlySet<string> = new Set(
  ['Base64', 'GetStackOutput', 'ImportValue', 'Join', 'Length', 'Select', 'Sub', 'ToJsonString'].map(
    (name) => `Fn::${name}`,
  ),
);

/** One template among those deployed together. */
export interface TemplateStack extends IntrinsicScope<TemplateStack> {
  readonly source: StackTemplate;
  readonly path: string;
  readonly file: string;
  /** The resources that are deployed: not those under a condition that does not hold. */
  readonly resources: readonly TemplateResource[];
  findResource(logicalId: string): TemplateResource | undefined;
  /** Whether a condition holds; undefined when only a deployment determines it. */
  decideCondition(name: string): boolean | undefined;
  /** What is determined without the default of a parameter. */
  findDetermined(logicalId: string, attribute: string | undefined): Located<TemplateStack> | undefined;
  /** Whether Ref of this name is one value: a parameter that is no list, or a pseudo parameter. */
  isSingleParameter(name: string): boolean;
}

/**
 * A value of a template and its place. Intrinsic functions are followed as far as the templates determine them, across
 * stacks.
 */
export class Value {
  readonly #given: unknown;
  #followed: Located<TemplateStack> | undefined;
  #target: { readonly resource: TemplateResource | undefined } | undefined;
  #document: Value | undefined;
  #shown: string | undefined;

  constructor(
    given: unknown,
    /** The template in which the value is written. */
    readonly stack: TemplateStack,
    /** Path within the resource: `Properties.BucketEncryption`. */
    readonly property: string,
  ) {
    this.#given = given;
  }

  /** The value in the template that has it, after intrinsic functions were followed. */
  get raw(): unknown {
    return (this.#followed ?? this.#follow()).raw;
  }

  /** The same with the template that has it, which an import or a nested stack makes another one. */
  get located(): Located<TemplateStack> {
    return this.#followed ?? this.#follow();
  }

  #follow(): Located<TemplateStack> {
    const isScalar = typeof this.#given !== 'object';
    this.#followed = isScalar ? { raw: this.#given, scope: this.stack } : followIntrinsics(this.#given, this.stack);
    return this.#followed;
  }

  get present(): boolean {
    return this.raw !== undefined && this.raw !== null;
  }

  /**
   * A value below: `at('VpcConfig.SubnetIds')`. Below an absent value every value is absent. Policies that are written as
   * JSON text are read as objects.
   *
   * @throws Undecidable when only a deployment determines the value above
   */
  at(path: string): Value {
    const end = path.indexOf('.');
    return end < 0 ? this.#child(path) : this.#child(path.slice(0, end)).at(path.slice(end + 1));
  }

  /**
   * Text, with numbers and booleans written out; undefined when absent. Where account and region are not known, the
   * pseudo parameters are `${AWS::AccountId}` and `${AWS::Region}`.
   *
   * @throws Undecidable for what only a deployment resolves: intrinsic functions and dynamic references
   */
  text(): string | undefined {
    const { raw, scope } = this.located;
    if (raw === undefined || raw === null) return undefined;
    const text = readKnownText(raw, scope);
    if (text === undefined || hasDynamicReference(text)) throw new Undecidable(this.property, raw);
    return text;
  }

  /**
   * Text for a reader and for comparison. A value that only a deployment determines is written
   * `${LogicalId.Attribute}`.
   */
  display(): string {
    const { raw, scope } = this.located;
    if (typeof raw === 'string') return raw;
    this.#shown ??= raw === undefined ? '' : renderText(raw, scope);
    return this.#shown;
  }

  /** @throws Undecidable when it is neither a boolean, nor `'true'` or `'false'`, nor absent */
  flag(): boolean | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    throw new Undecidable(this.property, this.raw, 'which is neither true nor false');
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
   * The elements of a list, without AWS::NoValue; a single value is a list of one, an absent one is empty.
   *
   * @throws Undecidable for an intrinsic function in place of the list
   */
  items(): Value[] {
    const { raw, scope } = this.located;
    if (raw === undefined || raw === null) return [];
    if (Array.isArray(raw)) {
      return raw.map((item, index) => new Value(item, scope, `${this.property}.${index}`)).filter(isNotRemoved);
    }
    const isOne = parseIntrinsic(raw) === undefined || isSingle(raw, scope) || this.target() !== undefined;
    if (!isOne) throw new Undecidable(this.property, raw);
    return [this];
  }

  /**
   * Names and values of an object, without AWS::NoValue; nothing when absent.
   *
   * @throws Undecidable for an intrinsic function in place of the object
   */
  entries(): [string, Value][] {
    const { raw, scope } = this.document().located;
    if (raw === undefined || raw === null) return [];
    if (!isRecord(raw)) throw new Undecidable(this.property, raw);
    return Object.keys(raw)
      .map((key): [string, Value] => [key, new Value(raw[key], scope, `${this.property}.${key}`)])
      .filter((entry) => isNotRemoved(entry[1]));
  }

  /**
   * The object or the list that JSON text describes; any other value as it is.
   *
   * @throws Undecidable for text that is not JSON, and for an intrinsic function in place of the object
   */
  document(): Value {
    const { raw, scope } = this.located;
    if (typeof raw !== 'string' && parseIntrinsic(raw) === undefined) return this;
    if (this.#document !== undefined) return this.#document;
    const json = parseJsonText(raw, scope);
    if (json === undefined) throw new Undecidable(this.property, raw);
    if ('fault' in json) throw new Undecidable(this.property, raw, `which is not valid JSON: ${json.fault}`);
    this.#document = new Value(json.content, scope, this.property);
    return this.#document;
  }

  /**
   * The resource that the value refers to, also in another template or inside Fn::Join; undefined when there is none.
   */
  target(): TemplateResource | undefined {
    const { raw, scope } = this.located;
    this.#target ??= { resource: findInReferences(raw, scope, (id, stack) => stack.findResource(id)) };
    return this.#target.resource;
  }

  #child(key: string): Value {
    const { raw, scope } = this.#isText() ? this.document().located : this.located;
    const child = Array.isArray(raw) ? raw[Number(key)] : selectEntry(raw, key);
    return new Value(child, scope, `${this.property}.${key}`);
  }

  /** Whether what is below the value is in a text, and the value is not the id or the ARN of a resource. */
  #isText(): boolean {
    const { raw } = this;
    if (typeof raw === 'string') return looksLikeJson(raw);
    if (parseIntrinsic(raw) === undefined) return false;
    return parseReference(raw) === undefined || this.target() === undefined;
  }
}

function selectEntry(raw: unknown, key: string): unknown {
  return isRecord(raw) && parseIntrinsic(raw) === undefined ? raw[key] : undefined;
}

/** A resource of a template. */
export class TemplateResource {
  readonly type: string;
  readonly #values = new Map<string, Value>();

  constructor(
    readonly stack: TemplateStack,
    readonly logicalId: string,
    private readonly declared: ResourceDeclaration,
  ) {
    this.type = declared.Type;
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
    const value = path === '' ? new Value(this.declared.Properties, this.stack, 'Properties') : this.#select(path);
    this.#values.set(path, value);
    return value;
  }

  /** Most rules read values below few properties, so each property is followed once. */
  #select(path: string): Value {
    const end = path.lastIndexOf('.');
    return end < 0 ? this.at('').at(path) : this.at(path.slice(0, end)).at(path.slice(end + 1));
  }

  /** `DeletionPolicy` or `UpdateReplacePolicy`, which are written beside the properties. */
  policy(name: 'DeletionPolicy' | 'UpdateReplacePolicy'): Value {
    return new Value(this.declared[name], this.stack, name);
  }
}

/** Whether a value in a list or an object is other than AWS::NoValue. */
function isNotRemoved({ raw }: Value): boolean {
  return raw !== undefined;
}

/** Whether an intrinsic function in place of a list is one element. */
function isSingle(raw: unknown, scope: TemplateStack): boolean {
  const [name = ''] = parseIntrinsic(raw) ?? [];
  return SINGLE_VALUES.has(name) || (name === 'Ref' && scope.isSingleParameter(parseReference(raw)?.id ?? ''));
}
