import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '@bulwark/gate/templates';

/** Faults that are put into the templates on purpose, to show that the rehearsal notices them. */
export const FAULTS = ['schema', 'order', 'protection'] as const;
export type Fault = (typeof FAULTS)[number];

/** Changes the templates of an assembly on disk. Returns what was changed. */
export function putFault(assembly: string, fault: Fault): string {
  const changes = readdirSync(assembly)
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) => {
      const file = join(assembly, name);
      const template: Template = JSON.parse(readFileSync(file, 'utf8'));
      const { changed, ids } = applyFault(template, fault);
      writeFileSync(file, JSON.stringify(changed));
      return ids;
    });
  if (changes.length === 0) throw new Error(`no template has a resource for the fault "${fault}"`);
  return `${DESCRIPTIONS[fault]}: ${changes.join(', ')}`;
}

const DESCRIPTIONS: Readonly<Record<Fault, string>> = {
  schema: 'a key has a waiting time of one day, the schema requires seven',
  protection: 'protections are on from the beginning, so that a failed creation cannot be rolled back',
  order: 'a custom resource does not wait for what its function needs',
};

/** A template with the fault, and the resources that have it. */
export function applyFault(template: Template, fault: Fault): { changed: Template; ids: readonly string[] } {
  const ids: string[] = [];
  const resources = Object.entries(template.Resources ?? {}).map(([id, resource]) => {
    if (fault === 'schema' && resource.Type === 'AWS::KMS::Key') {
      ids.push(id);
      return [id, { ...resource, Properties: { ...resource.Properties, PendingWindowInDays: 1 } }];
    }
    if (fault === 'protection' && resource.Type === 'AWS::RDS::DBCluster') {
      ids.push(id);
      return [id, { ...resource, Properties: { ...resource.Properties, DeletionProtection: true } }];
    }
    if (fault === 'order' && resource.Type.startsWith('Custom::') && resource.DependsOn !== undefined) {
      const { DependsOn, ...rest } = resource;
      ids.push(id);
      return [id, rest];
    }
    return [id, resource];
  });
  return { changed: { ...template, Resources: Object.fromEntries(resources) }, ids };
}
