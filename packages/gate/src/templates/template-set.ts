import { getEnvironment } from './environment';
import type { Located } from './intrinsics';
import { type Assumption, findScenarios, type Scenario } from './scenarios';
import type { StackTemplate } from './template';
import type { TemplateResource, TemplateStack } from './template-resource';
import { DeployedStack } from './template-stack';
import type { EnvironmentFacts, Trust } from './trust';

/** Templates that are deployed together, with references resolved across them. */
export class TemplateSet {
  readonly stacks: readonly TemplateStack[];
  readonly resources: readonly TemplateResource[];
  readonly #byType = new Map<string, TemplateResource[]>();
  readonly #exports = new Map<string, Located<TemplateStack>>();
  #byPath: Map<string, TemplateResource | undefined> | undefined;
  #scenarios: readonly TemplateSet[] | undefined;

  /**
   * @param describeEnvironment what the app says about an environment. @default - it says nothing
   * @param scenario what is assumed about conditions. @default - nothing, so that some of them are undecided
   */
  constructor(
    templates: readonly StackTemplate[],
    private readonly describeEnvironment: (environment: string) => EnvironmentFacts = () => ({}),
    private readonly scenario?: Scenario,
  ) {
    this.stacks = templates.map((template) => new DeployedStack(template, this, scenario?.stacks.get(template.path)));
    this.resources = this.stacks.flatMap(({ resources }) => resources);
    for (const resource of this.resources) {
      const list = this.#byType.get(resource.type);
      if (list === undefined) this.#byType.set(resource.type, [resource]);
      else list.push(resource);
    }
    for (const stack of this.stacks) {
      for (const { Value: raw, Export, Condition } of Object.values(stack.source.template.Outputs ?? {})) {
        if (typeof Export?.Name !== 'string' || isAbsent(stack, Condition)) continue;
        this.#exports.set(Export.Name, { raw, scope: stack });
      }
    }
  }

  /** What this scenario assumes about conditions. Empty for templates that depend on no undetermined condition. */
  get assumptions(): readonly Assumption[] {
    return this.scenario?.assumptions ?? [];
  }

  /**
   * The templates under each consistent assumption about the conditions that only a deployment determines; only this set
   * when no resource depends on one. A safeguard counts when it is there in all of them, a weakness when it is in one.
   */
  listScenarios(): readonly TemplateSet[] {
    if (this.scenario !== undefined) return [this];
    if (this.#scenarios === undefined) {
      const templates = this.stacks.map(({ source }) => source);
      const found = findScenarios(this.stacks).map(
        (scenario) => new TemplateSet(templates, this.describeEnvironment, scenario),
      );
      this.#scenarios = found.length === 0 ? [this] : found;
    }
    return this.#scenarios;
  }

  /** Whether an earlier scenario assumes the same of all that a stack is deployed with. */
  repeats(stackPath: string): boolean {
    return this.scenario?.repeated.has(stackPath) ?? false;
  }

  /** The resources of the given types. */
  ofType(...types: readonly string[]): readonly TemplateResource[] {
    const [only = '', ...more] = types;
    if (more.length === 0) return this.#byType.get(only) ?? [];
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** The resource of a construct by its path; undefined when no resource has this path, or two have it. */
  findByConstructPath(path: string): TemplateResource | undefined {
    if (this.#byPath === undefined) {
      this.#byPath = new Map();
      for (const resource of this.resources) {
        this.#byPath.set(resource.path, this.#byPath.has(resource.path) ? undefined : resource);
      }
    }
    return this.#byPath.get(path);
  }

  findStack(path: string): TemplateStack | undefined {
    return this.stacks.find((stack) => stack.path === path);
  }

  /** Whether a stack, named by its path, may be deleted with its data. */
  isDisposable(stackPath: string): boolean {
    return this.describeEnvironment(getEnvironment(stackPath)).disposable === true;
  }

  /** Whom the app of a stack works with, besides the accounts that the stacks are deployed to. */
  getTrust(stackPath: string): Trust {
    return this.describeEnvironment(getEnvironment(stackPath)).trusts ?? {};
  }

  /** The same set with some templates replaced. */
  replaceTemplates(replace: (template: StackTemplate) => StackTemplate): TemplateSet {
    return new TemplateSet(
      this.stacks.map(({ source }) => replace(source)),
      this.describeEnvironment,
    );
  }

  findExported(name: string): Located<TemplateStack> | undefined {
    return this.#exports.get(name);
  }

  findStackOutput(stackName: string, output: string): Located<TemplateStack> | undefined {
    const scope = this.stacks.find(({ source }) => source.stackName === stackName);
    const found = scope?.source.template.Outputs?.[output];
    return scope === undefined || found === undefined || isAbsent(scope, found.Condition)
      ? undefined
      : { raw: found.Value, scope };
  }

  findNestedOutput(parent: string, logicalId: string, output: string): Located<TemplateStack> | undefined {
    const nested = this.stacks.find(
      ({ source: { nestedIn } }) => nestedIn?.path === parent && nestedIn.logicalId === logicalId,
    );
    const found = nested?.source.template.Outputs?.[output];
    return nested === undefined || found === undefined || isAbsent(nested, found.Condition)
      ? undefined
      : { raw: found.Value, scope: nested };
  }
}

function isAbsent(stack: TemplateStack, condition: unknown): boolean {
  return typeof condition === 'string' && stack.decideCondition(condition) === false;
}
