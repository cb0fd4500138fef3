import { expect, test } from '@jest/globals';
import { createProductionDraft } from '../scaffold';
import { judgeProduction } from './judge-production';

const draft = createProductionDraft();

/** What the gate accepts of production with this lock, with the reason. */
function listAccepted(section: string, field: string, mode: string) {
  const changes = { [section]: { ...Object(draft[section]), [field]: mode } };
  const { open, accepted, problems } = judgeProduction(changes, '2026-11-27');
  expect([open, problems]).toEqual([[], []]);
  return accepted
    .filter(({ acknowledgement }) => acknowledgement.reason.includes('COMPLIANCE'))
    .map(({ acknowledgement }) => [acknowledgement.rule, acknowledgement.reason]);
}

const LOCKS = [
  ['audit', 'archiveLock', 'Bulwark-S3ObjectLockRetention'],
  ['data', 'backupLock', 'Bulwark-BackupVaultLockCompliance'],
] as const;

test.each<readonly [string, string, string]>(LOCKS)(
  '%s.%s: GOVERNANCE in production is an open decision with a reason',
  (section, field, rule) => {
    const [found, ...others] = listAccepted(section, field, 'GOVERNANCE');
    expect(found?.[0]).toBe(rule);
    expect(found?.[1]).toMatch(new RegExp(`^The settings choose GOVERNANCE.*Set ${section}.${field} to COMPLIANCE`));
    expect(others).toEqual([]);
  },
);

test.each<readonly [string, string, string]>(LOCKS)('%s.%s: COMPLIANCE needs no decision', (section, field) => {
  expect(listAccepted(section, field, 'COMPLIANCE')).toEqual([]);
});
