import { allRules } from '@bulwark/gate/rules';
import { describe, expect, test } from '@jest/globals';
import { listAccountDecisions } from '../../bin/account-decisions';
import { listAccountServices } from '../../lib/settings/detection-settings';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import {
  createProductionDraft,
  createSandboxDraft,
  parseDraft,
  productionSettings,
  sandboxSettings,
  TODAY,
} from '../scaffold';

const change = (draft: EnvironmentDraft, detection: object): EnvironmentDraft => ({
  ...draft,
  detection: { ...Object(draft['detection']), ...detection },
});

describe('the report of an environment', () => {
  test('gives the reason of each service that is off', () => {
    expect(listAccountDecisions(sandboxSettings)).toMatchObject({
      'Bulwark-ConfigRecorderStarted': { off: expect.stringMatching(/^AWS Config is off\. A sandbox/) },
      'Bulwark-SecurityHubStandardEnabled': { off: expect.stringMatching(/^Security Hub is off\. A sandbox/) },
    });
  });

  test('names who manages a service elsewhere', () => {
    const settings = parseDraft(
      change(createProductionDraft(), { guardDuty: { mode: 'elsewhere', managedBy: 'the security team' } }),
    );
    expect(listAccountDecisions(settings)['Bulwark-GuardDutyEnabled']).toEqual({
      off: 'GuardDuty is managed elsewhere, by the security team.',
    });
  });

  test('switches off no rule of a service that is here', () => {
    expect(Object.keys(listAccountDecisions(productionSettings)).filter((id) => /GuardDuty|Config/.test(id))).toEqual(
      [],
    );
  });

  test('shows every service, by rules that exist', () => {
    const off = { mode: 'off', reason: 'The team decided this for cost.' };
    const everything = Object.fromEntries(listAccountServices().map((service) => [service, off]));
    const decisions = listAccountDecisions(parseDraft(change(createSandboxDraft(), { frameworks: [], ...everything })));
    const reasons = new Set(Object.values(decisions).map((decision) => (decision === 'on' ? '' : decision.off)));
    expect(reasons.size).toBe(listAccountServices().length);
    const known = allRules.map(({ id }) => `Bulwark-${id}`);
    expect(Object.keys(decisions).filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('two environments of one account and region', () => {
  const rename = (draft: EnvironmentDraft): EnvironmentDraft => ({
    ...draft,
    name: 'second',
    identity: { ...Object(draft['identity']), domainPrefix: 'bulwark-second-example' },
    api: { ...Object(draft['api']), manageAccountLogging: false },
  });

  test.each(listAccountServices().filter((service) => sandboxSettings.detection[service].mode === 'here'))(
    'cannot both have %s here',
    (service) => {
      const parsed = parseSettings([createSandboxDraft(), rename(createSandboxDraft())], TODAY);
      expect(parsed.ok ? [] : parsed.problems).toContain(
        `environments[1].detection.${service}.mode: expected "here" in only one environment per account and region, and "elsewhere" in the others, got "here", as in environments[0]`,
      );
    },
  );

  test('can share services that one of them has elsewhere', () => {
    const elsewhere = { mode: 'elsewhere', managedBy: 'the environment sandbox' };
    const second = change(rename(createSandboxDraft()), { guardDuty: elsewhere, externalAccess: elsewhere });
    expect(parseSettings([createSandboxDraft(), second], TODAY).ok).toBe(true);
  });
});
