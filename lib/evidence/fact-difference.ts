import type { Assessment, FactRecord } from '../compliance/assessment/assessment';

/** A value that decides on encryption and is another one now, or gone. */
export interface EncryptionChange {
  readonly resource: string;
  readonly property: string;
  readonly before: string;
  /** @default - the property is gone */
  readonly after?: string;
}

/** Rights that are new. One that a condition now narrows is none. */
export function rightsAdded(before: Assessment, after: Assessment): FactRecord[] {
  const had = keysOf(before, 'permission');
  return missingIn(before, after, 'permission').filter(({ resource, fact }) => {
    const condition = fact.indexOf(' if {');
    return condition < 0 || !had.has(keyOf({ resource, fact: fact.slice(0, condition) }));
  });
}

/** Paths that are new, and refusals that are gone. */
export function openedPaths(before: Assessment, after: Assessment): FactRecord[] {
  return [
    ...missingIn(before, after, 'network').filter(({ fact }) => !refuses(fact)),
    ...missingIn(after, before, 'network').filter(({ fact }) => refuses(fact)),
  ];
}

/** A strength that a value has is for people to judge, but for a switch: on is stronger than off. */
export function encryptionChanges(before: Assessment, after: Assessment): EncryptionChange[] {
  const resources = new Set(after.resources.map(({ path }) => path));
  const now = new Map(
    factsOf(after, 'encryption').map(({ resource, fact }) => [`${resource} ${propertyOf(fact)}`, fact]),
  );
  return factsOf(before, 'encryption').flatMap(({ resource, fact }): EncryptionChange[] => {
    if (!resources.has(resource)) return [];
    const property = propertyOf(fact);
    const value = shownIn(fact);
    const left = now.get(`${resource} ${property}`);
    if (left === undefined) return [{ resource, property, before: value }];
    const after = shownIn(left);
    const isStronger = /^(false|0)$/.test(value) && /^(true|1)$/.test(after);
    return after === value || isStronger ? [] : [{ resource, property, before: value, after }];
  });
}

function missingIn(one: Assessment, other: Assessment, kind: FactRecord['kind']): FactRecord[] {
  const had = keysOf(one, kind);
  return factsOf(other, kind).filter((fact) => !had.has(keyOf(fact)));
}

function factsOf({ facts }: Assessment, kind: FactRecord['kind']): FactRecord[] {
  return facts.filter((fact) => fact.kind === kind);
}

function keysOf(assessment: Assessment, kind: FactRecord['kind']): ReadonlySet<string> {
  return new Set(factsOf(assessment, kind).map(keyOf));
}

function keyOf({ resource, fact }: Pick<FactRecord, 'resource' | 'fact'>): string {
  return JSON.stringify([resource, fact]);
}

/** Entries of a network ACL that deny, and the rule by which CDK says that a security group lets nothing out. */
function refuses(fact: string): boolean {
  return (
    /^NetworkAclEntry .*"RuleAction":"deny"/.test(fact) ||
    /^SecurityGroupEgress \{"CidrIp":"255\.255\.255\.255\/32"/.test(fact)
  );
}

/** `StorageEncrypted = true` */
function propertyOf(fact: string): string {
  return fact.slice(0, fact.indexOf(' = '));
}

function shownIn(fact: string): string {
  return fact.slice(fact.indexOf(' = ') + 3);
}
