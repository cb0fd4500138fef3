import { expect, test } from '@jest/globals';
import { allRules } from '../../src/rules/all-rules';
import { exceptDisposable } from '../../src/rules/disposable-environment';
import type { Rule } from '../../src/rules/rule';
import { Undecidable } from '../../src/templates/undecidable';
import { createTemplateSet } from './rule-cases';

/** The kind: rules that ask for data to outlive a deletion, by the words of their ids. */
const KEEPS_DATA =
  /DeletionProtection|TerminationProtection|Retained|Retention|Backup(?!RestoreTest|PlanRetention|Vault(Customer|NoForeign|Notif))|KeptAfter|KeepsData|(?<!Access)Recovery$|Snapshots$|VaultLock|TapeLock/;
/** Rules of that kind by their words, which a disposable environment needs too. */
const ALWAYS: Readonly<Record<string, string>> = {
  BackupPlanRetention: 'A backup without an end keeps erased personal data in any environment.',
  EcsCapacityProviderTerminationProtection: 'It protects tasks that work, and no data.',
  LogsGroupRetentionLimited: 'It asks for an end of the retention, and not for a beginning.',
  LogsGroupRetentionOneYear: 'A disposable environment keeps its logs for a month, to explain an incident.',
  S3LifecycleLogRetention: 'A disposable environment keeps its logs for a month, to explain an incident.',
  S3ObjectLockRetention: 'Applies to buckets for audit logs only, and is limited there.',
  SinglePlaceClaimedOnce: 'It is about two claims of one place.',
};
const rules = allRules.filter(({ id }) => KEEPS_DATA.test(id) && !(id in ALWAYS));

/** Runs a rule on a resource without any property. */
function evaluate(rule: Rule, disposable: boolean) {
  const [Type = ''] = rule.types;
  const templates = createTemplateSet({ Resources: { Subject: { Type, Properties: {} } } }, disposable);
  const [subject] = templates.resources;
  try {
    return subject === undefined ? undefined : exceptDisposable(rule).check(subject, templates);
  } catch (error) {
    if (error instanceof Undecidable) return 'undecided';
    throw error;
  }
}

test('the kind has rules of many services', () => {
  expect(rules.length).toBeGreaterThanOrEqual(40);
  expect(Object.keys(ALWAYS).filter((id) => !allRules.some((rule) => rule.id === id))).toEqual([]);
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s does not apply to a resource of a disposable environment',
  (_id, rule) => {
    const result = evaluate(rule, true);
    expect(['not applicable', true]).toContainEqual(result);
  },
);

test('a rule that keeps data applies to every other environment', () => {
  const marked = allRules.filter(({ keepsData }) => keepsData === true);
  const without = marked.filter((rule) => evaluate(rule, false) === 'not applicable').map(({ id }) => id);
  expect(marked.length).toBeGreaterThanOrEqual(35);
  expect(without.length).toBeLessThan(marked.length / 4);
});

test('a rule without the mark is the same rule', () => {
  const [unmarked] = allRules.filter(({ keepsData }) => keepsData === undefined);
  expect(unmarked).toBeDefined();
  if (unmarked !== undefined) expect(exceptDisposable(unmarked)).toBe(unmarked);
});
