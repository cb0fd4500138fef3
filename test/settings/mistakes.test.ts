import { describe, expect, test } from '@jest/globals';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createProductionDraft, createSandboxDraft, TODAY } from '../scaffold';
import { parsePath, replaceValue } from './drafts';
import { MISTAKES } from './mistakes';

const REASON = 'The team decided this for cost.';
const twice = <T>(value: T): T[] => [value, value];

describe('a mistake in one environment is reported with its path, the allowed values and the given value', () => {
  test.each(MISTAKES.map((entry) => [entry.mistake, entry] as const))('%s', (_mistake, { write, answers }) => {
    const draft = Object.entries(write).reduce(
      (written, [path, value]) => replaceValue(written, parsePath(path), value),
      createSandboxDraft(),
    );
    expect(findProblems([draft])).toEqual(answers.map((answer) => `environments[0]${answer}`));
  });

  test('at least 40 mistakes are tested', () => {
    expect(new Set(MISTAKES.map(({ mistake }) => mistake)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(MISTAKES.map(({ mistake }) => mistake)).size).toBe(MISTAKES.length);
  });
});

describe('a mistake about a service of the account', () => {
  test.each<[string, string, unknown, string]>([
    ['an unknown mode', 'macie', { mode: 'on' }, '.macie.mode: expected "here", "elsewhere" or "off", got "on"'],
    ['no reason', 'macie', { mode: 'off' }, '.macie.reason: expected a reason of 20 to 500 characters'],
    ['no manager', 'macie', { mode: 'elsewhere' }, '.macie.managedBy: expected who manages the service'],
    [
      'a plan twice',
      'guardDuty',
      { mode: 'here', plansOff: twice({ plan: 'eksAuditLogs', reason: REASON }) },
      'each plan once',
    ],
    [
      'a hub without a recorder',
      'securityHub',
      { mode: 'here' },
      '.config.mode: expected "here" or "elsewhere", since',
    ],
    ['frameworks that nothing checks', 'frameworks', ['hipaa'], '.frameworks: expected none, since neither'],
    ['no scan', 'inspector', { mode: 'here', scans: [] }, '.inspector.scans: expected 1 to 4 of "lambda"'],
    ['an age over 90 days', 'unusedAccess', { mode: 'here', ageDays: 91 }, 'a whole number of days from 1 to 90'],
  ])('%s is reported', (_mistake, service, value, answer) => {
    const problems = findProblems([replaceValue(createSandboxDraft(), ['detection', service], value)]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(answer);
  });
});

describe('a mistake in the list of environments', () => {
  const domain = {
    name: 'api.example.com',
    certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  };
  /** Production in the account and region of the sandbox, which has what an account has once. */
  const sharing = ['guardDuty', 'externalAccess'].reduce(
    (draft, service) =>
      replaceValue(draft, ['detection', service], { mode: 'elsewhere', managedBy: 'the environment sandbox' }),
    replaceValue(createProductionDraft(), ['api', 'manageAccountLogging'], false),
  );
  const other = replaceValue(sharing, ['identity', 'domainPrefix'], 'bulwark-other-example');

  test('is not reported for two different environments', () => {
    expect(findProblems([createSandboxDraft(), other])).toEqual([]);
  });

  test.each<[string, unknown[], string]>([
    ['no environment', [], 'environments: expected a list of at least one environment, got []'],
    [
      'a duplicate name',
      [createSandboxDraft(), replaceValue(other, ['name'], 'sandbox')],
      'environments[1].name: expected a unique name, got "sandbox", as in environments[0]',
    ],
    [
      'a duplicate sign-in host',
      [createSandboxDraft(), sharing],
      'environments[1].identity.domainPrefix: expected a sign-in host that is unique in its region, got "bulwark-test-example", as in environments[0]',
    ],
    [
      'a duplicate host name',
      [createSandboxDraft(), other].map((draft) => replaceValue(draft, ['api', 'domain'], domain)),
      'environments[1].api.domain.name: expected a host name that is unique in its region, got "api.example.com", as in environments[0]',
    ],
    [
      'a duplicate account-wide switch',
      [createSandboxDraft(), other].map((draft) => replaceValue(draft, ['network', 'blockPublicAccess'], true)),
      'environments[1].network.blockPublicAccess: expected true in only one environment per account and region, since it applies to all of them, got true, as in environments[0]',
    ],
    [
      'a duplicate account-wide logging role',
      [createSandboxDraft(), replaceValue(other, ['api', 'manageAccountLogging'], true)],
      'environments[1].api.manageAccountLogging: expected true in only one environment per account and region, since they share one role, got true, as in environments[0]',
    ],
    [
      'a duplicate service of the account',
      [createSandboxDraft(), replaceValue(other, ['detection', 'guardDuty'], { mode: 'here', plansOff: [] })],
      'environments[1].detection.guardDuty.mode: expected "here" in only one environment per account and region, and "elsewhere" in the others, got "here", as in environments[0]',
    ],
    [
      'a value that is not an environment',
      [other, null],
      `environments[1]: expected an object { ${listEnvironmentFields()} }, got null`,
    ],
    [
      'a list in the list',
      [[other]],
      `environments[0]: expected an object { ${listEnvironmentFields()} }, got [{"disposable":fa`,
    ],
    [
      'a gap in the list',
      Object.assign(Array(3), { 0: other, 2: createSandboxDraft() }),
      `environments[1]: expected an object { ${listEnvironmentFields()} }, got nothing`,
    ],
  ])('%s is reported', (_mistake, drafts, answer) => {
    const problems = findProblems(drafts);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(answer);
  });

  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [{ sandbox: {} }, '{"sandbox":{}}'],
    ['sandbox', '"sandbox"'],
  ])('%j instead of the list is reported', (list, shown) => {
    expect(findProblems(list)).toEqual([`environments: expected a list of at least one environment, got ${shown}`]);
  });
});

function listEnvironmentFields(): string {
  return 'name, account, region, owner, alertEmails, disposable, protections, network, encryption, identity, data, api, audit, detection, response, monitoring';
}

/** Any content of the file reaches validation: types are not checked at run time. */
function findProblems(drafts: unknown): readonly string[] {
  const result = parseSettings(drafts as EnvironmentDraft[], TODAY);
  return result.ok ? [] : result.problems;
}
