import type { FactRecord, Setting } from '../../assessment/fact-record';
import { describeResourceChange, describeSettingChange } from './change-words';
import { comparePolicies } from './compare-policies';
import { compareSecurityGroups, isSecurityGroupRule, SECURITY_GROUP } from './compare-security-groups';
import { type ComparisonPlan, SettingComparison } from './compare-settings';
import { describeLostStore } from './data-stores';
import { type Direction, type ExposureChange, reverseDirection } from './exposure-change';
import { FactIndex } from './fact-index';
import { findLaw } from './find-law';
import { type ChangedResource, judgeOpeningPresence, judgePresence } from './judge-setting';
import { pairFacts, renameReferences } from './pair-facts';
import { ATTACHED, IDENTITIES } from './policy-holders';
import { isPolicyDocument } from './policy-text';
import { findResourceEffect } from './resource-effect';
import { describeSetting, isSettingList } from './setting-text';

export interface ExposureDifference {
  readonly changes: readonly ExposureChange[];
  /** Constructs with the same type and properties under another path, from the old to the new one. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Compares what two runs recorded of the same environments. */
export function compareExposure(before: readonly FactRecord[], after: readonly FactRecord[]): ExposureDifference {
  const { renames } = pairFacts(before, after);
  const old = new FactIndex(renameReferences(before, renames));
  const now = new FactIndex(after);
  const { pairs, added, removed } = pairFacts(old.facts, now.facts);
  const changes = [
    ...comparePolicies(old, now),
    ...compareSecurityGroups(old, now),
    ...pairs.flatMap((pair) => compareResource(pair.before, pair.after, now)),
    ...added.flatMap((fact) => describeEffect(fact, now, true)),
    ...removed.flatMap((fact) => describeLostStore(fact, old) ?? describeEffect(fact, old, false)),
  ];
  return { changes: dropRepeated(changes), renames };
}

function compareResource(before: FactRecord, after: FactRecord, now: FactIndex): ExposureChange[] {
  const { type } = after;
  if (isSecurityGroupRule(type)) return [];
  const resource = { before, after };
  const name = now.describe(after);
  const limits = [...LIMITS.keys()].filter(
    (property) => isEmpty(before.settings[property]) !== isEmpty(after.settings[property]),
  );
  const changes = new SettingComparison(createPlan(type, limits)).compare(before.settings, after.settings);
  return [
    ...limits.map((property) => describeLimit(property, resource, name)),
    ...changes.flatMap((change): ExposureChange[] => {
      const law = findLaw(type, change.path);
      const direction = law === undefined ? 'changed' : law.judge(change, resource);
      if (direction === undefined) return [];
      return [{ direction, resource: after.resource, text: describeSettingChange(change, resource, name, direction) }];
    }),
  ];
}

/** Lists that name what is allowed. Without any, everything is allowed, or what the service chooses. */
const LIMITS: ReadonlyMap<string, Direction> = new Map([
  ['AllowedPublishers', 'wider'],
  ['AuthorizationScopes', 'wider'],
  ['ExplicitAuthFlows', 'changed'],
  ['ReadAttributes', 'wider'],
  ['WriteAttributes', 'wider'],
]);

function isEmpty(setting: Setting | undefined): boolean {
  return setting === undefined || (isSettingList(setting) && setting.length === 0);
}

function describeLimit(property: string, { before, after }: ChangedResource, name: string): ExposureChange {
  const direction = LIMITS.get(property) ?? 'changed';
  const consequence = direction === 'wider' ? 'everything is allowed' : 'the service decides';
  const [one, other] = [describeSetting(before.settings[property]), describeSetting(after.settings[property])];
  return isEmpty(after.settings[property])
    ? {
        direction,
        resource: after.resource,
        text: `${property} of ${name} was ${one} and is not set, so ${consequence}.`,
      }
    : {
        direction: reverseDirection(direction),
        resource: after.resource,
        text: `${property} of ${name} was not set and is ${other}.`,
      };
}

/** Properties of identities with their policies; who may do what is compared instead. */
const POLICIES = /^(?:RoleName|UserName|GroupName|PolicyDocument|Policies|AssumeRolePolicyDocument)$/;
/** The same, and what a policy is attached to. Members of a group and roles of an instance profile are not that. */
const ATTACHMENTS = /^(?:Roles|Users|Groups|RoleName|UserName|GroupName|PolicyDocument)$/;

function createPlan(type: string, compared: readonly string[]): ComparisonPlan {
  const left = ATTACHED.test(type) ? ATTACHMENTS : IDENTITIES.test(type) ? POLICIES : undefined;
  return {
    isSkipped: (path, setting) =>
      isPolicyDocument(setting) ||
      (path.length === 1 && compared.includes(path[0] ?? '')) ||
      (path.length === 1 && left?.test(path[0] ?? '') === true) ||
      (type === 'AWS::Lambda::Permission' && path.length === 1) ||
      (type === 'AWS::EC2::VPCEndpoint' && path[0] === 'PolicyDocument') ||
      (type === SECURITY_GROUP && /^SecurityGroup(?:In|E)gress$/.test(path[0] ?? '')),
    isWhole: (path) => findLaw(type, path)?.isWhole === true,
    isList: (path) => {
      const law = findLaw(type, path);
      return law !== undefined && law.judge !== judgePresence && law.judge !== judgeOpeningPresence;
    },
    isKnown: (path) => findLaw(type, path) !== undefined,
  };
}

function describeEffect(fact: FactRecord, index: FactIndex, isAdded: boolean): ExposureChange[] {
  if (isSecurityGroupRule(fact.type)) return [];
  const direction = findResourceEffect(fact, isAdded);
  if (direction === undefined) return [];
  return [{ direction, resource: fact.resource, text: describeResourceChange(fact, index.describe(fact), isAdded) }];
}

function dropRepeated(changes: readonly ExposureChange[]): ExposureChange[] {
  const seen = new Set<string>();
  return changes.filter(({ direction, resource, text }) => {
    const key = `${direction} ${resource} ${text}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}
