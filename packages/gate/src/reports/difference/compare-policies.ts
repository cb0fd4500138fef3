import { groupBy } from '../../templates/group-by';
import { memoize } from '../../templates/memoize';
import type { Direction, ExposureChange } from './exposure-change';
import type { FactIndex } from './fact-index';
import { joinAddresses } from './join-addresses';
import { coversGrant, type Grant, splitStatement } from './policy-cover';
import { collectPolicyHolders, isUnwrittenForNew, type PolicyHolder } from './policy-holders';
import { describeConditions, describeSet, type Statement, type TextSet } from './policy-text';
import { shortenPath } from './setting-text';

/** Compares what policies allow and deny, by whom they are true for. Where a statement is written does not count. */
export function comparePolicies(before: FactIndex, after: FactIndex): ExposureChange[] {
  const old = collectPolicyHolders(before);
  const now = collectPolicyHolders(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)];
    const holder = one ?? other;
    if (holder === undefined) return [];
    // The policies of a removed resource are gone with it.
    const isGone = other === undefined && before.byPath.has(holder.holder) && !after.byPath.has(holder.holder);
    if (isGone) return [];
    const isNew = one === undefined && !before.byPath.has(holder.holder);
    if (isNew && holder.statements.every(isUnwrittenForNew)) return [];
    return compareHolders(holder, one?.statements ?? [], other?.statements ?? []);
  });
}

function compareHolders(
  holder: PolicyHolder,
  before: readonly Statement[],
  after: readonly Statement[],
): ExposureChange[] {
  const gained = findUncovered(after, before);
  const lost = findUncovered(before, after);
  return [
    ...describeGrants(holder, gained, (allows) => (allows ? 'wider' : 'narrower'), true),
    ...describeGrants(holder, lost, (allows) => (allows ? 'narrower' : 'wider'), false),
  ];
}

/** The parts of statements that no other statement has. */
function findUncovered(statements: readonly Statement[], others: readonly Statement[]): Grant[] {
  const known = new Set(others.map(getStatementKey));
  const all = [...others, ...joinAddresses(others)];
  return statements
    .filter((statement) => !known.has(getStatementKey(statement)))
    .flatMap(splitStatement)
    .filter((grant) => !all.some((other) => coversGrant(other, grant)));
}

const getStatementKey = memoize(({ allows, principals, actions, resources, conditions }: Statement): string => {
  const sort = ({ isExcluding, texts }: TextSet) => [isExcluding, ...[...texts].sort()];
  const written = conditions.map(({ operator, key, values }) => JSON.stringify([operator, key, ...[...values].sort()]));
  return JSON.stringify([allows, sort(principals), sort(actions), sort(resources), written.sort()]);
});

/** One sentence for the actions that a statement has for the same principals and resources. */
function describeGrants(
  holder: PolicyHolder,
  grants: readonly Grant[],
  direct: (allows: boolean) => Direction,
  isGained: boolean,
): ExposureChange[] {
  const byStatement = groupBy(grants, ({ from }) => getStatementKey(from));
  const sentences = [...byStatement.values()].flatMap((ofStatement) => {
    const byAction = groupBy(ofStatement, ({ actions }) => JSON.stringify(actions));
    const byReach = groupBy([...byAction.values()], (list) =>
      JSON.stringify(list.map(({ principals, resources }) => [principals, resources])),
    );
    return [...byReach.values()].map((lists) => lists.flat());
  });
  return sentences.flatMap((list): ExposureChange[] => {
    const [first] = list;
    if (first === undefined) return [];
    const text = describeGrant(holder, first, list, isGained);
    return [{ direction: direct(first.allows), resource: holder.holder, text }];
  });
}

function describeGrant(
  { kind, holder }: PolicyHolder,
  { allows, conditions }: Grant,
  grants: readonly Grant[],
  isGained: boolean,
): string {
  const actions = describeSet(mergeSets(grants.map((grant) => grant.actions)));
  const principals = mergeSets(grants.map((grant) => grant.principals));
  const who = principals.texts.includes('*') && !principals.isExcluding ? 'Any principal' : describeSet(principals);
  const resources = mergeSets(grants.map((grant) => grant.resources));
  const on = describeSet(resources);
  const when = describeConditions(conditions);
  const name = shortenPath(holder);
  const verb = describeVerb(allows, isGained);
  switch (kind) {
    case 'identity':
      return `${name} ${verb} ${actions} on ${on}${when}.`;
    case 'trust':
      return /^sts:AssumeRole\w*$/.test(actions)
        ? `${who} ${allows ? (isGained ? 'may now' : 'may no longer') : verb} assume ${name}${when}.`
        : `${who} ${verb} ${actions} for ${name}${when}.`;
    case 'resource': {
      const isAll = resources.texts.every((text) => text === '*' || text.startsWith(`\${${holder}}`));
      return `${who === '' ? 'The owner' : who} ${verb} ${actions} on ${name}${isAll ? '' : ` (${on})`}${when}.`;
    }
    default:
      return `The policy ${name} ${describePolicyVerb(allows, isGained)} ${actions} on ${on}${when}.`;
  }
}

function describeVerb(allows: boolean, isGained: boolean): string {
  if (allows) return isGained ? 'may now call' : 'may no longer call';
  return isGained ? 'is now denied' : 'is no longer denied';
}

function describePolicyVerb(allows: boolean, isGained: boolean): string {
  if (allows) return isGained ? 'now allows' : 'no longer allows';
  return isGained ? 'now denies' : 'no longer denies';
}

function mergeSets(sets: readonly TextSet[]): TextSet {
  return {
    isExcluding: sets.some(({ isExcluding }) => isExcluding),
    texts: [...new Set(sets.flatMap(({ texts }) => texts))],
  };
}
