import { DeterminedScope } from './determined-scope';
import { evaluateCondition, resolveText } from './follow-intrinsics';
import type { Located } from './intrinsics';
import { findMappedValue } from './mappings';
import { findDefault, findOnlyValue, isListParameter } from './parameters';
import { findPseudoParameter, isSinglePseudoParameter } from './pseudo-parameters';
import { isRecord, type StackTemplate } from './template';
import { TemplateResource, type TemplateStack } from './template-resource';

/** What a scenario assumes of one template. */
export interface StackAssumptions {
  /** Whether the named conditions hold. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** Values of parameters that decide conditions; undefined for a value that is not one of those compared with. */
  readonly parameters: ReadonlyMap<string, string | undefined>;
}

const NOTHING_ASSUMED: StackAssumptions = { conditions: new Map(), parameters: new Map() };

/** What a template refers to in the templates that are deployed together with it. */
interface TemplateSurroundings {
  findExported(name: string): Located<TemplateStack> | undefined;
  findStackOutput(stackName: string, output: string): Located<TemplateStack> | undefined;
  findStack(path: string): TemplateStack | undefined;
  /** The value of an output of the stack that is nested in `parent` as the resource `logicalId`. */
  findNestedOutput(parent: string, logicalId: string, output: string): Located<TemplateStack> | undefined;
}

/** What an attribute of a nested stack begins with. */
const OUTPUTS = 'Outputs.';

/** A template with its references resolved, under the assumptions of a scenario. */
export class DeployedStack implements TemplateStack {
  readonly #determined = new DeterminedScope<TemplateStack>(this);
  readonly #conditions = new Map<string, boolean | undefined>();
  #byId: ReadonlyMap<string, TemplateResource> | undefined;
  #resources: readonly TemplateResource[] | undefined;

  constructor(
    readonly source: StackTemplate,
    private readonly surroundings: TemplateSurroundings,
    private readonly assumed: StackAssumptions = NOTHING_ASSUMED,
  ) {}

  get path(): string {
    return this.source.path;
  }

  get file(): string {
    return this.source.file;
  }

  get resources(): readonly TemplateResource[] {
    this.#resources ??= [...this.#index().values()];
    return this.#resources;
  }

  findResource(logicalId: string): TemplateResource | undefined {
    return this.#index().get(logicalId);
  }

  /** The value behind an export of any of the templates. */
  findExported(name: string): Located<TemplateStack> | undefined {
    return this.surroundings.findExported(name);
  }

  /** The value behind an output of any of the templates. */
  findStackOutput(stackName: string, output: string): Located<TemplateStack> | undefined {
    return this.surroundings.findStackOutput(stackName, output);
  }

  /** What `findDetermined` finds, the default of a parameter, or the JSON text behind a custom resource of CDK. */
  findReferenced(id: string, attribute: string | undefined): Located<TemplateStack> | undefined {
    const determined = this.findDetermined(id, attribute) ?? this.#findJsonText(id, attribute);
    const parameter = this.source.template.Parameters?.[id];
    if (determined !== undefined || parameter === undefined || this.assumed.parameters.has(id)) return determined;
    const raw = findDefault(parameter);
    return raw === undefined ? undefined : { raw, scope: this };
  }

  /** The value of a pseudo parameter, of a parameter of a nested stack, or of an output of a nested stack. */
  findDetermined(id: string, attribute: string | undefined): Located<TemplateStack> | undefined {
    if (id === 'AWS::NoValue') return { raw: undefined, scope: this };
    if (attribute?.startsWith(OUTPUTS) && attribute.length > OUTPUTS.length)
      return this.surroundings.findNestedOutput(this.path, id, attribute.slice(OUTPUTS.length));
    const given = this.#findGiven(id);
    if (given !== undefined) return given;
    const raw = this.assumed.parameters.get(id) ?? this.#findFixed(id);
    return raw === undefined ? undefined : { raw, scope: this };
  }

  isSingleParameter(name: string): boolean {
    const parameter = this.source.template.Parameters?.[name];
    return parameter === undefined ? isSinglePseudoParameter(name) : !isListParameter(parameter);
  }

  findCondition(name: string): unknown {
    return this.source.template.Conditions?.[name];
  }

  decideCondition(name: string): boolean | undefined {
    const assumed = this.assumed.conditions.get(name);
    if (assumed !== undefined || this.#conditions.has(name)) return assumed ?? this.#conditions.get(name);
    // A condition that depends on itself is undecided.
    this.#conditions.set(name, undefined);
    const isTrue = evaluateCondition<TemplateStack>(this.findCondition(name), this);
    this.#conditions.set(name, isTrue);
    return isTrue;
  }

  resolveComparedText(raw: unknown): string | undefined {
    return resolveText(raw, this.#determined);
  }

  findMapped(map: string, topLevelKey: string | undefined, secondLevelKey: string | undefined): unknown {
    return findMappedValue(this.source.template.Mappings?.[map], topLevelKey, secondLevelKey);
  }

  #findFixed(id: string): string | undefined {
    if (id.startsWith('AWS::')) return findPseudoParameter(id, this.source);
    const parameter = this.source.template.Parameters?.[id];
    return parameter === undefined ? undefined : findOnlyValue(parameter);
  }

  /**
   * CDK writes an object whose keys only a deployment determines as the text of a custom resource that returns it.
   *
   * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib-readme.html
   */
  #findJsonText(id: string, attribute: string | undefined): Located<TemplateStack> | undefined {
    if (attribute !== 'Value') return undefined;
    const { Type, Properties } = this.source.template.Resources?.[id] ?? {};
    const text = Properties?.['Value'];
    return Type === 'Custom::AWSCDKCfnJson' && text !== undefined ? { raw: text, scope: this } : undefined;
  }

  #index(): ReadonlyMap<string, TemplateResource> {
    this.#byId ??= new Map(this.#isDeployed() ? this.#listDeployed() : []);
    return this.#byId;
  }

  #listDeployed(): [string, TemplateResource][] {
    return Object.entries(this.source.template.Resources ?? {})
      .filter(([, { Condition }]) => typeof Condition !== 'string' || this.decideCondition(Condition) !== false)
      .map(([id, declared]) => [id, new TemplateResource(this, id, declared)]);
  }

  /** A nested stack is absent together with its resource in the parent. */
  #isDeployed(): boolean {
    const { nestedIn } = this.source;
    const parent = nestedIn && this.surroundings.findStack(nestedIn.path);
    const declared = parent?.source.template.Resources?.[nestedIn?.logicalId ?? ''];
    return declared === undefined || parent?.findResource(nestedIn?.logicalId ?? '') !== undefined;
  }

  /** The value that the parent passes to a parameter of a nested stack. */
  #findGiven(id: string): Located<TemplateStack> | undefined {
    const { template, nestedIn } = this.source;
    if (nestedIn === undefined || template.Parameters?.[id] === undefined) return undefined;
    const parent = this.surroundings.findStack(nestedIn.path);
    const given = parent?.findResource(nestedIn.logicalId)?.at('Parameters').raw;
    return parent !== undefined && isRecord(given) && id in given ? { raw: given[id], scope: parent } : undefined;
  }
}
