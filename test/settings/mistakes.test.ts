import { describe, expect, test } from '@jest/globals';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { productionDraft, sandboxDraft } from '../scaffold';
import { stepsOf, withValue } from './drafts';
import { MISTAKES } from './mistakes';

describe('a mistake in one environment is answered with its path, what is allowed and what was given', () => {
  test.each(MISTAKES.map((entry) => [entry.mistake, entry] as const))('%s', (_mistake, { write, answers }) => {
    const draft = Object.entries(write).reduce(
      (written, [path, value]) => withValue(written, stepsOf(path), value),
      sandboxDraft(),
    );
    expect(problemsOf([draft])).toEqual(answers.map((answer) => `environments[0]${answer}`));
  });

  test('at least 40 of them are tried', () => {
    expect(new Set(MISTAKES.map(({ mistake }) => mistake)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(MISTAKES.map(({ mistake }) => mistake)).size).toBe(MISTAKES.length);
  });
});

describe('a mistake in the list of environments', () => {
  const domain = {
    name: 'api.example.com',
    certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  };
  const other = withValue(
    withValue(productionDraft(), ['identity', 'domainPrefix'], 'bulwark-other-example'),
    ['api', 'manageAccountLogging'],
    false,
  );

  test('is not made by two environments that differ', () => {
    expect(problemsOf([sandboxDraft(), other])).toEqual([]);
  });

  test.each<[string, unknown[], string]>([
    ['no environment', [], 'environments: expected a list of at least one environment, got []'],
    [
      'one name twice',
      [sandboxDraft(), withValue(other, ['name'], 'sandbox')],
      'environments[1].name: expected every name once, got "sandbox", as in environments[0]',
    ],
    [
      'one sign-in host twice',
      [sandboxDraft(), withValue(productionDraft(), ['api', 'manageAccountLogging'], false)],
      'environments[1].identity.domainPrefix: expected every sign-in host once in a region, got "bulwark-test-example", as in environments[0]',
    ],
    [
      'one host name twice',
      [sandboxDraft(), other].map((draft) => withValue(draft, ['api', 'domain'], domain)),
      'environments[1].api.domain.name: expected every host name once in a region, got "api.example.com", as in environments[0]',
    ],
    [
      'an account-wide switch twice',
      [sandboxDraft(), other].map((draft) => withValue(draft, ['network', 'blockPublicAccess'], true)),
      'environments[1].network.blockPublicAccess: expected one environment of an account and region to say true, as it binds all of them, got true, as in environments[0]',
    ],
    [
      'the account-wide logging role twice',
      [sandboxDraft(), withValue(other, ['api', 'manageAccountLogging'], true)],
      'environments[1].api.manageAccountLogging: expected one environment of an account and region to say true, as there is one such role in it, got true, as in environments[0]',
    ],
    [
      'an environment that is none',
      [other, null],
      `environments[1]: expected an object { ${environmentFields()} }, got null`,
    ],
    [
      'a list in the list',
      [[other]],
      `environments[0]: expected an object { ${environmentFields()} }, got [{"terminationPro`,
    ],
    [
      'a gap in the list',
      Object.assign(Array(3), { 0: other, 2: sandboxDraft() }),
      `environments[1]: expected an object { ${environmentFields()} }, got nothing`,
    ],
  ])('%s is answered', (_mistake, drafts, answer) => {
    const problems = problemsOf(drafts);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(answer);
  });

  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [{ sandbox: {} }, '{"sandbox":{}}'],
    ['sandbox', '"sandbox"'],
  ])('%j in its place is answered', (list, shown) => {
    expect(problemsOf(list)).toEqual([`environments: expected a list of at least one environment, got ${shown}`]);
  });
});

function environmentFields(): string {
  return 'name, account, region, owner, alertEmails, terminationProtection, network, encryption, identity, data, api, audit';
}

/** Whatever stands in the file reaches validation: nothing checks types when it runs. */
function problemsOf(drafts: unknown): readonly string[] {
  const result = parseSettings(drafts as EnvironmentDraft[]);
  return result.ok ? [] : result.problems;
}
