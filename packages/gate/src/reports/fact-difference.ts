import type { Assessment, FactRecord } from '../assessment/assessment';

/** An encryption setting that changed or was removed. */
export interface EncryptionChange {
  readonly resource: string;
  readonly property: string;
  readonly before: string;
  /** @default - the property was removed */
  readonly after?: string;
}

/** Finds new permissions. An old permission with a new condition is narrower, so it does not count. */
export function findAddedPermissions(before: Assessment, after: Assessment): FactRecord[] {
  const known = collectKeys(before, 'permission');
  return findMissing(before, after, 'permission').filter(({ resource, fact }) => {
    const condition = fact.indexOf(' if {');
    return condition < 0 || !known.has(getKey({ resource, fact: fact.slice(0, condition) }));
  });
}

/** Finds new network paths, and denials that were removed. */
export function findOpenedPaths(before: Assessment, after: Assessment): FactRecord[] {
  return [
    ...findMissing(before, after, 'network').filter(({ fact }) => !isDenied(fact)),
    ...findMissing(after, before, 'network').filter(({ fact }) => isDenied(fact)),
  ];
}

/** Lists changed settings for people to judge. Only a switch from off to on is known to be stronger, and left out. */
export function compareEncryption(before: Assessment, after: Assessment): EncryptionChange[] {
  const resources = new Set(after.resources.map(({ path }) => path));
  const later = new Map(
    selectFacts(after, 'encryption').map(({ resource, fact }) => [`${resource} ${getProperty(fact)}`, fact]),
  );
  return selectFacts(before, 'encryption').flatMap(({ resource, fact }): EncryptionChange[] => {
    if (!resources.has(resource)) return [];
    const property = getProperty(fact);
    const value = getValue(fact);
    const laterFact = later.get(`${resource} ${property}`);
    if (laterFact === undefined) return [{ resource, property, before: value }];
    const laterValue = getValue(laterFact);
    const isStronger = /^(false|0)$/.test(value) && /^(true|1)$/.test(laterValue);
    return laterValue === value || isStronger ? [] : [{ resource, property, before: value, after: laterValue }];
  });
}

function findMissing(one: Assessment, other: Assessment, kind: FactRecord['kind']): FactRecord[] {
  const known = collectKeys(one, kind);
  return selectFacts(other, kind).filter((fact) => !known.has(getKey(fact)));
}

function selectFacts({ facts }: Assessment, kind: FactRecord['kind']): FactRecord[] {
  return facts.filter((fact) => fact.kind === kind);
}

function collectKeys(assessment: Assessment, kind: FactRecord['kind']): ReadonlySet<string> {
  return new Set(selectFacts(assessment, kind).map(getKey));
}

function getKey({ resource, fact }: Pick<FactRecord, 'resource' | 'fact'>): string {
  return JSON.stringify([resource, fact]);
}

/** Whether a fact denies traffic: a network ACL entry, or CDK's placeholder rule of a group without egress. */
function isDenied(fact: string): boolean {
  return (
    /^NetworkAclEntry .*"RuleAction":"deny"/.test(fact) ||
    /^SecurityGroupEgress \{"CidrIp":"255\.255\.255\.255\/32"/.test(fact)
  );
}

/** Reads `StorageEncrypted` from `StorageEncrypted = true`. */
function getProperty(fact: string): string {
  return fact.slice(0, fact.indexOf(' = '));
}

function getValue(fact: string): string {
  return fact.slice(fact.indexOf(' = ') + 3);
}
