import type { Deployment, Resource } from '../deployment/deployment';
import { isRecord } from '../deployment/template';
import { Value } from '../deployment/value';
import type { FactRecord } from './assessment';

const INGRESS: readonly string[] = [
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
];
const PATHS: readonly string[] = [...INGRESS, 'AWS::EC2::Route', 'AWS::EC2::NetworkAclEntry'];
const ENCRYPTION = /kms|encrypt|tls|ssl|SecurityPolicy$/i;

/** Rights, network paths and encryption of a deployment, one line each, so that two of them can be compared. */
export function factsOf(deployment: Deployment, pathOf: (resource: Resource) => string): FactRecord[] {
  return deployment.resources.flatMap((resource) => {
    const path = pathOf(resource);
    return [...permissions(resource), ...networkPaths(resource), ...encryption(resource)].map(([kind, fact]) => ({
      kind,
      resource: path,
      fact,
    }));
  });
}

type Fact = readonly [kind: FactRecord['kind'], fact: string];

/** One fact for each action that a policy allows, wherever a policy document stands. */
function permissions(resource: Resource): Fact[] {
  return statementsBelow(resource.at('').raw).flatMap((statement) => {
    const show = (key: string): string => {
      const list = [statement[key] ?? []].flat().map((item) => shown(item, resource));
      return list.sort().join(', ');
    };
    if (statement['Effect'] !== 'Allow') return [];
    const to = statement['Principal'] === undefined ? '' : ` to ${shown(statement['Principal'], resource)}`;
    const on = statement['Resource'] === undefined ? '' : ` on ${show('Resource')}`;
    const when = statement['Condition'] === undefined ? '' : ` if ${shown(statement['Condition'], resource)}`;
    const actions = [statement['Action'] ?? `all but ${show('NotAction')}`].flat();
    return actions.map((action): Fact => ['permission', `Allow ${shown(action, resource)}${on}${to}${when}`]);
  });
}

function statementsBelow(raw: unknown): Readonly<Record<string, unknown>>[] {
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

function networkPaths(resource: Resource): Fact[] {
  if (!PATHS.includes(resource.type)) return [];
  const direction = resource.type.replace(/^AWS::EC2::/, '');
  const rules = INGRESS.slice(0, 1).includes(resource.type)
    ? ['SecurityGroupIngress', 'SecurityGroupEgress'].flatMap((list) =>
        [resource.at(list).raw ?? []].flat().map((rule): [string, unknown] => [list, rule]),
      )
    : [[direction, resource.at('').raw] as const];
  return rules.map(([kind, rule]): Fact => ['network', `${kind} ${shown(rule, resource)}`]);
}

function encryption(resource: Resource): Fact[] {
  return encrypted(resource.at('').raw).map(
    ([path, value]): Fact => ['encryption', `${path} = ${shown(value, resource)}`],
  );
}

/** Values at or below a property that speaks of encryption, with their paths; statements of policies are permissions. */
function encrypted(raw: unknown): readonly [string, unknown][] {
  if (typeof raw !== 'object' || raw === null) return [];
  if (isRecord(raw) && isIntrinsic(raw)) return [];
  return Object.entries(raw).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'Statement') return [];
    if (ENCRYPTION.test(key)) return leaves(value, key);
    return encrypted(value).map(([path, leaf]): [string, unknown] => [`${key}.${path}`, leaf]);
  });
}

/** Every value that is no object of CloudFormation's own, with its path. */
function leaves(raw: unknown, path: string): [string, unknown][] {
  if (Array.isArray(raw)) return raw.flatMap((item, index) => leaves(item, `${path}.${index}`));
  if (!isRecord(raw) || isIntrinsic(raw)) return [[path, raw]];
  return Object.entries(raw).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

function isIntrinsic(raw: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(raw).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

function shown(raw: unknown, { stack }: Resource): string {
  return new Value(raw, stack, '').display();
}
