import { isRecord } from '../templates/template';
import { type TemplateResource, Value } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import type { FactRecord } from './assessment';

const INGRESS: readonly string[] = [
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
];
const PATHS: readonly string[] = [...INGRESS, 'AWS::EC2::Route', 'AWS::EC2::NetworkAclEntry'];
const ENCRYPTION = /kms|encrypt|tls|ssl|SecurityPolicy$/i;

/** Collects permissions, network paths and encryption settings, one line each, so that two runs can be compared. */
export function collectFacts(templates: TemplateSet, getPath: (resource: TemplateResource) => string): FactRecord[] {
  return templates.resources.flatMap((resource) => {
    const path = getPath(resource);
    return [...collectPermissions(resource), ...collectNetworkPaths(resource), ...collectEncryption(resource)].map(
      ([kind, fact]) => ({
        kind,
        resource: path,
        fact,
      }),
    );
  });
}

type Fact = readonly [kind: FactRecord['kind'], fact: string];

/** Collects one fact per action that a policy allows, for policy documents in any property. */
function collectPermissions(resource: TemplateResource): Fact[] {
  return findStatements(resource.at('').raw).flatMap((statement) => {
    const renderKey = (key: string): string => {
      const list = [statement[key] ?? []].flat().map((item) => renderValue(item, resource));
      return list.sort().join(', ');
    };
    if (statement['Effect'] !== 'Allow') return [];
    const to = statement['Principal'] === undefined ? '' : ` to ${renderValue(statement['Principal'], resource)}`;
    const on = statement['Resource'] === undefined ? '' : ` on ${renderKey('Resource')}`;
    const when = statement['Condition'] === undefined ? '' : ` if ${renderValue(statement['Condition'], resource)}`;
    const actions = [statement['Action'] ?? `all but ${renderKey('NotAction')}`].flat();
    return actions.map((action): Fact => ['permission', `Allow ${renderValue(action, resource)}${on}${to}${when}`]);
  });
}

function findStatements(raw: unknown): Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  collectStatements(raw, found);
  return found;
}

function collectStatements(raw: unknown, found: Readonly<Record<string, unknown>>[]): void {
  if (Array.isArray(raw)) for (const item of raw) collectStatements(item, found);
  else if (isRecord(raw)) {
    for (const key of Object.keys(raw)) {
      if (key === 'Statement') found.push(...[raw[key]].flat().filter(isRecord));
      else collectStatements(raw[key], found);
    }
  }
}

function collectNetworkPaths(resource: TemplateResource): Fact[] {
  if (!PATHS.includes(resource.type)) return [];
  const direction = resource.type.replace(/^AWS::EC2::/, '');
  const rules = INGRESS.slice(0, 1).includes(resource.type)
    ? ['SecurityGroupIngress', 'SecurityGroupEgress'].flatMap((list) =>
        [resource.at(list).raw ?? []].flat().map((rule): [string, unknown] => [list, rule]),
      )
    : [[direction, resource.at('').raw] as const];
  return rules.map(([kind, rule]): Fact => ['network', `${kind} ${renderValue(rule, resource)}`]);
}

function collectEncryption(resource: TemplateResource): Fact[] {
  return findEncryptionValues(resource.at('').raw).map(
    ([path, value]): Fact => ['encryption', `${path} = ${renderValue(value, resource)}`],
  );
}

/**
 * Finds values at or below a property about encryption, with their paths. Policy statements are permissions instead.
 */
function findEncryptionValues(raw: unknown): readonly [string, unknown][] {
  if (typeof raw !== 'object' || raw === null) return [];
  if (isRecord(raw) && isIntrinsic(raw)) return [];
  return Object.entries(raw).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'Statement') return [];
    if (ENCRYPTION.test(key)) return findLeaves(value, key);
    return findEncryptionValues(value).map(([path, leaf]): [string, unknown] => [`${key}.${path}`, leaf]);
  });
}

/** Finds every scalar or intrinsic function, with its path. */
function findLeaves(raw: unknown, path: string): [string, unknown][] {
  if (Array.isArray(raw)) return raw.flatMap((item, index) => findLeaves(item, `${path}.${index}`));
  if (!isRecord(raw) || isIntrinsic(raw)) return [[path, raw]];
  return Object.entries(raw).flatMap(([key, value]) => findLeaves(value, `${path}.${key}`));
}

function isIntrinsic(raw: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(raw).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

function renderValue(raw: unknown, { stack }: TemplateResource): string {
  return new Value(raw, stack, '').display();
}
