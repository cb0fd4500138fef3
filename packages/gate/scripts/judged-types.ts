import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, Resource, SpecDatabase } from '@aws-cdk/service-spec-types';
import { isSeenByNag } from '../src/engine/nag-classes';
import { allRules } from '../src/rules/all-rules';
import reviewedTypes from './reviewed-types.json';

/** Types that have nothing to judge, although a property sounds like it, each with the reason. */
export const REVIEWED_TYPES: Readonly<Record<string, string>> = reviewedTypes;

/** A word in the name of a property that decides about security. */
const SECURITY_WORD = new RegExp(
  [
    'acl$|^acl|allowed(account|cidr|origin|principal)|anonymous|audit|auth|cors|credential|directinternet|encrypt',
    'endpointtype|https|insecure|internetfacing|kms|logconfig|logdelivery|logging|networkaccess|password|policies|policy',
    'privileged|protect|public|rootaccess|scheme$|secret|ssl|tls|transit|unauthenticated',
  ].join('|'),
  'i',
);

/** Why the types of a list need no rule of their own. */
export interface JudgedTypes {
  readonly source: string;
  readonly version: string;
  /** Names of types by service: `EC2` -> `EIP Route`. */
  readonly services: Readonly<Record<string, string>>;
}

/**
 * Collects the resource types that are judged: a rule names them, or no property of their schema decides about security,
 * so that the rules for every type see all that there is.
 */
export function collectJudgedTypes(version: string): JudgedTypes {
  const db = loadAwsServiceSpecSync();
  const named = new Set(allRules.flatMap(({ types }) => types));
  const known = db.all('resource').map(({ cloudFormationType }) => cloudFormationType);
  const judged = db
    .all('resource')
    .filter(
      (resource) =>
        named.has(resource.cloudFormationType) ||
        isSeenByNag(resource.cloudFormationType) ||
        resource.cloudFormationType in REVIEWED_TYPES ||
        listSecurityProperties(db, resource).length === 0,
    );
  const ruled = [...named, ...Object.keys(REVIEWED_TYPES)].filter(
    (type) => type.startsWith('AWS::') && !known.includes(type),
  );
  const types = new Set([...judged.map(({ cloudFormationType }) => cloudFormationType), ...ruled]);
  const services: Record<string, string[]> = {};
  for (const type of [...types].sort()) {
    const [, service = '', name = ''] = type.split('::');
    services[service] = [...(services[service] ?? []), name];
  }
  return {
    source: '@aws-cdk/aws-service-spec',
    version,
    services: Object.fromEntries(Object.entries(services).map(([service, names]) => [service, names.join(' ')])),
  };
}

/** Lists the types that no rule looks at, with the properties that decide about security. */
export function listUnjudgedTypes({ services }: JudgedTypes): readonly (readonly [string, readonly string[]])[] {
  const db = loadAwsServiceSpecSync();
  return db
    .all('resource')
    .filter(({ cloudFormationType }) => {
      const [, service = '', name = ''] = cloudFormationType.split('::');
      return !(services[service] ?? '').split(' ').includes(name);
    })
    .map((resource) => [resource.cloudFormationType, listSecurityProperties(db, resource)] as const);
}

/** Lists the paths of the properties of a type whose name has a security word, those of nested types included. */
function listSecurityProperties(db: SpecDatabase, { properties }: Resource): readonly string[] {
  const seen = new Set<string>();
  const visit = (nested: Readonly<Record<string, Property>>, path: string): string[] =>
    Object.entries(nested).flatMap(([name, property]) => [
      ...(SECURITY_WORD.test(name) ? [`${path}${name}`] : []),
      ...listReferences(property.type).flatMap((id) => {
        if (seen.has(id)) return [];
        seen.add(id);
        return visit(db.get('typeDefinition', id).properties, `${path}${name}.`);
      }),
    ]);
  return visit(properties, '');
}

function listReferences(type: PropertyType): readonly string[] {
  switch (type.type) {
    case 'ref':
      return [type.reference.$ref];
    case 'array':
    case 'map':
      return listReferences(type.element);
    case 'union':
      return type.types.flatMap(listReferences);
    default:
      return [];
  }
}
