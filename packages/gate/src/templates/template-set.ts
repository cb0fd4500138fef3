import { getEnvironment } from './environment';
import type { Located } from './intrinsics';
import type { StackTemplate } from './template';
import { type TemplateResource, TemplateStack } from './template-resource';

/** Templates that are deployed together, with references resolved across them. */
export class TemplateSet {
  readonly stacks: readonly TemplateStack[];
  readonly resources: readonly TemplateResource[];
  readonly #byType = new Map<string, TemplateResource[]>();
  readonly #exports = new Map<string, Located<TemplateStack>>();
  #byPath: Map<string, TemplateResource | undefined> | undefined;

  /** @param isDisposableEnvironment whether an environment may be deleted with its data. @default - none may */
  constructor(
    templates: readonly StackTemplate[],
    private readonly isDisposableEnvironment: (environment: string) => boolean = () => false,
  ) {
    this.stacks = templates.map((template) => new TemplateStack(template, this));
    this.resources = this.stacks.flatMap(({ resources }) => resources);
    for (const resource of this.resources) {
      const list = this.#byType.get(resource.type);
      if (list === undefined) this.#byType.set(resource.type, [resource]);
      else list.push(resource);
    }
    for (const stack of this.stacks) {
      for (const { Value: raw, Export } of Object.values(stack.source.template.Outputs ?? {})) {
        if (typeof Export?.Name === 'string') this.#exports.set(Export.Name, { raw, scope: stack });
      }
    }
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
    return this.isDisposableEnvironment(getEnvironment(stackPath));
  }

  /** The same set with some templates replaced. */
  replaceTemplates(replace: (template: StackTemplate) => StackTemplate): TemplateSet {
    return new TemplateSet(
      this.stacks.map(({ source }) => replace(source)),
      this.isDisposableEnvironment,
    );
  }

  findExported(name: string): Located<TemplateStack> | undefined {
    return this.#exports.get(name);
  }

  findStackOutput(stackName: string, output: string): Located<TemplateStack> | undefined {
    const scope = this.stacks.find(({ source }) => source.stackName === stackName);
    const found = scope?.source.template.Outputs?.[output];
    return scope === undefined || found === undefined ? undefined : { raw: found.Value, scope };
  }

  findNestedOutput(parent: string, logicalId: string, output: string): Located<TemplateStack> | undefined {
    const nested = this.stacks.find(
      ({ source: { nestedIn } }) => nestedIn?.path === parent && nestedIn.logicalId === logicalId,
    );
    const found = nested?.source.template.Outputs?.[output];
    return nested === undefined || found === undefined ? undefined : { raw: found.Value, scope: nested };
  }
}
