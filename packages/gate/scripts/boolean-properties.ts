import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType } from '@aws-cdk/service-spec-types';
import { readSpecVersion } from './spec-version';

/** What src/rules/switch/boolean-properties.json contains. */
export interface BooleanProperties {
  readonly source: string;
  readonly version: string;
  /** Names of properties, separated by spaces. */
  readonly names: string;
}

/** Names that a text property of another type has too, and where true or false as a text is right. */
const FREE_TEXTS: ReadonlySet<string> = new Set(['BooleanValue', 'DefaultValue', 'Key', 'Option', 'Result', 'Value']);

/** Collects the names that most properties with this name in the registry schemas use for a boolean. */
export function collectBooleanProperties(): BooleanProperties {
  const db = loadAwsServiceSpecSync();
  const counts = new Map<string, number>();
  for (const resource of db.all('resource')) {
    for (const { properties } of [resource, ...db.follow('usesType', resource).map(({ entity }) => entity)]) {
      for (const [name, { type }] of Object.entries(properties)) {
        counts.set(name, (counts.get(name) ?? 0) + (holdsBoolean(type) ? 1 : -1));
      }
    }
  }
  return {
    source: '@aws-cdk/aws-service-spec',
    version: readSpecVersion(),
    names: [...counts]
      .filter(([name, count]) => count > 0 && !FREE_TEXTS.has(name))
      .map(([name]) => name)
      .sort()
      .join(' '),
  };
}

function holdsBoolean(type: PropertyType): boolean {
  return type.type === 'boolean' || (type.type === 'union' && type.types.some(holdsBoolean));
}
