import type { Assessment, FindingRecord, SwitchedOffRecord } from '../assessment/assessment';
import { groupBy } from '../templates/group-by';
import { isWithin } from './locations';
import { renderCount } from './text';

/** What judged the templates of the baseline and does not judge now, as one sentence each. */
export function findLostRules(before: Assessment, after: Assessment): readonly string[] {
  return [...findLostPacks(before, after), ...findSwitchedOff(before, after)];
}

function findLostPacks(before: Assessment, after: Assessment): readonly string[] {
  const present = new Map(after.packs.map((pack) => [pack.name, pack]));
  return before.packs.flatMap(({ name, rules, evaluations }) => {
    const now = present.get(name);
    if (now === undefined)
      return evaluations === 0
        ? []
        : [`The pack ${name} with ${renderCount(rules, 'rule')} judged before, and is missing now.`];
    return now.rules < rules ? [`The pack ${name} had ${renderCount(rules, 'rule')}, and has ${now.rules} now.`] : [];
  });
}

/** Rules that a policy switches off now, in environments that the baseline judged by them. */
function findSwitchedOff(before: Assessment, after: Assessment): readonly string[] {
  const known = new Set(before.switchedOff.map(getKey));
  const lost = after.switchedOff.filter(
    (record) => before.environments.includes(record.environment) && !known.has(getKey(record)),
  );
  const groups = groupBy(lost, ({ environment, pack, reason }) => JSON.stringify([environment, pack, reason]));
  return [...groups.values()].flatMap((records) => {
    const [first] = records;
    if (first === undefined) return [];
    const names = records.map(({ rule }) => rule);
    const listed =
      names.length > MOST_NAMES ? `${renderCount(names.length, 'rule')} of ${first.pack}` : names.join(', ');
    return [`The policy of ${first.environment} switches off ${listed}. Reason: ${first.reason}`];
  });
}

/** Rules that are named one by one. */
const MOST_NAMES = 5;

function getKey({ environment, rule }: SwitchedOffRecord): string {
  return `${environment} ${rule}`;
}

/** Findings of the baseline that are gone, by whether a rule judged their resource again. */
export interface GoneFindings {
  readonly fixed: readonly FindingRecord[];
  /** The resource is there, but no rule that reported it has judged it. */
  readonly notJudged: readonly FindingRecord[];
}

/**
 * Separates what was fixed from what only disappeared with its rule: the rule is switched off, its pack is missing, or
 * it does not apply to the resource any more.
 */
export function separateGoneFindings(gone: readonly FindingRecord[], after: Assessment): GoneFindings {
  const packs = new Set(after.packs.map(({ name }) => name));
  const off = groupBy(after.switchedOff, ({ rule }) => rule);
  const resources = new Map(after.resources.map(({ path }, number) => [path, number]));
  const decided = new Map(
    after.checks.map(({ id, outcomes: { compliant, violation, undecided } }) => [
      id,
      new Set([...compliant, ...violation, ...undecided]),
    ]),
  );
  const isJudged = ({ check, ids, resource }: FindingRecord): boolean => {
    const number = resources.get(resource);
    if (number === undefined) return true;
    const isOn = ids.some((id) => {
      const rule = id.replace(/\[.*$/s, '').replace(/-Undecided$/, '');
      return (
        [...packs].some((pack) => rule.startsWith(`${pack}-`)) &&
        !off.get(rule)?.some(({ environment }) => isWithin(resource, environment))
      );
    });
    // CloudFormation Validate records violations only.
    return isOn && (check.startsWith('CloudFormation-Validate-') || decided.get(check)?.has(number) === true);
  };
  return { fixed: gone.filter(isJudged), notJudged: gone.filter((finding) => !isJudged(finding)) };
}
