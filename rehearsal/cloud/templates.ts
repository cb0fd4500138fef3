import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceDeclaration, Template } from '@bulwark/gate/templates';
import { toObject } from '../../local/template/properties';

/** A resource of an assembly, with the stack that it is in. */
export interface FoundResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly definition: ResourceDeclaration;
}

/** The templates of an assembly on disk, by the names of their stacks. */
export class AssemblyTemplates {
  constructor(readonly stacks: ReadonlyMap<string, Template>) {}

  static read(assembly: string): AssemblyTemplates {
    const { artifacts } = toObject(JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')));
    const stacks = Object.values(toObject(artifacts)).flatMap((artifact) => {
      const { type, properties } = toObject(artifact);
      const { templateFile, stackName } = toObject(properties);
      if (type !== 'aws:cloudformation:stack') return [];
      const template: Template = JSON.parse(readFileSync(join(assembly, String(templateFile)), 'utf8'));
      return [[String(stackName), template] as const];
    });
    return new AssemblyTemplates(new Map(stacks));
  }

  /** Every resource of a type. */
  list(type: string): readonly FoundResource[] {
    return this.all().filter(({ definition }) => definition.Type === type);
  }

  all(): readonly FoundResource[] {
    return [...this.stacks].flatMap(([stack, template]) =>
      Object.entries(template.Resources ?? {}).map(([logicalId, definition]) => ({ stack, logicalId, definition })),
    );
  }

  /** @throws Error when there is not exactly one */
  require(type: string): FoundResource {
    const [found, ...others] = this.list(type);
    if (found === undefined || others.length > 0)
      throw new Error(`expected one ${type}, found ${this.list(type).length}`);
    return found;
  }
}
